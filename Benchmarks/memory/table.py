#!/usr/bin/env python3
"""Sets the figures of tripo-term beside those of tantivy, and against the targets.

    table.py RESULTS.jsonl...

Prints a Markdown table. Exit status 1 if a figure misses its target.
"""

import json
import sys

# Set: how many times tantivy's queries a second, bytes a segment.
TARGETS = {"en100k": (6, 120), "ja100k": (34, None), "en1M": (3, 120), "cjk1M": (17, 90), "en1M by words": (40, 120)}
# Measure: the most of any set.
LIMITS = {
    "resident_bytes_per_segment": 350,
    "open_first_ms": 20,
    "short_p99_ms": 5,
    "concordance_p99_ms": 10,
}
# What is asked of a set, by the peer's figures for another.
PEER_SET = {"en1M by words": "en1M"}


def main():
    figures = {}
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                figures.setdefault(row["set"], {}).setdefault(row["measure"], {})[row["tool"]] = row["value"]
    missed = 0
    print("| set | measure | tripo-term | tantivy | target |\n|---|---|---:|---:|---|")
    for name, measures in figures.items():
        factor, most_bytes = TARGETS.get(name, (None, None))
        for measure, tools in measures.items():
            ours = tools.get("tripo-term")
            peer = tools.get("tantivy", figures.get(PEER_SET.get(name), {}).get(measure, {}).get("tantivy"))
            if ours is None:
                continue
            target, is_met = "", True
            if measure == "qps" and factor and peer:
                target, is_met = f"{factor} x tantivy", ours >= factor * peer
            elif measure == "build_s" and peer and name.endswith("1M"):
                target, is_met = "half of tantivy", ours <= peer / 2
            elif measure == "bytes_per_segment" and most_bytes:
                target, is_met = f"at most {most_bytes}", ours <= most_bytes
            elif measure in LIMITS:
                target, is_met = f"at most {LIMITS[measure]}", ours <= LIMITS[measure]
            missed += not is_met
            shown = "" if peer is None else f"{peer:,.3g}" if peer < 1000 else f"{peer:,.0f}"
            value = f"{ours:,.3g}" if ours < 1000 else f"{ours:,.0f}"
            print(f"| {name} | {measure} | {value} | {shown} | {target}{'' if is_met else ' **missed**'} |")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
