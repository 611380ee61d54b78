#!/usr/bin/env python3
"""Measures speed and memory of alignment; writes a JSON object a line for table.py.

    speed.py [--data DIR] [--program tripo-term] [--hunalign PATH] [--quick] > RESULTS

Times are wall times of whole processes, the lesser of two runs, tripo-term held
to one core where the measure says so. A speed in lines a second counts the
lines of the first text of a pair. The long texts are the Bible of aligner-eval
where it is there, else the help documents over and over.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

import aligners
from aligners import read_lines, scratch, staged
from measure import emit, folders, lexicons, note

FLATNESS = (1_000, 2_000, 5_000, 10_000, 20_000, 40_000)
PEER_LIMIT = 5_000  # lines: galechurch is quadratic and refuses more than some 7,000
DOCUMENT_LINES, DOCUMENTS = 500, 4


def timed(command, one_core=True, runs=2):
    """Wall seconds, processor seconds and peak resident megabytes of the quickest run."""
    best = None
    for _ in range(runs):
        begin = time.monotonic()
        process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=(lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if one_core else None)
        message = process.stderr.read().decode("utf-8", "replace").strip()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - begin
        if process.returncode not in (0, 1):
            raise aligners.AlignerError(f"status {process.returncode}: {(message or 'no message').splitlines()[-1]}")
        if best is None or wall < best[0]:
            best = wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return best


def measured(measure, action, **row):
    try:
        emit(measure=measure, **row, **action())
    except (aligners.AlignerError, OSError, ValueError, StopIteration) as error:
        note(f"  {measure}: {error}")
        emit(measure=measure, **row, missing=str(error) or type(error).__name__)


def write_texts(folder, texts):
    folder.mkdir(parents=True, exist_ok=True)
    for language, lines in texts.items():
        (folder / f"{language}.txt").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return folder


def gathered(documents, languages):
    return {language: [line for folder in documents for line in read_lines(folder / f"{language}.txt")] for language in languages}


class LongText:
    """An English and Chinese text of any length, cut where the gold allows it."""

    def __init__(self, data):
        bible = data / "aligner-eval" / "bible" / "006"
        self.name = "Bible" if bible.is_dir() else "help, repeated"
        documents = [bible] if bible.is_dir() else folders(data / "help-hard")
        self.pieces = []  # (English lines, Chinese lines) that belong together
        for folder in documents:
            en, zh = read_lines(folder / "en.txt"), read_lines(folder / "zh.txt")
            done = [0, 0]
            for line in read_lines(folder / "gold-en-zh.tsv"):
                ends = [max(map(int, cell.split(",")), default=0) + 1 if cell else 0 for cell in line.split("\t")[:2]]
                if all(ends) and ends[0] > done[0] and ends[1] > done[1]:
                    self.pieces.append((en[done[0]:ends[0]], zh[done[1]:ends[1]]))
                    done = ends
        self.whole = sum(len(a) for a, _ in self.pieces), sum(len(b) for _, b in self.pieces)

    def write(self, folder, lines):
        texts, position = {"en": [], "zh": []}, 0
        while len(texts["en"]) < lines:
            en, zh = self.pieces[position % len(self.pieces)]
            texts["en"] += en
            texts["zh"] += zh
            position += 1
        return write_texts(folder, texts)


def pair_speed(options, place, tripo_term):
    """One pair, documents of the development set, on one core; the peers in the same run."""
    documents = folders(options.data / "help-hard")
    lines = len(gathered(documents, ["en"])["en"])
    for folder in documents:
        staged(folder, ("en", "zh"), place / "pair" / folder.name)
    words = lexicons(options.data)

    def ours(**more):
        aligner = aligners.TripoTerm(options.program, **more)
        command = aligner.command("--segmented", "--format", "beads", "--collection", place / "pair", "--output", place / "pair-out")
        wall, cpu, memory = timed(command)
        return {"lines_per_second": lines / wall, "seconds": wall, "cpu": cpu, "memory_mb": memory, "lines": lines}

    measured("pair_speed", ours, aligner="tripo-term", what="43 documents as a collection")
    if ("en", "zh") in words:
        measured("pair_speed", lambda: ours(lexicons=[words["en", "zh"]]), aligner="tripo-term + lexicon", what="43 documents as a collection")

    def one_by_one(aligner):
        begin = time.monotonic()
        for folder in documents:
            aligner.align(folder, ("en", "zh"))
        seconds = time.monotonic() - begin
        return {"lines_per_second": lines / seconds, "seconds": seconds, "lines": lines}

    measured("pair_speed", lambda: one_by_one(tripo_term), aligner="tripo-term", what="43 documents, a process each")
    for peer in peers(options):
        measured("pair_speed", lambda: one_by_one(peer), aligner=peer.name, what="43 documents")

    text = LongText(options.data)
    folder = text.write(place / "long", PEER_LIMIT)

    def long_text():
        wall, cpu, memory = timed(tripo_term.command("--segmented", "--format", "beads", "--output", place / "o", folder / "en.txt", folder / "zh.txt"))
        return {"lines_per_second": PEER_LIMIT / wall, "seconds": wall, "cpu": cpu, "memory_mb": memory, "lines": PEER_LIMIT}

    def long_peer(peer):
        begin = time.monotonic()
        peer.align(folder, ("en", "zh"))
        seconds = time.monotonic() - begin
        return {"lines_per_second": PEER_LIMIT / seconds, "seconds": seconds, "lines": PEER_LIMIT}

    measured("long_speed", long_text, aligner="tripo-term", what=text.name)
    for peer in peers(options):
        measured("long_speed", lambda: long_peer(peer), aligner=peer.name, what=text.name)


def peers(options):
    found = []
    try:
        found.append(aligners.GaleChurch())
    except ImportError as error:
        note(f"  galechurch: {error}")
        emit(measure="pair_speed", aligner="galechurch", missing=str(error))
    if options.hunalign:
        found.append(aligners.Hunalign(options.hunalign))
        words = lexicons(options.data)
        if words:
            found.append(aligners.Hunalign(options.hunalign, words))
    return found


def four_documents(options, place, tripo_term):
    """Four documents of 500 lines in four languages, the program free to use all cores."""
    documents = folders(options.data / "help-hard")
    languages = ("en", "zh", "ja", "ko")
    step = len(documents) // DOCUMENTS
    for number in range(DOCUMENTS):
        texts = gathered(documents[number * step:(number + 1) * step], languages)
        write_texts(place / "four" / f"{number}", {language: lines[:DOCUMENT_LINES] for language, lines in texts.items()})

    def run():
        wall, cpu, memory = timed(
            tripo_term.command("--segmented", "--format", "beads", "--collection", place / "four", "--output", place / "four-out"),
            one_core=False, runs=3)
        return {"seconds": wall, "cpu": cpu, "memory_mb": memory, "lines": DOCUMENTS * DOCUMENT_LINES}

    measured("four_documents", run, aligner="tripo-term", cores=len(os.sched_getaffinity(0)))


def large(options, place, tripo_term):
    bible = options.data / "aligner-eval" / "bible" / "006"
    if not bible.is_dir():
        emit(measure="large", aligner="tripo-term", missing="no Bible of aligner-eval: run.sh data with ALIGNER_EVAL")
        return

    def run():
        command = tripo_term.command("--segmented", "--format", "beads", "--output", place / "o", *staged(bible, ("en", "zh"), place / "bible"))
        wall, cpu, memory = timed(command, runs=1)
        return {"seconds": wall, "cpu": cpu, "memory_mb": memory, "lines": 30_000}

    measured("large", run, aligner="tripo-term")


def flatness(options, place, tripo_term):
    text = LongText(options.data)
    for lines in FLATNESS[:3] if options.quick else FLATNESS:
        folder = text.write(place / f"flat-{lines}", lines)

        def run():
            command = tripo_term.command("--segmented", "--format", "beads", "--output", place / "o", folder / "en.txt", folder / "zh.txt")
            wall, cpu, memory = timed(command, runs=1 if lines > 10_000 else 2)
            return {"lines_per_second": lines / wall, "seconds": wall, "cpu": cpu, "memory_mb": memory}

        measured("flatness", run, aligner="tripo-term", lines=lines, what=text.name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="tripo-term")
    parser.add_argument("--hunalign", default="")
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    options = parser.parse_args()
    if not folders(options.data / "help-hard"):
        sys.exit("speed.py: no help-hard: run.sh data")
    tripo_term = aligners.TripoTerm(options.program)
    with scratch() as place:
        pair_speed(options, place, tripo_term)
        four_documents(options, place, tripo_term)
        if not options.quick:
            large(options, place, tripo_term)
        flatness(options, place, tripo_term)


if __name__ == "__main__":
    main()
