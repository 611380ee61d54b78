#!/usr/bin/env python3
"""Makes a set of long segments, as patents have them: 150 to 400 characters, of sentences that follow one another in a corpus.

    build-long.py SEGMENTS.txt[.xz] OUT_DIRECTORY NAME [queries]

Writes NAME.txt, NAME.q and NAME.truth.json. A query is a segment with a part of its words or characters, 2 to 25 in a hundred, taken away,
doubled or replaced by others of the corpus; its truth are the best five by Levenshtein, at least 70 of 100, by brute force over all
(rapidfuzz). The same input gives the same output.
"""

import json
import lzma
import random
import sys

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

SHORTEST, LONGEST, THRESHOLD, BEST = 150, 400, 70, 5


def sentences(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            if line := line.strip():
                yield line


def long_segments(path, chance):
    wanted, parts, length = chance.randint(SHORTEST, LONGEST - 50), [], 0
    for sentence in sentences(path):
        if len(sentence) > LONGEST:
            parts, length = [], 0
            continue
        separator = "" if ord(sentence[0]) > 0x2E80 else " "
        if length + len(sentence) + len(separator) > LONGEST:
            parts, length = [], 0
        parts.append(separator + sentence if parts else sentence)
        length += len(parts[-1])
        if length >= wanted:
            yield "".join(parts)
            wanted, parts, length = chance.randint(SHORTEST, LONGEST - 50), [], 0


def edited(segment, others, chance):
    separator = " " if segment.count(" ") * 20 > len(segment) else ""
    parts = segment.split(" ") if separator else list(segment)
    other = chance.choice(others)
    others = other.split(" ") if separator else list(other)
    for _ in range(max(1, len(parts) * chance.randint(2, 25) // 100)):
        place = chance.randrange(len(parts))
        match chance.randrange(3):
            case 0 if len(parts) > 1: del parts[place]
            case 1: parts.insert(place, parts[place])
            case _: parts[place] = chance.choice(others)
    return separator.join(parts)


def main():
    source, directory, name = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 60
    chance = random.Random(16)
    segments = list(dict.fromkeys(long_segments(source, chance)))
    queries = [edited(segments[chance.randrange(len(segments))], segments, chance) for _ in range(count)]
    truth = []
    for query in queries:
        found = process.extract(
            query, segments, scorer=Levenshtein.normalized_similarity, limit=BEST, score_cutoff=THRESHOLD / 100)
        truth.append([[place, similarity] for _, similarity, place in found])
    for suffix, lines in ((".txt", segments), (".q", queries)):
        with open(f"{directory}/{name}{suffix}", "w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    with open(f"{directory}/{name}.truth.json", "w", encoding="utf-8") as file:
        json.dump(truth, file)
    lengths = sorted(map(len, segments))
    print(f"{name}: {len(segments)} segments of {lengths[0]} to {lengths[-1]} characters, {count} queries", file=sys.stderr)


main()
