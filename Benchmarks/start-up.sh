#!/bin/bash
# Measures how long two commands take as whole processes, by turns and warm.
#
#   start-up.sh [-n RUNS] [-j] COMMAND -- COMMAND
#
#   start-up.sh -n 200 tripo-term lookup 特許庁 -- data/bin/fold-one-word 特許庁
#
# Prints the least, the median and the 90th percentile of each in milliseconds,
# and the ratio of the medians, first to second. With -j: JSON lines instead,
# the first command under the name tripo-term, the second as the C program.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
runs=200 json=
while getopts n:j option; do
    case $option in
        n) runs=$OPTARG ;;
        j) json=1 ;;
        *) echo "usage: start-up.sh [-n RUNS] [-j] COMMAND -- COMMAND" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))

spawn=$here/data/bin/spawn-times
[ -x "$spawn" ] || make -s -C "$here/peers" ../data/bin/spawn-times >&2

times=$(mktemp)
trap 'rm -f "$times"' EXIT
"$spawn" "$runs" "$@" > "$times"

# The value at a share of the sorted column, in milliseconds.
at() {
    cut -f "$1" "$times" | sort -n | awk -v share="$2" '
        { value[NR] = $1 }
        END { n = int(1 + (NR - 1) * share + 0.5); printf "%.3f", value[n] / 1e6 }'
}

if [ -n "$json" ]; then
    printf '{"peer": "tripo-term", "measure": "startup_ms", "value": %s, "unit": "ms", "p90": %s}\n' "$(at 1 0.5)" "$(at 1 0.9)"
    printf '{"peer": "C with ICU", "measure": "startup_ms", "value": %s, "unit": "ms", "p90": %s}\n' "$(at 2 0.5)" "$(at 2 0.9)"
    exit
fi
printf '%-8s %8s %8s %8s  ms, of %s runs\n' '' min median p90 "$runs"
for column in 1 2; do
    printf '%-8s %8s %8s %8s\n' "command $column" "$(at $column 0)" "$(at $column 0.5)" "$(at $column 0.9)"
done
awk -v a="$(at 1 0.5)" -v b="$(at 2 0.5)" 'BEGIN { printf "ratio of the medians, first to second: %.2f\n", a / b }'
