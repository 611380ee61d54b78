#!/usr/bin/env python3
"""Measures the quality of alignments over the sets; writes a JSON object a line for table.py.

    measure.py peers|ours|ablation|self [--data DIR] [--program tripo-term] [--hunalign PATH] [--more DIR ...] [--every N] > RESULTS

`self` runs the gold and a line-by-line aligner through the same measuring: the
gold must reach 1. What is missing or fails is a line with "missing".
"""
import argparse
import itertools
import json
import pathlib
import sys

import aligners
from score import Bead, Score, pair_gold, unit_gold

FOUR = ("en", "zh", "ja", "ko")
PAIRS = tuple(itertools.combinations(FOUR, 2))
EXAMPLES = aligners.ROOT / "Documentation" / "examples"
# Sets of aligner-eval: those that have no development half are measured whole.
CHINESE_ENGLISH = ("mac-dev", "mac-test", "pol", "mag", "aca", "pol-dev", "mag-dev", "aca-dev")
ABLATION_STEP = 3  # each third document


def note(text):
    print(text, file=sys.stderr, flush=True)


def emit(**row):
    print(json.dumps(row, ensure_ascii=False), flush=True)


def emit_score(score, **row):
    by_document = {name: one.f1 for name, one in score.by_document.items()}
    emit(**row, by_document=by_document, f1=score.f1, precision=score.precision, recall=score.recall, documents=score.documents, beads=score.predicted,
         surest=score.surest(), calibration_error=score.calibration_error(), calibration=score.calibration())


def folders(path):
    return sorted(folder for folder in path.iterdir() if folder.is_dir()) if path.is_dir() else []


def present(folder):
    return tuple(language for language in FOUR if (folder / f"{language}.txt").exists())


def example_documents(data):
    """The example reports laid out as documents of sentences: data/examples/<report>."""
    result = []
    for report in folders(EXAMPLES):
        folder = data / "examples" / report.name
        folder.mkdir(parents=True, exist_ok=True)
        for language in FOUR:
            text = (report / "sentences" / f"{language}.txt").read_text(encoding="utf-8")
            (folder / f"{language}.txt").write_text(text, encoding="utf-8")
        gold = {pair: [] for pair in PAIRS}
        for line in (report / "gold.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            source, target, _, *sides, _ = line.split("\t")
            cells = [",".join(str(int(i) - 1) for i in side.split(",") if i) for side in sides]
            gold[source, target].append("\t".join(cells) + "\ts\n")
        for (a, b), lines in gold.items():
            (folder / f"gold-{a}-{b}.tsv").write_text("".join(lines), encoding="utf-8")
        result.append(folder)
    return result


class SetScore(Score):
    """The counts of a set, and the score of each document."""

    def __init__(self):
        super().__init__()
        self.by_document = {}

    def add_document(self, name, predicted, gold):
        one = Score()
        one.add(predicted, gold)
        self.by_document[name] = one
        self.merge(one)


class Measuring:
    """Runs an aligner over documents and counts; a document that fails counts as if nothing had been found."""

    def __init__(self, aligner):
        self.aligner, self.failures = aligner, []

    every = 1  # only each so many documents were given

    def attempt(self, what, action):
        try:
            return action()
        except (aligners.AlignerError, OSError, ValueError) as error:
            self.failures.append(f"{what}: {error}")
            return []

    def pair_score(self, documents, pair, languages):
        score = SetScore()
        for folder in documents:
            gold = pair_gold(folder, *pair)
            if gold is None:
                self.failures.append(f"{folder.name}: no gold of {'-'.join(pair)}")
                continue
            projection = pair if len(languages) > 2 else None
            beads = self.attempt(folder.name, lambda: self.aligner.align(folder, languages, projection))
            score.add_document(folder.name, beads, gold)
        return score

    def unit_score(self, documents):
        score = SetScore()
        for folder in documents:
            units = self.attempt(folder.name, lambda: self.aligner.align(folder, FOUR))
            score.add_document(folder.name, units, unit_gold(folder, FOUR))
        return score

    def collection_score(self, documents, languages, pair=None):
        found = self.attempt("collection", lambda: self.aligner.collection(documents, languages, pair)) or {}
        score = SetScore()
        for folder in documents:
            if found and folder.name not in found:
                self.failures.append(f"{folder.name}: no result in the collection")
            gold = pair_gold(folder, *pair) if pair else unit_gold(folder, languages)
            score.add_document(folder.name, found.get(folder.name, []), gold)
        return score

    def emit(self, score, name, mode, languages):
        emit_score(score, aligner=self.aligner.name, set=name, mode=mode, languages="-".join(languages), every=self.every)
        if self.failures:
            note(f"  {len(self.failures)} failed, the first: {self.failures[0]}")
            emit(aligner=self.aligner.name, set=name, mode=mode, languages="-".join(languages),
                 missing=f"{len(self.failures)} of {score.documents} failed: {self.failures[0]}")
            self.failures.clear()

    # The modes in which documents are aligned.

    def together(self, name, documents):
        note(f"· {self.aligner.name}: {name}, four languages together")
        for pair in PAIRS:
            self.emit(self.pair_score(documents, pair, FOUR), name, "together", pair)
        self.emit(self.unit_score(documents), name, "together", FOUR)

    def by_pairs(self, name, documents, pairs=PAIRS, mode="pair"):
        note(f"· {self.aligner.name}: {name}, two languages, {mode}")
        for pair in pairs:
            self.emit(self.pair_score(documents, pair, pair), name, mode, pair)

    def as_collection(self, name, documents):
        note(f"· {self.aligner.name}: {name}, as a collection")
        for pair in PAIRS:
            self.emit(self.collection_score(documents, FOUR, pair), name, "collection", pair)
        self.emit(self.collection_score(documents, FOUR), name, "collection", FOUR)


# Paragraph files ---------------------------------------------------------


def boundaries(sentences):
    """Where each sentence ends, counted in characters that are not spaces."""
    ends, count = [], 0
    for sentence in sentences:
        count += len("".join(sentence.split()))
        ends.append(count)
    return ends


def over_gold(segments, own, gold):
    """Own segment indices as indices of the gold's sentences; None if a boundary of them is not one of the gold's."""
    own_ends, gold_ends = boundaries(own), boundaries(gold)
    result = []
    for i in segments:
        start = own_ends[i - 1] if i else 0
        inside = [g for g, end in enumerate(gold_ends) if start < end <= own_ends[i]]
        if own_ends[i] not in gold_ends or (start and start not in gold_ends):
            return None
        result += inside
    return tuple(sorted(result))


def paragraphs(measuring, documents):
    """The example reports from their paragraph files: the aligner's own sentences, mapped onto those of the gold by their text."""
    note(f"· {measuring.aligner.name}: example reports, paragraph files")
    scores, other = {pair: SetScore() for pair in PAIRS}, 0
    for folder in documents:
        texts = [str(EXAMPLES / folder.name / f"{language}.txt") for language in FOUR]
        own = measuring.attempt(folder.name, lambda: measuring.aligner.segments(texts))
        gold_lines = {language: aligners.read_lines(folder / f"{language}.txt") for language in FOUR}
        for language, sentences in zip(FOUR, own or []):
            differing = set(boundaries(sentences)) ^ set(boundaries(gold_lines[language]))
            if differing:
                other += len(differing)
                note(f"  {folder.name}/{language}: {len(differing)} sentence boundaries differ from the gold's")
        for pair in PAIRS:
            beads = []
            for bead in measuring.attempt(folder.name, lambda: measuring.aligner.paragraphs(texts, pair)) if own else []:
                sides = [over_gold(side, own[FOUR.index(language)], gold_lines[language]) for side, language in zip(bead.sides, pair)]
                # A bead with another sentence than the gold's cannot be right; it stays in the count.
                beads.append(Bead(tuple(sides), bead.confidence) if None not in sides else Bead(((-1 - len(beads),), ())))
            scores[pair].add_document(folder.name, beads, pair_gold(folder, *pair))
    for pair, score in scores.items():
        measuring.emit(score, "examples", "paragraphs", pair)
    emit(aligner=measuring.aligner.name, set="examples", mode="paragraphs", languages="all", boundaries_differing=other)


# What is run -------------------------------------------------------------


def sets(data, more, every):
    """Sets with four languages, and sets of Chinese and English; what is not there is said."""
    four = {"examples": example_documents(data)}
    two = {}
    for name in ("help-hard", "help-clean"):
        four[name] = folders(data / name)
    for name in CHINESE_ENGLISH:
        two[name] = folders(data / "aligner-eval" / name)
    for path in more:
        documents = folders(path)
        (four if documents and present(documents[0]) == FOUR else two)[path.name] = documents
    for name, documents in {**four, **two}.items():
        if not documents:
            emit(set=name, missing="no data: see Benchmarks/README.md on how to obtain it")
            note(f"  {name}: no data")
    thinned = [{name: documents[::every] for name, documents in them.items() if documents} for them in (four, two)]
    return tuple(thinned)


def lexicons(data):
    paths = {("en", other): data / "lexicons" / f"en-{other}.tsv" for other in ("ja", "zh")}
    return {pair: path for pair, path in paths.items() if path.exists()}


def measure_peers(options, four, two):
    peers = []
    try:
        peers.append(aligners.GaleChurch())
    except ImportError as error:
        emit(aligner="galechurch", missing=str(error))
    if options.hunalign:
        peers += [aligners.Hunalign(options.hunalign)]
        if lexicons(options.data):
            peers += [aligners.Hunalign(options.hunalign, lexicons(options.data))]
    else:
        emit(aligner="hunalign", missing="not in Debian; HUNALIGN can name a program")
        note("  hunalign: not found, left out (HUNALIGN can name a program)")
    for peer in peers:
        for name, documents in four.items():
            pairs = PAIRS if not getattr(peer, "lexicons", None) else tuple(peer.lexicons)
            Measuring(peer).by_pairs(name, documents, pairs)
        for name, documents in two.items():
            if not getattr(peer, "lexicons", None) or ("en", "zh") in peer.lexicons:
                Measuring(peer).by_pairs(name, documents, (("en", "zh"),))


def measure_tripo_term(options, four, two):
    bare = Measuring(aligners.TripoTerm(options.program))
    paragraphs(bare, four["examples"])
    for name, documents in four.items():
        bare.together(name, documents)
        if name != "help-clean":
            bare.by_pairs(name, documents)
        if name != "examples" and name != "help-clean":
            bare.as_collection(name, documents)
    length_only = Measuring(aligners.TripoTerm(options.program, without=aligners.SIGNALS))
    if "help-hard" in four:
        length_only.by_pairs("help-hard", four["help-hard"], mode="length only")
    words = lexicons(options.data)
    for name, documents in two.items():
        pair = (("en", "zh"),)
        bare.by_pairs(name, documents, pair)
        length_only.by_pairs(name, documents, pair, mode="length only")
        if ("en", "zh") in words:
            Measuring(aligners.TripoTerm(options.program, lexicons=[words["en", "zh"]])).by_pairs(name, documents, pair, mode="with lexicon")
        else:
            emit(set=name, mode="with lexicon", missing="no word list: run.sh data")


def measure_ablation(options, four, two):
    """All signals, each one off, and none but the length; a third of help-hard, the development sets of Chinese and English."""
    documents = four.get("help-hard", [])[::ABLATION_STEP]
    chinese = {name: two[name] for name in ("mac-dev", "pol-dev") if name in two}
    for label, without in [("all", ()), *((signal, (signal,)) for signal in aligners.SIGNALS), ("length only", aligners.SIGNALS)]:
        measuring = Measuring(aligners.TripoTerm(options.program, without=without))
        note(f"· ablation: {label if label in ('all', 'length only') else 'without ' + label}")
        for pair in PAIRS if documents else ():
            measuring.emit(measuring.pair_score(documents, pair, FOUR), "help-hard", f"ablation {label}", pair)
        for name, its in chinese.items():
            measuring.emit(measuring.pair_score(its, ("en", "zh"), ("en", "zh")), name, f"ablation {label}", ("en", "zh"))


def measure_self(options, four, two):
    for fake in (aligners.Gold(), aligners.Diagonal()):
        measuring = Measuring(fake)
        for name, documents in four.items():
            measuring.together(name, documents)
            measuring.as_collection(name, documents)
        for name, documents in two.items():
            measuring.by_pairs(name, documents, (("en", "zh"),))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("peers", "ours", "ablation", "self"))
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="tripo-term")
    parser.add_argument("--hunalign", default="")
    parser.add_argument("--more", type=pathlib.Path, action="append", default=[], help="a further set: a folder of documents")
    parser.add_argument("--every", type=int, default=1, help="only each so many documents of a set, for a quick look")
    options = parser.parse_args()
    four, two = sets(options.data, options.more, options.every)
    Measuring.every = options.every
    {"peers": measure_peers, "ours": measure_tripo_term, "ablation": measure_ablation, "self": measure_self}[options.what](options, four, two)


if __name__ == "__main__":
    main()
