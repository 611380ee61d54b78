#!/usr/bin/env python3
"""Draws the queries of the benchmark from data/million.tsv, with a fixed seed.

queries-exact.tsv       query, language, term, concept
queries-normalized.tsv  query, language, term, concept, kind of variant
queries-fuzzy.tsv       query, language, term, concept, kind of edit
queries-prefix.tsv      query, language, term, concept

The query is what to look for; the term is the one that it was made from, and
has to be among the answers.
"""

import argparse
import pathlib
import random
import sys
import unicodedata
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20_000
EXACT, NORMALIZED, FUZZY, PREFIXES = 20_000, 20_000, 5_000, 5_000
GROUPS = {"en": "en", "ja": "ja", "ko": "ko", "zh-Hans": "zh", "zh-Hant": "zh"}


def folded(text):
    """Near enough to NFKC_Casefold to check a draw; the programs measured use the real one."""
    for _ in range(2):
        text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text)


def distance_is_one(a, b):
    """Whether one insertion, deletion, substitution or swap of neighbours, and no less, leads from a to b."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return len(a) <= 1 and len(b) <= 1 or len(a) == 2 == len(b) and a == b[::-1]


def full_width(text):
    wide = "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    return wide if unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", text) else text


HALF = {}
for code in range(0xFF61, 0xFFA0):
    HALF.setdefault(unicodedata.normalize("NFKC", chr(code)), chr(code))


def half_width(text):
    """Katakana in the narrow forms of old systems: ガ becomes ｶﾞ."""
    narrow = "".join("".join(HALF.get(p, p) for p in unicodedata.normalize("NFD", c)) if "ァ" <= c <= "ヺ" or c in HALF else c for c in text)
    return narrow if unicodedata.normalize("NFKC", narrow) == unicodedata.normalize("NFKC", text) else text


def katakana(text):
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def variants(row, traditional):
    concept, language, term = row
    if language == "en":
        yield "case", term.upper()
        yield "case", term.lower()
        yield "full width", full_width(term)
    else:
        if any("!" <= c <= "~" for c in term):
            yield "full width", full_width(term)
    if language == "ja":
        yield "katakana", katakana(term)
        yield "half width", half_width(term)
    if language == "zh-Hans" and concept in traditional:
        yield "traditional", traditional[concept]
    yield "NFD", unicodedata.normalize("NFD", term)


def edit(rng, term, other):
    """One random edit; letters to put in come from another term of the language."""
    kind = rng.choice(("insertion", "deletion", "substitution", "transposition"))
    at = rng.randrange(len(term))
    letter = rng.choice([c for c in other if c.isalpha()] or ["a"])
    if kind == "insertion":
        return kind, term[:at] + letter + term[at:]
    if kind == "deletion":
        return kind, term[:at] + term[at + 1:]
    if kind == "substitution":
        return kind, term[:at] + letter + term[at + 1:]
    at = rng.randrange(len(term) - 1)
    return kind, term[:at] + term[at + 1] + term[at] + term[at + 2:]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            assert not any("\t" in str(cell) or "\n" in str(cell) for cell in row)
            out.write("\t".join(map(str, row)) + "\n")
    note = Counter(row[1] for row in rows)
    kinds = Counter(row[4] for row in rows if len(row) > 4)
    print(f"{path.name}\t{len(rows)}\t{dict(sorted(note.items()))}\t{dict(sorted(kinds.items())) or ''}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE / "data")
    data = options.parse_args().data
    rows = []
    with open(data / "million.tsv", encoding="utf-8") as lines:
        for line in lines:
            concept, language, term, _ = line.rstrip("\n").split("\t")
            rows.append((concept, language, term))
    rng = random.Random(SEED)

    write(data / "queries-exact.tsv", [(t, l, t, c) for c, l, t in rng.sample(rows, EXACT)])

    traditional = {}
    for concept, language, term in rows:
        if language == "zh-Hant":
            traditional.setdefault(concept, term)
    by_kind = defaultdict(list)
    for row in rng.sample(rows, 300_000):
        concept, language, term = row
        offered = [(kind, text) for kind, text in variants(row, traditional) if text != term]
        if offered:
            kind, text = rng.choice(offered)
            by_kind[kind].append((text, language, term, concept, kind))
    # The same number of each kind as far as there are any, the rest from what is left.
    normalized, share = [], NORMALIZED // len(by_kind)
    for kind in sorted(by_kind):
        normalized += by_kind[kind][:share]
    rest = [row for kind in sorted(by_kind) for row in by_kind[kind][share:]]
    normalized += rng.sample(rest, NORMALIZED - len(normalized))
    rng.shuffle(normalized)
    write(data / "queries-normalized.tsv", normalized)

    groups = defaultdict(list)
    for row in rows:
        if len(row[2]) >= 4:
            groups[GROUPS[row[1]]].append(row)
    fuzzy = []
    for group in sorted(groups):
        wanted = len(fuzzy) + FUZZY // len(groups)
        while len(fuzzy) < wanted:
            concept, language, term = rng.choice(groups[group])
            kind, text = edit(rng, term, rng.choice(groups[group])[2])
            if text == text.strip() and distance_is_one(folded(text), folded(term)):
                fuzzy.append((text, language, term, concept, kind))
    rng.shuffle(fuzzy)
    write(data / "queries-fuzzy.tsv", fuzzy)

    prefixes = []
    while len(prefixes) < PREFIXES:
        concept, language, term = rng.choice(rows)
        length = rng.randint(2, 5)
        text = term[:length]
        if len(text) >= 2 and text == text.rstrip() and unicodedata.combining(term[length:length + 1] or "x") == 0:
            prefixes.append((text, language, term, concept))
    write(data / "queries-prefix.tsv", prefixes)


if __name__ == "__main__":
    sys.exit(main())
