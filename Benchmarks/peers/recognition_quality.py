#!/usr/bin/env python3
"""Recall and precision of recognition on the texts of Tests/LookupTests/Resources/recognition, a JSON object a line:
tripo-term annotate, regular expressions between \\b, daachorse (leftmost-longest) and flashtext, all with the terms that the
glossary has in the text's language and in English.

A name is right if its span is that of a mark and the marked concept has the term. Names within names are left out, and so is
which of several concepts is meant: the peers know neither.
"""

import argparse
import html
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata

import daachorse
import flashtext
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "Tests" / "LookupTests" / "Resources" / "recognition"
ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
# One language in two ways of writing.
CHINESE = {"zh-Hans", "zh-Hant"}
PAGE = "<meta charset=utf-8><pre>{}</pre>"
PREFIX = PAGE.index("{")


class Case:
    def __init__(self, line):
        self.language, marked, *options = line.split("\t")
        words = options[0].split() if options else []
        self.has_subterms = "sub" in words
        self.day = words[words.index("on") + 1] if "on" in words else None
        marked = re.sub(
            r"\\(?:u\{([0-9A-Fa-f]+)\}|(.))", lambda m: chr(int(m[1], 16)) if m[1] else ESCAPES.get(m[2], ""), marked)
        if "nfd" in words:
            marked = unicodedata.normalize("NFD", marked)
        self.text, self.marks = "", []
        for part in re.split(r"(‹[^›]*›)", marked):
            if part.startswith("‹"):
                name, concept = part[1:-1].rsplit("|", 1)
                self.marks.append((len(self.text), len(self.text) + len(name), concept.strip("=~")))
                part = name
            self.text += part


def cases():
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                case = Case(line)
                if not case.has_subterms:
                    yield case


def glossary():
    """For each language its terms, and the concepts that have them."""
    terms = {}
    for path in sorted((ROOT / "Glossaries").glob("*.yaml")):
        for concept in yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)).get("concepts", []):
            for language, entries in concept.get("terms", {}).items():
                for entry in entries:
                    terms.setdefault(language, {}).setdefault(str(entry["term"]), set()).add(concept["id"])
    return terms


def merged(glossary, language):
    terms = {}
    for other in {language, "en"} | (CHINESE if language in CHINESE else set()):
        for term, concepts in glossary.get(other, {}).items():
            terms.setdefault(term, set()).update(concepts)
    return terms


def folded(terms):
    result = {}
    for term, concepts in terms.items():
        result.setdefault(term.lower(), set()).update(concepts)
    return result


def regular_expression(terms, ignores_case):
    known = folded(terms) if ignores_case else terms
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)) + r")\b",
        re.IGNORECASE if ignores_case else 0)
    return lambda text: [
        (match.start(), match.end(), known.get(match[0].lower() if ignores_case else match[0], set()))
        for match in pattern.finditer(text)]


def double_array(terms, ignores_case):
    known = folded(terms) if ignores_case else terms
    names = sorted(known)
    matcher = daachorse.CharwiseDoubleArrayAhoCorasick(names, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    return lambda text: [
        (start, end, known[names[value]])
        for start, end, value in matcher.find(text.lower() if ignores_case and len(text.lower()) == len(text) else text)]


def flash_text(terms, ignores_case):
    processor = flashtext.KeywordProcessor(case_sensitive=not ignores_case)
    for term, concepts in (folded(terms) if ignores_case else terms).items():
        processor.add_keyword(term, frozenset(concepts))
    return lambda text: [(start, end, concepts) for concepts, start, end in processor.extract_keywords(text, span_info=True)]


def annotate(program, all_cases):
    """What tripo-term finds, for each text."""
    found = [[] for _ in all_cases]
    with tempfile.TemporaryDirectory() as folder:
        groups = {}
        for number, case in enumerate(all_cases):
            # In plain text the end of a short line ends a paragraph.
            path = pathlib.Path(folder) / f"{number}.html"
            path.write_bytes(PAGE.format(html.escape(case.text, quote=False)).encode())
            groups.setdefault((case.language, case.day), []).append(str(path))
        for (language, day), paths in groups.items():
            command = [program, "annotate", "--format", "json", "--from", language] + (["--on", day] if day else [])
            output = subprocess.run(command + paths, cwd=ROOT, stdout=subprocess.PIPE, check=False).stdout
            for line in output.decode().splitlines():
                term = json.loads(line)
                number = int(pathlib.Path(term["file"]).stem)
                whole = pathlib.Path(term["file"]).read_bytes()
                start, end = (len(html.unescape(whole[PREFIX:term[edge]["offset"]].decode())) for edge in ("start", "end"))
                found[number].append((start, end, {concept["concept"] for concept in term["concepts"]}))
    return found


def report(peer, all_cases, found):
    marks = sum(len(case.marks) for case in all_cases)
    right = sum(
        any((start, end) == (a, b) and (concept == "*" or concept in concepts) for a, b, concepts in names)
        for case, names in zip(all_cases, found) for start, end, concept in case.marks)
    total = sum(map(len, found))
    print(json.dumps({
        "peer": peer, "measure": f"recognition_quality {len(all_cases)} texts, {marks} names",
        "recall": round(right / marks, 3), "precision": round(right / max(1, total), 3)}), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--program", default=str(ROOT / ".build-static/release/tripo-term"), help="the tripo-term to measure")
    program = options.parse_args().program
    all_cases, terms = list(cases()), glossary()
    report("tripo-term", all_cases, annotate(program, all_cases))
    for name, make in (("\\b regular expressions", regular_expression), ("daachorse", double_array), ("flashtext", flash_text)):
        for ignores_case in (False, True):
            matchers = {case.language: None for case in all_cases}
            for language in matchers:
                matchers[language] = make(merged(terms, language), ignores_case)
            report(name + (", any case" if ignores_case else ""), all_cases, [matchers[case.language](case.text) for case in all_cases])


if __name__ == "__main__":
    main()
