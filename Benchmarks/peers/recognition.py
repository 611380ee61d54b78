#!/usr/bin/env python3
"""Measures daachorse on data/running-text.txt: leftmost-longest, without normalization, seconds of the
thread's own, a JSON object a line."""

import argparse
import json
import pathlib
import time

import daachorse

HERE = pathlib.Path(__file__).resolve().parent


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE.parent / "data")
    options.add_argument("terms", nargs="+", help="files of terms, one a line, in the data directory")
    arguments = options.parse_args()
    text = (arguments.data / "running-text.txt").read_text(encoding="utf-8")
    size = len(text.encode())
    for name in arguments.terms:
        terms = sorted(set((arguments.data / name).read_text(encoding="utf-8").split("\n")) - {""})
        for kind in ("CharwiseDoubleArrayAhoCorasick", "DoubleArrayAhoCorasick"):
            started = time.thread_time()
            is_bytes = kind == "DoubleArrayAhoCorasick"
            matcher = getattr(daachorse, kind)([t.encode() for t in terms] if is_bytes else terms, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
            built = time.thread_time() - started
            whole = text.encode() if is_bytes else text
            best = float("inf")
            for _ in range(5):
                started = time.thread_time()
                found = matcher.find(whole)
                best = min(best, time.thread_time() - started)
            print(json.dumps({
                "peer": f"daachorse {kind}", "measure": f"recognition_mb_per_s {len(terms)} terms", "value": round(size / best / 1e6, 1),
                "unit": "MB/s", "note": f"{len(found)} matches, built in {built:.1f} s"}), flush=True)


if __name__ == "__main__":
    main()
