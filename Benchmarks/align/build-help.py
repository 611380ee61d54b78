#!/usr/bin/env python3
"""Builds development documents in four languages from LibreOffice's help (Debian packages): help-clean and help-hard.

A paragraph has the same identifier in every language, which is where the gold
comes from. Where all four languages have as many sentences in a paragraph, the
sentences answer each other one by one; otherwise the paragraph is one bead,
coarse if both sides of it have several lines. help-hard is help-clean with
paragraphs and sentences left out and glued, in each language by other draws.

Only the modules scalc and simpress are used. Whoever changes the aligner looks
at these; the other modules stay unseen, for others to measure with.
"""
import argparse
import html.parser
import itertools
import pathlib
import random
import re
import shutil
import subprocess
import sys

PACKAGES = {"en": "libreoffice-help-en-us", "zh": "libreoffice-help-zh-cn", "ja": "libreoffice-help-ja", "ko": "libreoffice-help-ko"}
FOLDERS = {"en": "en-US", "zh": "zh-CN", "ja": "ja", "ko": "ko"}
LANGUAGES = tuple(PACKAGES)
MODULES = ("scalc", "simpress")
SEED = 20211130

LINES_A_DOCUMENT = 110
DOCUMENTS = {"scalc": 30, "simpress": 13}

# Shares of what help-hard does to a document, in each language for itself.
PARAGRAPH_DROPPED, RUN_DROPPED, RUN_LENGTHS = 0.04, 0.005, (2, 5)
SENTENCE_DROPPED, SENTENCE_GLUED, PARAGRAPH_GLUED = 0.03, 0.06, 0.03

OWN_SCRIPT = {
    "en": re.compile("[A-Za-z]{2}"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3041-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
}
FULL_STOP_WIDE = re.compile(r"(?<=[。！？])(?![。！？」』”’）)\]】])|(?<=[。！？][」』”’）)\]】])(?![、，。」』”’）])")
FULL_STOP_NARROW = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\betc\.)(?<!\bvs\.)[\"'”’)\]]*\s+(?=[\"'“‘(\[=]*[A-Z0-9\uac00-\ud7a3])")


class Paragraphs(html.parser.HTMLParser):
    """The text of the elements that have an identifier of a paragraph, in order."""

    def __init__(self):
        super().__init__()
        self.found, self.open, self.depth, self.hidden = [], None, 0, 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("id") or ""
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6") and re.match(r"(par|hd|bm)_id", name):
            self.open, self.depth = name, 0
            self.found.append([name, ""])
        elif self.open and tag not in ("br", "img", "input", "meta", "link", "wbr", "hr"):
            # The words for other systems (MAC) are in spans that are hidden.
            self.depth += 1
            if "hidden" in attributes and not self.hidden:
                self.hidden = self.depth

    def handle_endtag(self, tag):
        if not self.open:
            return
        if self.depth == 0:
            self.open = None
        else:
            if self.hidden == self.depth:
                self.hidden = 0
            self.depth -= 1

    def handle_data(self, data):
        if self.open and not self.hidden:
            self.found[-1][1] += data


def note(text):
    print(text, file=sys.stderr, flush=True)


def unpacked(downloads):
    """The packages' files, none of them installed."""
    root = downloads / "libreoffice-help"
    for language, package in PACKAGES.items():
        if (root / "usr/share/libreoffice/help" / FOLDERS[language]).exists():
            continue
        note(f"· obtaining {package}")
        subprocess.run(["apt-get", "download", "-qq", package], cwd=downloads, check=True, stderr=subprocess.DEVNULL)
        (archive,) = downloads.glob(f"{package}_*.deb")
        root.mkdir(exist_ok=True)
        subprocess.run(["dpkg-deb", "-x", archive, root], check=True)
    return root / "usr/share/libreoffice/help"


def paragraphs(page):
    parser = Paragraphs()
    parser.feed(page.read_text(encoding="utf-8"))
    texts = [(name, " ".join(text.split())) for name, text in parser.found]
    known = [name for name, _ in texts]
    return {name: text for name, text in texts if text and known.count(name) == 1}


def sentences(text, language):
    pattern = FULL_STOP_WIDE if language in ("zh", "ja") else FULL_STOP_NARROW
    pieces = [piece.strip() for piece in pattern.split(text)]
    return [piece for piece in pieces if piece]


def translated(texts):
    """Whether a paragraph says something in every language and was not left in English."""
    if any(not OWN_SCRIPT[language].search(text) for language, text in texts.items()):
        return False
    return len(set(texts.values())) == len(texts)


def page_paragraphs(help_root, module, page):
    """Paragraphs of one help page that all languages have: for each a list of sentences by language."""
    by_language = {language: paragraphs(help_root / FOLDERS[language] / page) for language in LANGUAGES}
    result = []
    for name in by_language["en"]:
        texts = {language: by_language[language].get(name, "") for language in LANGUAGES}
        if all(texts.values()) and translated(texts):
            result.append({language: sentences(text, language) for language, text in texts.items()})
    return result


def documents(help_root, module):
    """Documents of about a hundred English lines, each of a few pages in the order of their names."""
    pages = sorted(path.relative_to(help_root / "en-US") for path in (help_root / "en-US/text" / module).rglob("*.html"))
    seen, document, count = set(), [], 0
    for page in pages:
        if not all((help_root / FOLDERS[language] / page).exists() for language in LANGUAGES):
            continue
        for paragraph in page_paragraphs(help_root, module, page):
            if "".join(paragraph["en"]) not in seen:  # menus and notes that every page repeats
                seen.add("".join(paragraph["en"]))
                document.append(paragraph)
        if sum(len(paragraph["en"]) for paragraph in document) >= LINES_A_DOCUMENT:
            yield document
            document, count = [], count + 1
            if count == DOCUMENTS[module]:
                return


# A line of a document is its text and the atoms that it says. An atom is a sentence that all languages have, or a paragraph
# whose sentences do not answer each other one by one (then it is coarse).


def lines_of(document, language):
    """Paragraphs of (text, atoms) of one language."""
    result = []
    for number, paragraph in enumerate(document):
        counts = {len(paragraph[other]) for other in LANGUAGES}
        atoms = [(number, k) if len(counts) == 1 else (number, "coarse") for k in range(len(paragraph[language]))]
        result.append([(text, {atom}) for text, atom in zip(paragraph[language], atoms)])
    return result


def glue(first, second, language):
    space = " " if language in ("en", "ko") else ""
    return (first[0] + space + second[0], first[1] | second[1])


def perturbed(paragraph_lines, language, draw):
    kept, position = [], 0
    while position < len(paragraph_lines):
        if draw.random() < RUN_DROPPED:
            position += draw.randint(*RUN_LENGTHS)
        elif draw.random() < PARAGRAPH_DROPPED:
            position += 1
        else:
            kept.append(paragraph_lines[position])
            position += 1
    result = []
    for paragraph in kept:
        start = True
        for line in paragraph:
            if draw.random() < SENTENCE_DROPPED:
                continue
            if result and draw.random() < (PARAGRAPH_GLUED if start else SENTENCE_GLUED):
                result[-1] = glue(result[-1], line, language)
            else:
                result.append(line)
            start = False
    return result


def pair_gold(first, second):
    """Beads of two texts: lines are connected by the atoms that they share."""
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    places = [{}, {}]
    for side, lines in enumerate((first, second)):
        for index, (_, atoms) in enumerate(lines):
            root((side, index))
            for atom in atoms:
                places[side].setdefault(atom, []).append((side, index))
    coarse = set()
    for atom, nodes in places[0].items():
        linked = nodes + places[1].get(atom, [])
        if len(linked) > len(nodes):
            for node in linked[1:]:
                parent[root(node)] = root(linked[0])
            if atom[1] == "coarse":
                coarse.add(linked[0])
    groups = {}
    for node in [(side, i) for side, lines in enumerate((first, second)) for i in range(len(lines))]:
        groups.setdefault(root(node), []).append(node)
    coarse = {root(node) for node in coarse}
    for key, nodes in groups.items():
        a, b = ([i for side, i in nodes if side == wanted] for wanted in (0, 1))
        yield a, b, "c" if key in coarse and len(a) > 1 and len(b) > 1 else "s"


def write(folder, texts):
    folder.mkdir(parents=True, exist_ok=True)
    for language, lines in texts.items():
        (folder / f"{language}.txt").write_text("".join(text + "\n" for text, _ in lines), encoding="utf-8")
    for a, b in itertools.combinations(LANGUAGES, 2):
        rows = pair_gold(texts[a], texts[b])
        text = "".join(f"{','.join(map(str, x))}\t{','.join(map(str, y))}\t{flag}\n" for x, y, flag in rows)
        (folder / f"gold-{a}-{b}.tsv").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="gets help-clean/ and help-hard/")
    data = parser.parse_args().data
    downloads = data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    help_root = unpacked(downloads)
    for name in ("help-clean", "help-clean.part", "help-hard", "help-hard.part"):
        shutil.rmtree(data / name, ignore_errors=True)
    for module in MODULES:
        for number, document in enumerate(documents(help_root, module)):
            name = f"{module}-{number:03}"
            whole = {language: lines_of(document, language) for language in LANGUAGES}
            write(data / "help-clean.part" / name, {language: list(itertools.chain(*lines)) for language, lines in whole.items()})
            hard = {
                language: perturbed(lines, language, random.Random(f"{SEED} {name} {language}"))
                for language, lines in whole.items()
            }
            write(data / "help-hard.part" / name, hard)
    for name in ("help-clean", "help-hard"):
        (data / f"{name}.part").rename(data / name)


if __name__ == "__main__":
    main()
