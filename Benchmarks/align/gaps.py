#!/usr/bin/env python3
"""Measures what the aligner makes of texts one of which lacks a long stretch: beginnings of aligner-eval's Bible, prints a table.

    gaps.py --data DIR [--program tripo-term]

A band that is too narrow shows here and nowhere else: sets of documents have no gaps of hundreds of lines.
"""
import argparse
import pathlib

from aligners import TripoTerm, read_lines, scratch
from score import Bead, Score, read_gold

# English lines from the first, and Chinese lines of them that are left out.
CASES = (
    (10_000, range(0, 2_500)), (10_000, range(6_000, 8_500)), (10_000, range(0, 600)), (10_000, range(6_000, 6_300)),
    (1_200, range(600, 900)), (700, range(600, 750)), (600, range(0, 100)), (600, range(300, 450)),
    (300, range(150, 210)), (250, range(0, 60)), (150, range(60, 110)), (120, range(0, 40)),
)


def without(gold, gap):
    """The gold where the Chinese lines of the gap are not there; what they answered stands alone, line by line."""
    for bead in gold:
        en, zh = bead.sides[0], tuple(j - len(gap) * (j >= gap.stop) for j in bead.sides[1] if j not in gap)
        if en and zh:
            yield Bead((en, zh), coarse=bead.coarse)
        else:
            yield from (Bead(((i,), ())) for i in en)
            yield from (Bead(((), (j,))) for j in zh)


def measured(program, bible, lines, gap):
    gold = [bead for bead in read_gold(bible / "gold-en-zh.tsv") if not bead.sides[0] or bead.sides[0][-1] < lines]
    end = max(j for bead in gold if bead.sides[0] for j in bead.sides[1]) + 1
    gold = [bead for bead in gold if not bead.sides[1] or bead.sides[1][-1] < end]
    zh = [line for number, line in enumerate(read_lines(bible / "zh.txt")[:end]) if number not in gap]
    with scratch() as place:
        for language, text in (("en", read_lines(bible / "en.txt")[:lines]), ("zh", zh)):
            (place / f"{language}.txt").write_text("".join(line + "\n" for line in text), encoding="utf-8")
        score = Score()
        score.add(program.align(place, ("en", "zh")), list(without(gold, gap)))
        return score.f1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="tripo-term")
    options = parser.parse_args()
    program, bible = TripoTerm(options.program), options.data / "aligner-eval" / "bible" / "006"
    print("| lines | without | strict F1 |\n|---:|---|---:|")
    for lines, gap in CASES:
        print(f"| {lines} | {gap.start} to {gap.stop} | {measured(program, bible, lines, gap):.3f} |", flush=True)


if __name__ == "__main__":
    main()
