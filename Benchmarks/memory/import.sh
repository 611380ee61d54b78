#!/usr/bin/env bash
# Imports a million units twice, and exports them: time, memory, size.
#
#     Benchmarks/memory/import.sh DIRECTORY [PROGRAM]
#
# DIRECTORY holds quad.tsv or quad.tsv.xz: segments in English, Chinese, Japanese and Korean, with tabs between.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${2:-$here/../../.build-static/release/tripo-term}
export TRIPO_TERM_DATA=${TRIPO_TERM_DATA:-$here/../..}
table=$1/quad.tsv
[ -e "$table" ] || table=$1/quad.tsv.xz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/build-tmx.py" "$table" "$work/million.tmx" 1000000
measure() {
    echo "== $1"
    shift
    local status=0
    # 1: something was left out, which is told.
    /usr/bin/time -f '%e s, %U s of the user, %M KiB' "$@" 2> "$work/errors" || status=$?
    tail -1 "$work/errors"
    [ "$status" -le 1 ]
}
measure "import" "$program" tm import "$work/million.tmx" --memory "$work/memory.sqlite"
stat -c '%s bytes of TMX' "$work/million.tmx"
stat -c '%s bytes of memory' "$work/memory.sqlite"
measure "import of the same" "$program" tm import "$work/million.tmx" --memory "$work/memory.sqlite"
measure "export" "$program" tm export --memory "$work/memory.sqlite" -o "$work/export.tmx"
