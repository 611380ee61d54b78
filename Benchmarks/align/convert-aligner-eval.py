#!/usr/bin/env python3
"""Lays out the public Chinese-English texts of aligner-eval and MAC as documents: en.txt, zh.txt, gold-en-zh.tsv.

A text that is one long document (political, magazine, academic) is given whole and
cut at a bead in the middle: the first half to develop on, the second to test on.
"""
import argparse
import ast
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

# The set, its directory in aligner-eval/data, and which side of it is Chinese.
SETS = (("mac-test", "mac", "src"), ("pol", "pol", "src"), ("mag", "mag", "tgt"), ("aca", "aca", "tgt"), ("bible", "bible", "tgt"))
HALVED = ("pol", "mag", "aca")


def write_document(folder, en, zh, beads, coarse=False):
    """Beads are (English indices, Chinese indices); coarse: beads of several lines say nothing of their inner links."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "en.txt").write_text("".join(line + "\n" for line in en), encoding="utf-8")
    (folder / "zh.txt").write_text("".join(line + "\n" for line in zh), encoding="utf-8")
    for side, lines, position in (("en", en, 0), ("zh", zh, 1)):
        seen = sorted(i for bead in beads for i in bead[position])
        if seen != list(range(len(lines))):
            sys.exit(f"{folder}: the gold does not cover each line of {side} once")
    with open(folder / "gold-en-zh.tsv", "w", encoding="utf-8") as gold:
        for a, b in beads:
            flag = "c" if coarse and len(a) + len(b) > 2 else "s"
            gold.write(f"{','.join(map(str, a))}\t{','.join(map(str, b))}\t{flag}\n")


def with_omissions(beads, en, zh):
    """Lines that the gold forgets (two of pol) stand as omissions where they are."""
    known = [{i for bead in beads for i in bead[side]} for side in (0, 1)]
    forgotten = [([i], []) for i in range(len(en)) if i not in known[0]] + [([], [j]) for j in range(len(zh)) if j not in known[1]]
    for bead in forgotten:
        side = 0 if bead[0] else 1
        place = next((k for k, other in enumerate(beads) if other[side] and other[side][0] > bead[side][0]), len(beads))
        beads = beads[:place] + [bead] + beads[place:]
    return beads


def write_halves(output, name, document, en, zh, beads):
    """The bead at which about half of the English lines are done ends the first half."""
    cut = next(k for k, (a, _) in enumerate(beads) if a and a[-1] >= len(en) // 2) + 1
    head, tail = beads[:cut], beads[cut:]
    en_cut, zh_cut = sum(len(a) for a, _ in head), sum(len(b) for _, b in head)
    write_document(output / f"{name}-dev" / document, en[:en_cut], zh[:zh_cut], head)
    moved = [([i - en_cut for i in a], [j - zh_cut for j in b]) for a, b in tail]
    write_document(output / f"{name}-test" / document, en[en_cut:], zh[zh_cut:], moved)


def lines_of(path):
    text = path.read_text(encoding="utf-8-sig")
    return [" ".join(line.split()) for line in text.rstrip("\n").split("\n")]


def convert_set(data, output, name, directory, chinese):
    count = 0
    for gold in sorted((data / directory / "gold").glob("*.align")):
        sides = {side: lines_of(data / directory / side / gold.stem) for side in ("src", "tgt")}
        beads = []
        for line in gold.read_text(encoding="utf-8").splitlines():
            source, target = (ast.literal_eval(field) for field in line.split(":"))
            beads.append((target, source) if chinese == "src" else (source, target))
        zh = sides[chinese]
        en = sides["tgt" if chinese == "src" else "src"]
        beads = with_omissions(beads, en, zh)
        write_document(output / name / gold.stem, en, zh, beads, coarse=name == "bible")
        if name in HALVED:
            write_halves(output, name, gold.stem, en, zh, beads)
        count += 1
    print(f"{name}\t{count} documents")


def convert_development(mac, output):
    """MAC-Dev is only in the MAC repository, as InterText files."""
    count = 0
    for links in sorted((mac / "dev" / "intertext").glob("*_zh.*_en.xml")):
        stem = links.name.split(".")[1].removesuffix("_zh")
        texts, numbers = {}, {}
        for side in ("en", "zh"):
            sentences = list(ElementTree.parse(links.parent / f"dev-anno.{stem}_{side}.xml").getroot().iter("s"))
            texts[side] = [" ".join("".join(s.itertext()).split()) for s in sentences]
            numbers[side] = {s.get("id"): i for i, s in enumerate(sentences)}
        beads = []
        for link in ElementTree.parse(links).getroot().iter("link"):
            english, chinese = link.get("xtargets").split(";")
            beads.append(([numbers["en"][i] for i in english.split()], [numbers["zh"][i] for i in chinese.split()]))
        write_document(output / "mac-dev" / stem, texts["en"], texts["zh"], beads)
        count += 1
    print(f"mac-dev\t{count} documents")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aligner-eval", type=pathlib.Path, required=True, help="a checkout of github.com/bfsujason/aligner-eval")
    parser.add_argument("--mac", type=pathlib.Path, help="a checkout of github.com/bfsujason/mac, for the development set")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    for name, directory, chinese in SETS:
        convert_set(options.aligner_eval / "data", options.output, name, directory, chinese)
    if options.mac:
        convert_development(options.mac, options.output)


if __name__ == "__main__":
    main()
