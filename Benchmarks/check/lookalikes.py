#!/usr/bin/env python3
"""False alarms of the look-alike rule in clean texts.

    lookalikes.py PROGRAM DIRECTORY

DIRECTORY holds clean texts as .../{en,zh,ja,ko}.txt; for each language they are checked as one, with X12 alone. Whatever is found is
taken for a false alarm, and shown. At most one in 100 KB is the aim.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

if len(sys.argv) != 3:
    sys.exit(__doc__)
failed = False
for language in ("en", "zh", "ja", "ko"):
    files = sorted(glob.glob(f"{sys.argv[2]}/**/{language}.txt", recursive=True))
    with tempfile.TemporaryDirectory() as directory:
        path = f"{directory}/all.{language}.txt"
        with open(path, "wb") as output:
            for file in files:
                with open(file, "rb") as input:
                    output.write(input.read() + b"\n\n")
        size = os.path.getsize(path)
        command = [sys.argv[1], "check", path, "--only", "X12", "--format", "json"]
        lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        found = [item for item in map(json.loads, lines) if item.get("rule") == "X12"]
    rate = len(found) * 100_000 / max(size, 1)
    failed |= rate > 1 or size == 0
    print(f"{language}: {size} bytes of {len(files)} texts, {len(found)} alarms, {rate:.2f} in 100 KB", [f["text"] for f in found[:5]])
sys.exit(failed)
