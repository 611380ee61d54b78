#!/usr/bin/env python3
"""Scores alignments: strict F1 of beads and of units of several languages, precision of the surest, calibration.

A bead is a tuple of index tuples, one for each language; an empty one is an
omission. The measures are those of vecalign (Thompson and Koehn 2019) and
Bertalign (Liu and Zhu 2022):

* precision counts every bead, recall those with at least two languages;
* a bead is right only if the gold has exactly it;
* where the gold is coarse, which is to say that it does not know the links
  within a bead of several lines (a verse of the Bible), neighbouring beads that
  lie within it are joined before they are compared.

    score.py GOLD OUTPUT --languages en,zh[,ja,ko]

GOLD has a folder a document with gold-<a>-<b>.tsv, OUTPUT a file <document>.beads.
"""
import argparse
import dataclasses
import itertools
import pathlib
import sys

BINS = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1)


@dataclasses.dataclass(frozen=True)
class Bead:
    sides: tuple
    confidence: float = 1.0
    coarse: bool = False

    def languages(self):
        return sum(1 for side in self.sides if side)


# Reading -----------------------------------------------------------------


def indices(cell):
    return tuple(sorted(int(i) for i in cell.split(",") if i.strip()))


def read_gold(path):
    """Lines of a pair's gold: indices, tab, indices, tab, s (sure) or c (coarse)."""
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        a, b, flag = line.split("\t")
        beads.append(Bead((indices(a), indices(b)), coarse=flag == "c"))
    return beads


def read_beads(path):
    """A column of indices for each language, then the confidence."""
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            *sides, confidence = line.split("\t")
            beads.append(Bead(tuple(indices(side) for side in sides), float(confidence)))
    return beads


def pair_gold(folder, a, b):
    """The gold of a pair in the order asked for, whichever of them its file names first; None if there is none."""
    if (folder / f"gold-{a}-{b}.tsv").exists():
        return read_gold(folder / f"gold-{a}-{b}.tsv")
    if (folder / f"gold-{b}-{a}.tsv").exists():
        beads = read_gold(folder / f"gold-{b}-{a}.tsv")
        return [dataclasses.replace(bead, sides=bead.sides[::-1]) for bead in beads]
    return None


def unit_gold(folder, languages):
    """Gold units of several languages: what the beads of all pairs connect; coarse if one of those beads is."""
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    coarse = []
    for (p, a), (q, b) in itertools.combinations(enumerate(languages), 2):
        for bead in pair_gold(folder, a, b) or ():
            nodes = [(p, i) for i in bead.sides[0]] + [(q, j) for j in bead.sides[1]]
            for node in nodes:
                parent[root(node)] = root(nodes[0])
            if bead.coarse:
                coarse.append(nodes[0])
    groups = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    coarse = {root(node) for node in coarse}
    return [
        Bead(tuple(tuple(i for q, i in nodes if q == p) for p in range(len(languages))), coarse=key in coarse)
        for key, nodes in groups.items()
    ]


# Comparing ---------------------------------------------------------------


def joined(predicted, gold):
    """The predicted beads, neighbours that lie within one coarse gold bead made one, with the lesser confidence."""
    home = {}
    for number, bead in enumerate(gold):
        if bead.coarse:
            for side, lines in enumerate(bead.sides):
                home.update({(side, i): number for i in lines})
    result, last = [], None
    for bead in predicted:
        if not bead.languages():
            continue
        homes = {home.get((side, i)) for side, lines in enumerate(bead.sides) for i in lines}
        here = homes.pop() if len(homes) == 1 else None
        if here is not None and here == last:
            before = result[-1]
            sides = tuple(tuple(sorted(a + b)) for a, b in zip(before.sides, bead.sides))
            result[-1] = Bead(sides, min(before.confidence, bead.confidence))
        else:
            result.append(bead)
        last = here
    return result


class Score:
    """Counts over any number of documents."""

    def __init__(self):
        self.right = self.predicted = self.found = self.expected = self.documents = 0
        self.judged = []  # (confidence, right) of every predicted bead

    def add(self, predicted, gold):
        beads = {bead.sides: bead.confidence for bead in joined(predicted, gold)}
        known = {bead.sides for bead in gold if bead.languages()}
        full = {bead.sides for bead in gold if bead.languages() > 1}
        self.right += len(known & beads.keys())
        self.predicted += len(beads)
        self.found += len(full & beads.keys())
        self.expected += len(full)
        self.documents += 1
        self.judged += [(confidence, sides in known) for sides, confidence in beads.items()]

    def merge(self, other):
        for name in ("right", "predicted", "found", "expected", "documents"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.judged += other.judged

    @property
    def precision(self):
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self):
        return self.found / self.expected if self.expected else 0.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def surest(self, share=0.8):
        """Precision of the given share with the highest confidence; those tied at the limit count in proportion."""
        if not self.judged:
            return 0.0
        wanted = share * len(self.judged)
        right, taken = 0.0, 0.0
        for _, tied in itertools.groupby(sorted(self.judged, reverse=True), key=lambda pair: pair[0]):
            tied = list(tied)
            part = min(1.0, (wanted - taken) / len(tied))
            right += part * sum(correct for _, correct in tied)
            taken += part * len(tied)
            if part < 1.0:
                break
        return right / taken

    def calibration(self):
        """For each bin of confidence: its limits, how many beads, their mean confidence, how many of them are right."""
        rows = []
        for low, high in zip(BINS, BINS[1:]):
            inside = [(c, r) for c, r in self.judged if low <= c < high or (high == 1 and c >= 1)]
            if inside:
                mean = sum(c for c, _ in inside) / len(inside)
                rows.append((low, high, len(inside), mean, sum(r for _, r in inside) / len(inside)))
        return rows

    def calibration_error(self):
        """Expected calibration error: the mean distance of confidence and share right over the bins."""
        if not self.judged:
            return 0.0
        return sum(count * abs(mean - share) for _, _, count, mean, share in self.calibration()) / len(self.judged)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--languages", default="en,zh")
    options = parser.parse_args()
    languages = options.languages.split(",")
    score = Score()
    for folder in sorted(path for path in options.gold.iterdir() if path.is_dir()):
        gold = pair_gold(folder, *languages) if len(languages) == 2 else unit_gold(folder, languages)
        output = options.output / f"{folder.name}.beads"
        if gold is None or not output.exists():
            print(f"{folder.name}: no {'output' if gold else 'gold'}", file=sys.stderr)
            continue
        score.add(read_beads(output), gold)
    print(f"documents {score.documents}  P {score.precision:.4f}  R {score.recall:.4f}  F1 {score.f1:.4f}"
          f"  top 80 % {score.surest():.4f}  calibration error {score.calibration_error():.4f}")
    for low, high, count, mean, share in score.calibration():
        print(f"  {low:.2f}-{high:.2f}  {count:6}  confidence {mean:.3f}  right {share:.3f}")


if __name__ == "__main__":
    main()
