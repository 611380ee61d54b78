#!/bin/bash
# Writes link-order.txt: the functions that common lookups run, by name. The
# linker puts them together (see STATIC in ../Makefile), so that a start
# touches some 40 pages of code and not 150. A name that is no longer there does
# no harm, and one that is missing costs part of a page: renew the file when
# start-up.sh shows it.
#
#   apt-get install valgrind && Benchmarks/link-order.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same program with its symbols, but without what valgrind may not read.
make -s -C "$root" build SYMBOLS=1
strip -g "$root/.build-static/release/tripo-term" -o "$work/tripo-term"
export TRIPO_TERM_DATA=$root XDG_CACHE_HOME=$work LANG=C.UTF-8
run() {
    "$work/tripo-term" "$@" > "$work/out" || true
    valgrind --quiet --demangle=no --tool=callgrind --callgrind-out-file="$work/$((++number)).calls" \
        "$work/tripo-term" "$@" > "$work/out" || true
}
number=0
for name in 特許庁 KIPO 国家知识产权局 특허청 申长雨 tokkyocho gjzscqj ㅌㅎㅊ 'IP offices' 'Japan Patnet Office' 審判; do
    run lookup "$name"
done
run lookup KIPO --on 2026-01-01 --language ja
run lookup 特許庁 --format json
run lookup 特許庁 --format tsv

# "fn=(12) name", "cfn=(12) name"; 'N marks the levels of a recursion.
LC_ALL=C sed -nE "s/^c?fn=\([0-9]+\) ([^']+).*/\1/p" "$work"/*.calls | LC_ALL=C sort -u > "$here/link-order.txt"
rm -f "$root"/.tripo-term/*.index
make -s -C "$root" build
wc -l "$here/link-order.txt"
