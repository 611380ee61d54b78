#!/usr/bin/env python3
"""Prints the figures of alignment as Markdown tables, beside targets and peers.

    table.py RESULTS.jsonl [...]

Exit status 1 if a figure misses its target or could not be measured, 0 if all
meet theirs.
"""
import collections
import json
import sys

ENGLISH = ("en-zh", "en-ja", "en-ko")
OTHERS = ("zh-ja", "zh-ko", "ja-ko")
PAIRS = ENGLISH + OTHERS
UNITS = "en-zh-ja-ko"
OURS = "tripo-term"

# Title, set, mode, languages whose worst counts, what must be reached, what is aimed at.
QUALITY = [
    ("example reports, paragraph files", "examples", "paragraphs", PAIRS, 0.97, None),
    ("example reports, sentences given", "examples", "together", PAIRS, 0.97, None),
    ("help-hard alone, four languages together", "help-hard", "together", PAIRS, 0.90, 0.93),
    ("help-hard alone, two languages, with English", "help-hard", "pair", ENGLISH, 0.86, 0.90),
    ("help-hard alone, two languages, without", "help-hard", "pair", OTHERS, 0.90, 0.93),
    ("help-hard as a collection", "help-hard", "collection", PAIRS, 0.94, 0.96),
    ("help-clean alone, four languages together", "help-clean", "together", PAIRS, 0.99, None),
    ("MAC development, literary", "mac-dev", "pair", ("en-zh",), 0.55, None),
    ("MAC development, with a lexicon", "mac-dev", "with lexicon", ("en-zh",), 0.65, 0.70),
    ("MAC test, literary", "mac-test", "pair", ("en-zh",), 0.55, None),
    ("MAC test, with a lexicon", "mac-test", "with lexicon", ("en-zh",), 0.65, 0.70),
    ("political", "pol", "pair", ("en-zh",), 0.92, 0.96),
    ("magazine", "mag", "pair", ("en-zh",), 0.92, 0.96),
    ("academic", "aca", "pair", ("en-zh",), 0.92, 0.96),
]
TOP_SHARE_PRECISION = 0.98

# Measure, title, unit, better direction, target, which rows.
SPEED = [
    ("pair_speed", "one pair, one core", "lines_per_second", "lines/s", ">=", 5_000),
    ("four_documents", "4 documents × 500 lines × 4 languages", "seconds", "s", "<=", 1),
    ("large", "30,000 × 42,687 lines, time", "seconds", "s", "<=", 120),
    ("large", "30,000 × 42,687 lines, memory", "memory_mb", "MB", "<=", 500),
]
# Lines a second at the slowest length over the quickest, from 1,000 lines on.
FLATNESS = 0.5

PUBLISHED = """Published, strict F1 on these texts (bfsujason/aligner-eval), for comparison: MAC: Gale-Church 0.455, hunalign with a
dictionary 0.607, Bleualign with translation 0.676, Vecalign with LaBSE 0.873, Bertalign with LaBSE 0.909; political, magazine and
academic together: 0.852, 0.900, 0.911, 0.979, 0.987."""


class Results:
    def __init__(self, paths):
        self.scores, self.speeds, self.missing, self.missed = {}, collections.defaultdict(list), [], 0
        for path in paths:
            with open(path, encoding="utf-8") as lines:
                for row in map(json.loads, filter(str.strip, lines)):
                    self.add(row)

    def add(self, row):
        if "missing" in row:
            self.missing.append(row)
        elif "measure" in row:
            self.speeds[row["measure"]].append(row)
        elif "f1" in row:
            self.scores[row["aligner"], row["set"], row["mode"], row["languages"]] = row

    def score(self, aligner, name, mode, languages):
        return self.scores.get((aligner, name, mode, languages))

    def verdict(self, value, must, sense=">="):
        good = value is not None and (value >= must if sense == ">=" else value <= must)
        self.missed += not good
        return "" if good else ("not measured" if value is None else "**missed**")


def shown(value):
    return "" if value is None else f"{value:.3f}"


def heading(*cells):
    print("| " + " | ".join(cells) + " |")
    print("|" + "---|" + "---:|" * (len(cells) - 1))


def line(*cells):
    print("| " + " | ".join(cells) + " |")


def quality(results):
    print("\n## Quality: strict F1\n")
    heading("set", "worst", "must", "aim", "", *PAIRS, "four-way")
    for title, name, mode, languages, must, aim in QUALITY:
        rows = {pair: results.score(OURS, name, mode, pair) for pair in PAIRS}
        found = [rows[pair]["f1"] for pair in languages if rows[pair]]
        worst = min(found) if len(found) == len(languages) else None
        units = results.score(OURS, name, mode, UNITS)
        cells = [shown(rows[pair]["f1"]) if rows[pair] and pair in languages else "" for pair in PAIRS]
        line(title, shown(worst), f"{must:.2f}", f"{aim:.2f}" if aim else "", results.verdict(worst, must), *cells,
             shown(units and units["f1"]))
    known = {(name, mode) for _, name, mode, *_ in QUALITY}
    for name, mode in sorted({key[1:3] for key in results.scores if key[0] == OURS} - known):
        rows = {pair: results.score(OURS, name, mode, pair) for pair in PAIRS}
        found = [row["f1"] for row in rows.values() if row]
        units = results.score(OURS, name, mode, UNITS)
        if found and not mode.startswith("ablation"):
            line(f"{name}, {mode}", shown(min(found)), "", "", "", *(shown(row and row["f1"]) for row in rows.values()),
                 shown(units and units["f1"]))


def requirements(results):
    print("\n## What else must be true\n")
    heading("requirement", "value", "limit", "")
    for mode in ("together", "collection"):
        units = results.score(OURS, "help-hard", mode, UNITS)
        pairs = [results.score(OURS, "help-hard", mode, pair) for pair in PAIRS]
        worst = min(row["f1"] for row in pairs) if all(pairs) else None
        value = units and units["f1"]
        line(f"four-way units of help-hard, {mode}: at least the worst pair", shown(value), shown(worst),
             results.verdict(value, worst if worst is not None else 1))
    for name in ("mac-dev", "mac-test", "pol", "mag", "aca"):
        bare, length = results.score(OURS, name, "pair", "en-zh"), results.score(OURS, name, "length only", "en-zh")
        if bare and length:
            line(f"{name}: not below length only", shown(bare["f1"]), shown(length["f1"]), results.verdict(bare["f1"], length["f1"]))
    worse = worse_documents(results)
    line("documents that come out worse than by length only", "" if worse is None else str(len(worse)), "0",
         results.verdict(None if worse is None else len(worse), 0, "<="))
    for mode, languages in [("together", UNITS), ("together", None), ("pair", None), ("collection", UNITS)]:
        rows = [results.score(OURS, "help-hard", mode, one) for one in ([languages] if languages else PAIRS)]
        value = min(row["surest"] for row in rows) if all(rows) else None
        what = "four-way units" if languages else "beads, worst pair"
        line(f"surest 80 % of help-hard, {mode}, {what}: precision", shown(value), f"{TOP_SHARE_PRECISION}",
             results.verdict(value, TOP_SHARE_PRECISION))
    if worse:
        print("\nWorse than by length only: " + "; ".join(worse))


def worse_documents(results):
    """Documents that come out worse than by their lengths alone; none may."""
    found = None
    for (aligner, name, mode, languages), row in results.scores.items():
        length = results.score(OURS, name, "length only", languages)
        if aligner == OURS and mode == "pair" and length:
            found = (found or []) + [
                f"{name}/{document} {languages} ({value:.3f} < {length['by_document'][document]:.3f})"
                for document, value in row["by_document"].items() if value < length["by_document"].get(document, 0)]
    return found


def peers(results):
    names = [name for name in dict.fromkeys(key[0] for key in results.scores) if name != OURS and name not in ("gold", "diagonal")]
    sets = list(dict.fromkeys(key[1] for key in results.scores if key[0] in names))
    print("\n## Peers: strict F1, two languages\n")
    heading("set", "aligner", *PAIRS)
    for name in sets:
        for aligner in [OURS, *names]:
            cells = [results.score(aligner, name, "pair", pair) for pair in PAIRS]
            if any(cells):
                line(name, aligner, *(shown(row and row["f1"]) for row in cells))
    print(f"\n{PUBLISHED}")


def ablation(results):
    modes = list(dict.fromkeys(key[2] for key in results.scores if key[2].startswith("ablation")))
    if not modes:
        return
    print("\n## Ablation: strict F1 with a signal left out, and what it loses\n")
    columns = [("help-hard", pair) for pair in PAIRS] + [("mac-dev", "en-zh"), ("pol-dev", "en-zh")]
    heading("without", *(f"{name} {pair}" for name, pair in columns))
    for mode in modes:
        cells = []
        for name, pair in columns:
            row, full = results.score(OURS, name, mode, pair), results.score(OURS, name, "ablation all", pair)
            change = f" ({row['f1'] - full['f1']:+.3f})" if row and full and mode != "ablation all" else ""
            cells.append(shown(row and row["f1"]) + change)
        label = mode.removeprefix("ablation ")
        line({"all": "nothing", "length only": "all but length"}.get(label, label), *cells)


def calibration(results):
    row = results.score(OURS, "help-hard", "together", UNITS)
    if not row:
        return
    print("\n## Confidence and share right: four-way units of help-hard\n")
    heading("confidence", "units", "mean confidence", "right")
    for low, high, count, mean, share in row["calibration"]:
        line(f"{low:.2f} to {high:.2f}", f"{count:,}", shown(mean), shown(share))
    print(f"\nExpected calibration error {row['calibration_error']:.3f}.")
    others = [(key, value) for key, value in results.scores.items() if key[0] == OURS and key[2] in ("pair", "together", "collection")]
    for key, value in others:
        if key != (OURS, "help-hard", "together", UNITS):
            print(f"* {key[1]}, {key[2]}, {key[3]}: error {value['calibration_error']:.3f}, surest 80 % {value['surest']:.3f}")


def speed(results):
    print("\n## Speed and memory\n")
    heading("measure", "tripo-term", "target", "")
    for measure, title, field, unit, sense, target in SPEED:
        row = next((row for row in results.speeds[measure] if row["aligner"] == OURS), None)
        value = row and row[field]
        line(title, "" if value is None else f"{value:,.2f} {unit}" if value < 10 else f"{value:,.0f} {unit}",
             f"{'≥' if sense == '>=' else '≤'} {target:,} {unit}", results.verdict(value, target, sense))
    flat = results.speeds["flatness"]
    if flat:
        speeds = [row["lines_per_second"] for row in flat]
        line("slowest over quickest length", f"{min(speeds) / max(speeds):.2f}", f"≥ {FLATNESS}", results.verdict(min(speeds) / max(speeds), FLATNESS))
        print()
        heading("lines of English and Chinese", "lines/s", "seconds", "MB")
        for row in flat:
            line(f"{row['lines']:,} ({row['what']})", f"{row['lines_per_second']:,.0f}", f"{row['seconds']:.2f}", f"{row['memory_mb']:.0f}")
    print()
    heading("one pair, English and Chinese", "lines", "lines/s")
    for measure in ("pair_speed", "long_speed"):
        for row in results.speeds[measure]:
            line(f"{row['aligner']}: {row['what']}", f"{row['lines']:,}", f"{row['lines_per_second']:,.0f}")


def main():
    results = Results(sys.argv[1:])
    if not (results.scores or results.speeds or results.missing):
        sys.exit("table.py: no figures")
    thinned = {row["every"] for row in results.scores.values() if row.get("every", 1) > 1}
    if thinned:
        print(f"**A quick look: only each {max(thinned)}th document of a set in some figures.**")
    quality(results)
    requirements(results)
    peers(results)
    ablation(results)
    calibration(results)
    speed(results)
    if results.missing:
        print("\n## Not measured\n")
        for row in results.missing:
            what = ", ".join(str(row[key]) for key in ("aligner", "set", "mode", "languages", "measure") if row.get(key))
            print(f"* {what}: {row['missing']}")
    print(f"\n{results.missed} of the targets missed or not measured." if results.missed else "\nAll targets met.")
    sys.exit(1 if results.missed else 0)


if __name__ == "__main__":
    main()
