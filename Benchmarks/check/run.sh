#!/bin/bash
# Figures of check: seeded errors, false alarms of the look-alike rule, speed, SARIF against its schema.
#
#   run.sh [--meetings DIRECTORY] [--texts DIRECTORY] [--schema sarif-schema-2.1.0.json]
#
# DIRECTORY of meetings holds NAME.{en,zh,ja,ko}.txt, clean texts in which errors are put beside the project's examples; that
# of texts .../{en,zh,ja,ko}.txt, translated documents. Figures that lack what they need are left out. TRIPO_TERM names a
# program that is built already. Needs python3 with PyYAML, and jsonschema for the schema.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
meetings= texts= schema=
while [ $# -gt 0 ]; do
    case $1 in
        --meetings) meetings=$2 ;;
        --texts) texts=$2 ;;
        --schema) schema=$2 ;;
        *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done
if [ -z "${TRIPO_TERM:-}" ]; then
    make -C "$root" build >&2
    TRIPO_TERM=$root/.build-static/release/tripo-term
fi
export TRIPO_TERM_DATA=$root
status=0
echo "== errors put into clean texts"
python3 "$here/seed.py" "$TRIPO_TERM" ${meetings:+"$meetings"} || status=1
if [ -n "$texts" ]; then
    echo "== look-alikes in clean texts"
    python3 "$here/lookalikes.py" "$TRIPO_TERM" "$texts" || status=1
    echo "== speed"
    python3 "$here/speed.py" "$TRIPO_TERM" "$texts" ${meetings:+"$meetings"}
fi
if [ -n "$schema" ]; then
    echo "== SARIF against its schema"
    log=$(mktemp --suffix=.sarif)
    "$TRIPO_TERM" check --together "$root"/Documentation/examples/heads-meeting-21/{en,ja,ko,zh}.txt --on 2026-01-01 \
        --format sarif --output "$log" || true
    python3 "$here/sarif.py" "$schema" "$log" || status=1
    rm -f "$log"
fi
exit $status
