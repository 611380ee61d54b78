#!/bin/bash
# The whole benchmark: obtains what is missing, builds, measures, prints one
# table of tripo-term and its peers against the targets.
#
#   run.sh            everything
#   run.sh data       only the data: million.tsv, the queries, the fuzzy truth
#   run.sh peers      only the peers' figures, into data/results/peers.jsonl
#   run.sh ours       only tripo-term's, into data/results/tripo-term.jsonl
#   run.sh table      only the table, from the figures of the last runs
#
# TRIPO_TERM names a tripo-term that is built already, LOOKUP_BENCHMARK such a
# lookup-benchmark; RUNS is the number of runs that start-up is measured over.
# The program is built as `make install` builds it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
cd "$here"
data=$here/data
results=$data/results
runs=${RUNS:-200}
mkdir -p "$results"

say() { echo "· $*" >&2; }

programs() { make -s -C peers; }

data() {
    [ -s "$data/million.tsv" ] || { say "building the million terms"; ./build-million.py --data "$data" >&2; }
    [ -s "$data/queries-prefix.tsv" ] || { say "drawing the queries"; ./build-queries.py --data "$data" >&2; }
    [ -s "$data/terms.txt" ] || cut -f 3 "$data/million.tsv" > "$data/terms.txt"
    if [ ! -s "$data/fuzzy-truth.tsv" ]; then
        say "finding what is true of 500 fuzzy queries"
        programs
        "$data/bin/fuzzy-truth" "$data/million.tsv" "$data/queries-fuzzy.tsv" 500 > "$data/fuzzy-truth.part"
        mv "$data/fuzzy-truth.part" "$data/fuzzy-truth.tsv"
    fi
}

peers() {
    programs
    if ! .venv/bin/python -c 'import symspellpy, editdistpy, rapidfuzz, marisa_trie' 2> /dev/null; then
        say "installing the Python peers"
        python3 -m venv .venv
        .venv/bin/pip install -q -r peers/requirements.txt
    fi
    say "measuring ICU's own folding"
    "$data/bin/fold-throughput" "$data/terms.txt" > "$results/peers.part"
    "$data/bin/fold-throughput-utf8" "$data/terms.txt" >> "$results/peers.part"
    say "measuring the Python peers"
    .venv/bin/python peers/peers.py --data "$data" >> "$results/peers.part"
    mv "$results/peers.part" "$results/peers.jsonl"
}

ours() {
    programs
    if [ -z "${LOOKUP_BENCHMARK:-}" ]; then
        say "building lookup-benchmark"
        swift build -c release --package-path "$here" --product lookup-benchmark >&2
        LOOKUP_BENCHMARK=$(swift build -c release --package-path "$here" --show-bin-path)/lookup-benchmark
    fi
    if [ -z "${TRIPO_TERM:-}" ]; then
        say "building tripo-term"
        make -s -C "$root" build >&2
        TRIPO_TERM=$root/.build-static/release/tripo-term
    fi
    say "measuring lookup in a million terms"
    (cd "$root" && "$LOOKUP_BENCHMARK" --terms Benchmarks/data/million.tsv --queries Benchmarks/data) > "$results/tripo-term.part"
    say "measuring start-up over $runs runs"
    (cd "$root" && "$here/start-up.sh" -j -n "$runs" "$TRIPO_TERM" lookup 特許庁 -- "$data/bin/fold-one-word" 特許庁) >> "$results/tripo-term.part"
    mv "$results/tripo-term.part" "$results/tripo-term.jsonl"
}

table() {
    local files=()
    for file in "$results/tripo-term.jsonl" "$results/peers.jsonl"; do
        if [ -f "$file" ]; then files+=("$file"); fi
    done
    ./table.py "${files[@]}"
}

case ${1:-all} in
    all) data; peers; ours; table ;;
    data) data ;;
    peers) data; peers ;;
    ours) data; ours ;;
    table) table ;;
    *) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
