"""The aligners that are measured, each behind the same few calls; how tripo-term is called is only said here."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from score import Bead, pair_gold, read_beads, unit_gold

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Signals that `tripo-term align --without` knows; all but the length, which is always on.
SIGNALS = tuple(os.environ.get("SIGNALS", "numbers latin glossary han hangul transliteration structure lexicon order languages").split())


class AlignerError(Exception):
    """An aligner that did not do what was asked, in its own words."""


def read_lines(path):
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def staged(folder, languages, target):
    """Copies only the texts of a document, so that no aligner sees the gold beside them."""
    target.mkdir(parents=True, exist_ok=True)
    for language in languages:
        shutil.copy(folder / f"{language}.txt", target / f"{language}.txt")
    return [str(target / f"{language}.txt") for language in languages]


@contextlib.contextmanager
def scratch():
    with tempfile.TemporaryDirectory(prefix="align-") as name:
        yield pathlib.Path(name)


class TripoTerm:
    """`tripo-term align`, a process a call."""

    name = "tripo-term"

    def __init__(self, program, data=ROOT, lexicons=(), without=()):
        self.program, self.data, self.lexicons, self.without = str(program), data, tuple(lexicons), tuple(without)

    def command(self, *arguments):
        options = [part for path in self.lexicons for part in ("--lexicon", str(path))]
        options += [part for signal in self.without for part in ("--without", signal)]
        return [self.program, "align", "--data", str(self.data), *options, *map(str, arguments)]

    def run(self, *arguments):
        command = self.command(*arguments)
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1):
            raise AlignerError(f"status {done.returncode}: {(done.stderr.strip() or 'no message').splitlines()[-1]}")
        return done.stdout

    def align(self, folder, languages, pair=None):
        """Units of a segmented document, or the beads of one pair of its languages."""
        with scratch() as place:
            texts = staged(folder, languages, place / "texts")
            output = place / "out.beads"
            projection = ["--pair", ",".join(pair)] if pair else []
            self.run("--segmented", "--format", "beads", *projection, "--output", output, *texts)
            return read_beads(output)

    def collection(self, folders, languages, pair=None):
        """The same for many documents at once: a dictionary by the document's name; what failed is missing in it."""
        with scratch() as place:
            for folder in folders:
                staged(folder, languages, place / "texts" / folder.name)
            projection = ["--pair", ",".join(pair)] if pair else []
            self.run("--segmented", "--format", "beads", *projection,
                     "--collection", place / "texts", "--output", place / "out")
            found = {}
            for folder in folders:
                outputs = sorted((place / "out").glob(f"{folder.name}.*")) + sorted((place / "out" / folder.name).glob("*"))
                if outputs:
                    found[folder.name] = read_beads(outputs[0])
            return found

    def segments(self, texts):
        """The sentences that it makes of each text: lists of strings."""
        with scratch() as place:
            output = place / "out.jsonl"
            self.run("--format", "json", "--output", output, *texts)
            return sentences_of(output, len(texts))

    def paragraphs(self, texts, pair):
        """Beads of a pair over its own sentences of paragraph files."""
        with scratch() as place:
            output = place / "out.beads"
            self.run("--format", "beads", "--pair", ",".join(pair), "--output", output, *texts)
            return read_beads(output)


def sentences_of(path, columns):
    found = [{} for _ in range(columns)]
    for line in path.read_text(encoding="utf-8").splitlines():
        for column, segments in enumerate(json.loads(line)["segments"].values()):
            found[column].update({segment["index"]: segment["text"] for segment in segments})
    return [[texts[i] for i in sorted(texts)] for texts in found]


class GaleChurch:
    """PyPI galechurch: lengths only, with its own parameters."""

    name = "galechurch"

    def __init__(self):
        import galechurch
        self.library = galechurch

    def align(self, folder, languages, pair=None):
        a, b = (read_lines(folder / f"{language}.txt") for language in pair or languages)
        beads = self.library.align(a, b).beads
        return [Bead((tuple(range(x.source_start, x.source_end)), tuple(range(x.target_start, x.target_end)))) for x in beads]


class Hunalign:
    """hunalign as it does best here: with a dictionary from the other language into English and one pass, else -realign."""

    def __init__(self, program, lexicons=None):
        self.program, self.lexicons = pathlib.Path(program).resolve(), lexicons or {}
        self.words = {}
        self.name = "hunalign + dictionary" if lexicons else "hunalign"

    def known_words(self, pair):
        """The words of each side of the pair's list, to find them in text without spaces."""
        if pair not in self.words:
            path = self.lexicons.get(pair)
            rows = [line.split("\t") for line in read_lines(path)[1:]] if path else []
            self.words[pair] = (rows, {row[1] for row in rows})
        return self.words[pair]

    def tokens(self, line, language, words):
        if language in ("en", "ko"):
            return " ".join(re.findall(r"\w+|[^\w\s]", line.lower()))
        result, position = [], 0
        while position < len(line):
            latin = re.compile(r"[A-Za-z0-9]+").match(line, position)
            longest = next((n for n in range(6, 1, -1) if line[position:position + n] in words), 1)
            piece = latin[0].lower() if latin else line[position:position + longest]
            result.append(piece)
            position += len(piece)
        return " ".join(piece for piece in result if piece.strip())

    def align(self, folder, languages, pair=None):
        pair = tuple(pair or languages)
        rows, words = self.known_words(pair)
        with scratch() as place:
            with open(place / "dictionary", "w", encoding="utf-8") as file:
                # The target's words come first in a line.
                file.writelines(f"{word} @ {translation}\n" for word, translation in rows)
            order = pair[::-1] if rows else pair
            counts = []
            for language in order:
                lines = read_lines(folder / f"{language}.txt")
                counts.append(len(lines))
                text = "".join((self.tokens(line, language, words) or ".") + "\n" for line in lines)
                (place / language).write_text(text, encoding="utf-8")
            command = [self.program, "-utf", *([] if rows else ["-realign"]), place / "dictionary", *(place / language for language in order)]
            # It leaves a file translate.txt where it runs.
            done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            if done.returncode:
                raise AlignerError(f"status {done.returncode}: {done.stderr.strip()[-200:]}")
        rungs = [(0, 0)] + [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines() if line.count("\t") >= 2]
        rungs.append(tuple(counts))
        sides = [(tuple(range(a, c)), tuple(range(b, d))) for (a, b), (c, d) in zip(rungs, rungs[1:]) if c > a or d > b]
        return [Bead(side if order == pair else side[::-1]) for side in sides]


class Gold:
    """Gives the gold itself: what the measuring must find perfect."""

    name = "gold"

    def align(self, folder, languages, pair=None):
        if pair or len(languages) == 2:
            return pair_gold(folder, *(pair or languages))
        return unit_gold(folder, languages)

    def collection(self, folders, languages, pair=None):
        return {folder.name: self.align(folder, languages, pair) for folder in folders}


class Diagonal:
    """Line by line: the least that an aligner can do."""

    name = "diagonal"

    def align(self, folder, languages, pair=None):
        counts = [len(read_lines(folder / f"{language}.txt")) for language in pair or languages]
        return [Bead(tuple((i,) if i < count else () for count in counts), 0.5) for i in range(max(counts))]

    def collection(self, folders, languages, pair=None):
        return {folder.name: self.align(folder, languages, pair) for folder in folders}
