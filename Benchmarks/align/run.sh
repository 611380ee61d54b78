#!/bin/bash
# The benchmark of alignment: obtains what is missing, measures quality, speed
# and peers, prints the tables.
#
#   run.sh            everything
#   run.sh data       only the data: help documents, word lists, aligner-eval
#   run.sh peers      only the peers, into ../data/align/results/peers.jsonl
#   run.sh ours       only the quality of tripo-term
#   run.sh ablation   only the ablation of its signals
#   run.sh speed      only the speed, peers too
#   run.sh gaps       only texts that lack a stretch (with ALIGNER_EVAL)
#   run.sh table      only the tables, from the figures of the last runs
#   run.sh self       only tries the measuring: scorer, gold, a naive aligner
#
# ALIGNER_EVAL and MAC name checkouts of github.com/bfsujason/aligner-eval and
# /mac; HUNALIGN a hunalign; TRIPO_TERM a tripo-term that is built already;
# MORE further folders of documents, a colon between; EVERY=5 measures only each
# fifth document of a set and QUICK=1 leaves out the longest texts, for a quick look.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
data=${DATA:-$root/Benchmarks/data/align}
results=$data/results
venv=$root/Benchmarks/.venv
mkdir -p "$results"

say() { echo "· $*" >&2; }

python() {
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    if ! "$venv/bin/python" -c 'import galechurch' 2> /dev/null; then
        say "installing galechurch"
        "$venv/bin/pip" install -q -r "$here/requirements.txt" || say "galechurch cannot be had; it is left out"
    fi
    "$venv/bin/python" "$@"
}

more=(--every "${EVERY:-1}")
IFS=: read -ra folders <<< "${MORE:-}"
for folder in "${folders[@]}"; do more+=(--more "$folder"); done
hunalign=${HUNALIGN:-$(command -v hunalign || true)}

data() {
    [ -d "$data/help-hard" ] || { say "building the help documents"; python "$here/build-help.py" --data "$data"; }
    [ -s "$data/lexicons/en-zh.tsv" ] || { say "building the word lists"; python "$here/build-lexicons.py" --data "$data" >&2; }
    if [ -d "$data/aligner-eval" ]; then
        :
    elif [ -n "${ALIGNER_EVAL:-}" ]; then
        say "laying out aligner-eval"
        python "$here/convert-aligner-eval.py" --aligner-eval "$ALIGNER_EVAL" ${MAC:+--mac "$MAC"} --output "$data/aligner-eval.part" >&2
        mv "$data/aligner-eval.part" "$data/aligner-eval"
    else
        say "no Chinese-English sets: git clone https://github.com/bfsujason/aligner-eval (and mac), then ALIGNER_EVAL=... MAC=... run.sh data"
    fi
}

program() {
    if [ -z "${TRIPO_TERM:-}" ]; then
        say "building tripo-term"
        make -s -C "$root" build >&2
        TRIPO_TERM=$root/.build-static/release/tripo-term
    fi
}

# Writes the figures whole or not at all.
figures() {
    local name=$1
    shift
    python "$@" > "$results/$name.part"
    mv "$results/$name.part" "$results/$name.jsonl"
}

peers() { figures peers "$here/measure.py" peers --data "$data" --hunalign "$hunalign" "${more[@]}"; }
ours() { program; figures ours "$here/measure.py" ours --data "$data" --program "$TRIPO_TERM" "${more[@]}"; }
ablation() { program; figures ablation "$here/measure.py" ablation --data "$data" --program "$TRIPO_TERM" "${more[@]}"; }
speed() { program; figures speed "$here/speed.py" ${QUICK:+--quick} --data "$data" --program "$TRIPO_TERM" --hunalign "$hunalign"; }
gaps() { program; python "$here/gaps.py" --data "$data" --program "$TRIPO_TERM"; }
self() {
    (cd "$here" && python3 -m unittest -q score_test)
    figures self "$here/measure.py" self --data "$data" "${more[@]}"
    "$here/self.py" "$results/self.jsonl"
}

table() {
    local files=()
    for name in ours ablation speed peers; do
        if [ -f "$results/$name.jsonl" ]; then files+=("$results/$name.jsonl"); else say "no $name.jsonl: run.sh $name"; fi
    done
    "$here/table.py" "${files[@]}"
}

case ${1:-all} in
    all) data; self; peers; ours; ablation; speed; table ;;
    data) data ;;
    peers | ours | ablation | speed | gaps | self) data; "$1" ;;
    table) table ;;
    *) sed -n '2,19s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
