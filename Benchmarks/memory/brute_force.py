#!/usr/bin/env python3
"""Compares what a search found with all segments compared one by one (rapidfuzz): similarities of the best five.

    brute_force.py --segments FILE --queries FILE --results FILE [--threshold 50] [--every 10]

Takes each so many'th query, because all would take long: about 0.2 s a query for a million segments.
"""

import argparse
import json
import re
import sys
import unicodedata

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein


def compared(text):
    """As the search compares: NFC, white space runs made one."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line]


def main():
    parser = argparse.ArgumentParser()
    for name in ("segments", "queries", "results"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--threshold", type=int, default=70)
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    segments = [compared(line) for line in lines(options.segments)]
    queries = lines(options.queries)
    found = [json.loads(line) for line in lines(options.results)]
    right = asked = 0
    for number in range(0, len(queries), options.every):
        best = process.extract(
            compared(queries[number]), segments, scorer=Levenshtein.normalized_similarity, limit=5,
            score_cutoff=options.threshold / 100)
        wanted = [round(similarity, 9) for _, similarity, _ in best]
        asked += 1
        if [round(similarity, 9) for _, similarity in found[number]] == wanted:
            right += 1
        else:
            print(f"query {number}: {found[number]} instead of {wanted}", file=sys.stderr)
    print(json.dumps({"threshold": options.threshold, "queries": asked, "recall": right / max(1, asked)}))


if __name__ == "__main__":
    main()
