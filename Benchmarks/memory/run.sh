#!/bin/bash
# Fuzzy search and concordance of the translation memory beside tantivy, over corpora of segments.
#
#   run.sh DIRECTORY [SET...]
#
# DIRECTORY holds for each set SET.txt (segments, one a line) or SET.txt.xz, and SET.truth.json (for each query up to
# five [line from 0, similarity], at least 0.7); en100k.q and ja100k.q are the queries of the sets that begin with en,
# and of all others. What is made goes under Benchmarks/data/memory. Sets: en100k ja100k en1M cjk1M, if none is named.
# MEMORY_BENCHMARK names a memory-benchmark that is built already; PEERS=0 leaves tantivy out, GROWTH=1 adds parts and
# multiples of the largest sets, from 10,000 to 5,000,000 segments.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
benchmarks=$(dirname "$here")
[ $# -ge 1 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
source=$1
shift
sets=("$@")
[ ${#sets[@]} -gt 0 ] || sets=(en100k ja100k en1M cjk1M)
work=$benchmarks/data/memory
mkdir -p "$work"

say() { echo "· $*" >&2; }

if [ -z "${MEMORY_BENCHMARK:-}" ]; then
    say "building memory-benchmark"
    swift build -c release --package-path "$benchmarks" --product memory-benchmark >&2
    MEMORY_BENCHMARK=$(swift build -c release --package-path "$benchmarks" --show-bin-path)/memory-benchmark
fi

python() {
    if ! "$benchmarks/.venv/bin/python" -c 'import tantivy, rapidfuzz' 2> /dev/null; then
        say "installing tantivy"
        python3 -m venv "$benchmarks/.venv"
        "$benchmarks/.venv/bin/pip" install -q -r "$here/requirements.txt"
    fi
    "$benchmarks/.venv/bin/python" "$@"
}

segments() {
    case $1 in
    *long)
        local from=${1%long}1M
        segments "$from"
        [ -s "$work/$1.truth.json" ] || python "$here/build-long.py" "$work/$from.txt" "$work" "$1"
        return
        ;;
    esac
    if [ ! -s "$work/$1.txt" ]; then
        if [ -s "$source/$1.txt" ]; then cp "$source/$1.txt" "$work/$1.txt"; else xz -dkc "$source/$1.txt.xz" > "$work/$1.txt"; fi
    fi
}

queries() { case $1 in *long) echo "$work/$1.q" ;; en*) echo "$source/en100k.q" ;; *) echo "$source/ja100k.q" ;; esac; }
truth() { case $1 in *long) echo "$work/$1.truth.json" ;; *) echo "$source/$1.truth.json" ;; esac; }

measure() { # SET FILE [options]
    local set=$1 file=$2
    shift 2
    "$MEMORY_BENCHMARK" --segments "$file" --queries "$(queries "$set")" --index "$work/$set.index" --name "$set" "$@"
}

: > "$work/ours.jsonl"
: > "$work/peers.jsonl"
for set in "${sets[@]}"; do
    say "$set"
    segments "$set"
    options=(--truth "$(truth "$set")" --threads "$(nproc)")
    case $set in en*) ;; *) options+=(--concordance) ;; esac
    if [ "$set" = cjk1M ]; then
        measure "$set folded" "$work/$set.txt" --concordance --locales "$benchmarks/../Locales" >> "$work/ours.jsonl"
    fi
    measure "$set" "$work/$set.txt" "${options[@]}" >> "$work/ours.jsonl"
    if [ "$set" = en1M ]; then measure "en1M by words" "$work/$set.txt" --unit word >> "$work/ours.jsonl"; fi
done

if [ "${PEERS:-1}" != 0 ]; then
    for set in "${sets[@]}"; do
        say "$set with tantivy"
        case $set in en*) grams=2,3 ;; *) grams=2,2 ;; esac
        python "$here/tantivy_peer.py" --segments "$work/$set.txt" --queries "$(queries "$set")" \
            --truth "$(truth "$set")" --name "$set" --grams "$grams" >> "$work/peers.jsonl"
    done
fi

if [ "${GROWTH:-0}" = 1 ]; then
    for set in en1M cjk1M; do
        segments "$set"
        for count in 10000 100000 1000000 5000000; do
            say "$set, $count segments"
            "$here/grow.py" "$work/$set.txt" "$count" > "$work/grown.txt"
            measure "${set%1M} $count" "$work/grown.txt" >> "$work/ours.jsonl"
        done
    done
    rm -f "$work/grown.txt"
fi

"$here/table.py" "$work/ours.jsonl" "$work/peers.jsonl"
