#!/usr/bin/env python3
"""Sets the figures of a run beside each other, and against the targets.

    table.py RESULTS.jsonl [...]

Prints a Markdown table. Exit status 1 if a figure misses its target, 0 if all
of those measured meet theirs; a figure that was not measured is shown as such.
"""

import json
import sys

OURS, C_PROGRAM, C_FOLD = "tripo-term", "C with ICU", "ICU C unorm2_normalize"

# Measure, what it is, its unit, better direction, target (a number, or a
# factor of a peer's figure: (factor, peer, the peer's measure)).
ROWS = [
    ("startup_ms", "whole process, one lookup", "ms", "<=", (1.5, C_PROGRAM, "startup_ms")),
    ("open_first_ms", "open the index and answer once", "ms", "<=", 1),
    ("exact_probe_ns", "probe of a ready key", "ns", "<=", 500),
    ("lookup_us", "normalized lookup, whole", "µs", "<=", 5),
    ("prefix20_us", "prefix, first 20", "µs", "<=", 30),
    ("fuzzy1_qps", "fuzzy, distance 1", "queries/s", ">=", 20_000),
    ("fuzzy1_recall", "recall of fuzzy, distance 1", "", ">=", 1.0),
    ("index_bytes_per_term", "index beside the terms' text", "bytes/term", "<=", 40),
    ("resident_mb", "resident memory", "MB", "<=", 200),
    ("build_s", "building the index", "s", "<=", 20),
    ("fold_mb_per_s", "NFKC_Casefold keys", "MB/s", ">=", (0.8, C_FOLD, "fold_utf16_mb_per_s")),
]


def shown(value):
    if value == 1:
        return "1"
    digits = 0 if value >= 1000 else 1 if value >= 100 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def main():
    found, peers = {}, []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("{"):
                    continue
                row = json.loads(line)
                found[row["peer"], row["measure"]] = row["value"]
                if row["peer"] not in peers:
                    peers.append(row["peer"])
    if not found:
        sys.exit("table.py: no figures")

    missed = 0
    print("| measure | tripo-term | target | | peers |")
    print("|---|---:|---:|---|---|")
    for measure, what, unit, sense, target in ROWS:
        words = f"{sense} {shown(target)} {unit}" if not isinstance(target, tuple) else ""
        if isinstance(target, tuple):
            factor, peer, its = target
            base = found.get((peer, its))
            target = factor * base if base is not None else None
            words = f"{sense} {factor} × {peer}" + (f" = {shown(target)} {unit}" if base is not None else "")
        ours = found.get((OURS, measure))
        if ours is None or target is None:
            verdict, figure = "not measured", "" if ours is None else f"{shown(ours)} {unit}"
        else:
            met = ours <= target if sense == "<=" else ours >= target
            missed += not met
            verdict, figure = "met" if met else "**missed**", f"{shown(ours)} {unit}"
        others = [f"{peer} {shown(found[peer, measure])}" for peer in peers if peer != OURS and (peer, measure) in found]
        print(f"| {what} (`{measure}`) | {figure.strip()} | {words.strip()} | {verdict} | {'; '.join(others)} |")

    known = {row[0] for row in ROWS}
    more = [(peer, measure) for peer, measure in found if measure not in known]
    if more:
        print("\nAlso measured:\n")
        for peer, measure in more:
            print(f"- {peer}: `{measure}` {shown(found[peer, measure])}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
