#!/usr/bin/env python3
"""Makes a larger corpus of a smaller: copies in which one word or character in five is another of the corpus.

    grow.py FILE LINES > OUT

The first lines are those of FILE, in their order; the same input gives the same output.
"""

import itertools
import random
import sys


def main():
    path, wanted = sys.argv[1], int(sys.argv[2])
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")[:-1]
    sys.stdout.writelines(line + "\n" for line in lines[:wanted])
    chance = random.Random(20)
    left = wanted - len(lines)
    for line in itertools.cycle(lines):
        if left <= 0:
            return
        separator = " " if " " in line else ""
        parts = line.split(" ") if separator else list(line)
        other = chance.choice(lines)
        others = other.split(" ") if separator else list(other) or [""]
        for _ in range(max(1, len(parts) // 5)):
            parts[chance.randrange(len(parts))] = chance.choice(others) if parts else ""
        print(separator.join(parts).replace("\n", " "))
        left -= 1


if __name__ == "__main__":
    main()
