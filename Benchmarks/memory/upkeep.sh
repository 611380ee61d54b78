#!/usr/bin/env bash
# Measures upkeep and jobs of a memory of a million units: maintain; analyze and pretranslate for a job of 10,000 segments.
#
#     Benchmarks/memory/upkeep.sh DIRECTORY [PROGRAM]
#
# DIRECTORY holds quad.tsv or quad.tsv.xz: segments in English, Chinese, Japanese and Korean, with tabs between.
# UNITS is how many, if not a million.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${2:-$here/../../.build-static/release/tripo-term}
export TRIPO_TERM_DATA=${TRIPO_TERM_DATA:-$here/../..}
table=$1/quad.tsv
[ -e "$table" ] || table=$1/quad.tsv.xz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure() {
    local name=$1 status=0
    shift
    # 1: something was found, or left out.
    /usr/bin/time -f '%e s, %U s of the user, %M KiB' "$@" > "$work/out" 2> "$work/errors" || status=$?
    echo "== $name: $(tail -1 "$work/errors")"
    [ "$status" -le 1 ]
}
python3 "$here/build-tmx.py" "$table" "$work/million.tmx" "${UNITS:-1000000}"
measure "import" "$program" tm import "$work/million.tmx" --memory "$work/memory.sqlite"
rm "$work/million.tmx"
# Each hundredth English segment, every third of them with a word less.
python3 - "$table" "$work/job.en.po" << 'PYTHON'
import json, lzma, sys
with (lzma.open if sys.argv[1].endswith(".xz") else open)(sys.argv[1], "rt", encoding="utf-8", newline="\n") as file, \
        open(sys.argv[2], "w", encoding="utf-8") as job:
    job.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    written = 0
    for number, line in enumerate(file):
        text = line.split("\t")[0].strip()
        if number % 25 or not text or written == 10_000:
            continue
        if written % 3 == 0:
            text = text.rsplit(" ", 1)[0]
        job.write(f'\nmsgctxt "{number}"\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr ""\n')
        written += 1
PYTHON
measure "the index of English" "$program" tm search "The office" --from en --to ja --memory "$work/memory.sqlite"
measure "maintain" "$program" tm maintain --format tsv --memory "$work/memory.sqlite"
echo "   $(wc -l < "$work/out") lines"
measure "analyze" "$program" tm analyze "$work/job.en.po" --to ja --memory "$work/memory.sqlite"
measure "pretranslate" "$program" tm pretranslate "$work/job.en.po" --to ja --memory "$work/memory.sqlite" -o "$work/filled.po"
tail -1 "$work/out"
