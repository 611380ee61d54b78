#!/usr/bin/env python3
"""How fast texts are checked with all rules of one language, on one core and on all.

    speed.py PROGRAM DIRECTORY [MEETINGS [KEEP]]

DIRECTORY holds texts as .../{en,zh,ja,ko}.txt; those of a language are repeated to some ten megabytes. MEETINGS holds meeting texts,
NAME.{en,zh,ja,ko}.txt, which are dense with names: of their sentences, in random order, paragraphs are made, so that few are alike. In KEEP
the larger texts are left, for `lookup-benchmark --only check --texts KEEP`, which measures the rules without reading and output.
Speed is by processor time of the second of two sizes less that of the first, so that the start does not count. Random numbers have a
seed: two runs are alike.
"""

import glob
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

if len(sys.argv) not in (3, 4, 5):
    sys.exit(__doc__)
SMALL, LARGE = 1 << 20, 8 << 20
# What is between two sentences.
SENTENCES = {"en": r"(?<!Mr\.)(?<!Ms\.)(?<=\.)\s+(?=[A-Z“])", "ko": r"(?<=다\.)\s+", "zh": "(?<=。)", "ja": "(?<=。)"}
PAIRS = ["“”", "‘’", "「」", "（）", "()"]


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def dense(language, size):
    """Paragraphs of random sentences of the meeting texts."""
    numbers = random.Random(1)
    sentences = set()
    for file in glob.glob(f"{sys.argv[3]}/*.{language}.txt"):
        with open(file, encoding="utf-8") as input:
            for line in input.read().split("\n"):
                if line.strip()[-1:] in (".", "。"):
                    sentences.update(s.strip() for s in re.split(SENTENCES[language], line) if s.strip())
    # A quotation of several sentences is not torn apart.
    whole = sorted(s for s in sentences if all(s.count(a) == s.count(b) for a, b in PAIRS))
    text, length = [], 0
    while length < size:
        text.append((" " if language in ("en", "ko") else "").join(numbers.sample(whole, numbers.randint(2, 6))) + "\n\n")
        length += len(text[-1].encode())
    return "".join(text).encode()


def speed(name, language, text, day):
    """Megabytes a second of a text, given as a function of its size."""
    times, sizes = [], []
    for size in (SMALL, LARGE):
        path = f"{directory}/{size}.{language}.txt"
        with open(path, "wb") as output:
            output.write(text(size))
        sizes.append(os.path.getsize(path))
        if size == LARGE and len(sys.argv) > 4:
            os.makedirs(sys.argv[4], exist_ok=True)
            shutil.copy(path, f"{sys.argv[4]}/{'help' if 'bytes' in name else 'dense'}.{language}.txt")
        command = [sys.argv[1], "check", path, "--on", day, "--threads", "1", "--format", "json"]
        times.append(min(seconds(command) for _ in range(3)))
    print(f"{language}, {name}: {(sizes[1] - sizes[0]) / (times[1] - times[0]) / 1e6:.1f} MB/s")


with tempfile.TemporaryDirectory() as directory:
    for language in ("en", "zh", "ja", "ko"):
        text = b""
        for file in sorted(glob.glob(f"{sys.argv[2]}/**/{language}.txt", recursive=True)):
            with open(file, "rb") as input:
                # A sentence a line: paragraphs of five.
                lines = input.read().split(b"\n")
                text += b"\n\n".join(b"\n".join(lines[i : i + 5]) for i in range(0, len(lines), 5)) + b"\n\n"
        speed(f"{len(text)} bytes of text, repeated", language, lambda size: text * (size // len(text) + 1), "2021-11-30")
        if len(sys.argv) > 3:
            speed("sentences of meetings in random order", language, lambda size: dense(language, size), "2024-12-04")
    # A thousand files of ten kilobytes.
    os.mkdir(f"{directory}/many")
    for number in range(1000):
        with open(f"{directory}/many/{number}.{language}.txt", "wb") as output:
            output.write(text[:10_000])
    for threads in ("1", str(os.cpu_count())):
        start = time.monotonic()
        subprocess.run([sys.argv[1], "check", f"{directory}/many", "--threads", threads, "--format", "json"], stdout=subprocess.DEVNULL)
        print(f"1000 files of 10 KB, {threads} threads: {time.monotonic() - start:.2f} s")
