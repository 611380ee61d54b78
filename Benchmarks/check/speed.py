#!/usr/bin/env python3
"""How fast texts are checked with all rules of one language, on one core and on all.

    speed.py PROGRAM DIRECTORY

DIRECTORY holds texts as .../{en,zh,ja,ko}.txt; those of a language are repeated to some ten megabytes. Speed is by processor time
of the second of two sizes less that of the first, so that the start does not count.
"""

import glob
import os
import resource
import subprocess
import sys
import tempfile
import time

if len(sys.argv) != 3:
    sys.exit(__doc__)
SMALL, LARGE = 1 << 20, 8 << 20


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


with tempfile.TemporaryDirectory() as directory:
    for language in ("en", "zh", "ja", "ko"):
        text = b""
        for file in sorted(glob.glob(f"{sys.argv[2]}/**/{language}.txt", recursive=True)):
            with open(file, "rb") as input:
                # A sentence a line: paragraphs of five.
                lines = input.read().split(b"\n")
                text += b"\n\n".join(b"\n".join(lines[i : i + 5]) for i in range(0, len(lines), 5)) + b"\n\n"
        times, sizes = [], []
        for size in (SMALL, LARGE):
            path = f"{directory}/{size}.{language}.txt"
            with open(path, "wb") as output:
                output.write(text * (size // len(text) + 1))
            sizes.append(os.path.getsize(path))
            command = [sys.argv[1], "check", path, "--on", "2021-11-30", "--threads", "1", "--format", "json"]
            times.append(min(seconds(command) for _ in range(3)))
        speed = (sizes[1] - sizes[0]) / (times[1] - times[0]) / 1e6
        print(f"{language}: {speed:.1f} MB/s ({len(text)} bytes of text, repeated)")
    # A thousand files of ten kilobytes.
    os.mkdir(f"{directory}/many")
    for number in range(1000):
        with open(f"{directory}/many/{number}.{language}.txt", "wb") as output:
            output.write(text[:10_000])
    for threads in ("1", str(os.cpu_count())):
        start = time.monotonic()
        subprocess.run([sys.argv[1], "check", f"{directory}/many", "--threads", threads, "--format", "json"], stdout=subprocess.DEVNULL)
        print(f"1000 files of 10 KB, {threads} threads: {time.monotonic() - start:.2f} s")
