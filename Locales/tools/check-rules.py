#!/usr/bin/env python3
"""Try the rules of Locales/ with ICU and measure them; a second, slow implementation of the format, in Python.

    sudo apt install libicu-dev pkg-config g++ wamerican wbritish
    python3 -m venv check && check/bin/pip install PyICU PyYAML
    check/bin/python Locales/tools/check-rules.py [--terms FILE.tsv] [--words FILE ...] [--keys WORD ...] [--list]

Reads Locales/, Glossaries/*.yaml and the word lists of Debian. Ends with status 1 where a law is broken
(a rule that ICU refuses, a character that cannot be reached, a pair that must be equal and is not, a key that is not stable);
the agreement of computed readings with those that the glossary gives is only reported. `--list` prints every exception.
"""

import argparse
import collections
import glob
import itertools
import os
import random
import re
import sys
import unicodedata

import icu
import yaml

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FILES = ["common", "en", "zh-Hans", "zh-Hant", "ja", "ko"]
CASEFOLD = icu.Normalizer2.getNFKCCasefoldInstance()
SCRIPTS = {"Latn": "Latn", "Hani": "Hani", "Hira": "Kana", "Kana": "Kana", "Hang": "Hang"}


def rules(name, text):
    try:
        return icu.Transliterator.createFromRules(name, text, icu.UTransDirection.FORWARD)
    except icu.ICUError as error:
        sys.exit(f"{name}: ICU refuses a rule: {error}")


def table(file):
    with open(os.path.join(ROOT, "Locales", file), encoding="utf-8") as lines:
        return [line.split() for line in lines if line.strip() and not line.startswith("#")]


class Reading:
    def __init__(self, language, data, surnames):
        self.language, self.system = language, data["system"]
        self.given, self.base = data.get("given", []), data.get("base", [])
        self.queries = {SCRIPTS[s] for s in data["queries"]}
        self.transliterator = data.get("transliterator")
        if self.transliterator:
            self.transliterator = icu.Transliterator.createInstance(self.transliterator, icu.UTransDirection.FORWARD)
        for part in ("compute", "termKey", "key", "queryRules"):
            text = data.get(part)
            setattr(self, part, rules(f"{language} {self.system} {part}", text) if text else None)
        self.table = {line[0]: line[1] for line in table(data["queryTable"])} if "queryTable" in data else None
        self.surnames = surnames

    def computed(self, text, person=False):
        surname = ""
        if person:
            names = [n for n in self.surnames if text.startswith(n)]
            if names:
                name = max(names, key=len)
                surname, text = self.surnames[name] + " ", text[len(name):]
        if self.transliterator:
            text = self.transliterator.transliterate(text)
        if self.compute:
            text = self.compute.transliterate(text)
        return surname + text


class Folder:
    def __init__(self):
        self.map, self.rules, self.readings, self.problems = {}, [], [], []
        self.dropped = set()
        for name in FILES:
            with open(os.path.join(ROOT, "Locales", name + ".yaml"), encoding="utf-8") as file:
                data = yaml.safe_load(file)
            folding = data.get("folding", {})
            self.dropped |= set(folding.get("dropped", []))
            for group in folding.get("characters", []):
                for source in group["from"]:
                    if self.base(source) != source:
                        self.problems.append(f"{name}.yaml: U+{ord(source):04X} cannot be reached")
                    if source in self.map:
                        self.problems.append(f"{name}.yaml: U+{ord(source):04X} stands twice")
                    self.map[source] = group["to"]
            for file in folding.get("tables", []):
                for key, *variants in table(file):
                    for variant in variants:
                        self.map[variant] = key
            if "rules" in folding:
                self.rules.append((name, rules(name, folding["rules"])))
            surnames = {unicodedata.normalize("NFC", k): v for k, v in data.get("names", {}).get("surnames", {}).items()}
            for reading in data.get("readings", []):
                self.readings.append(Reading(data["language"], reading, surnames))
        self.cache = {}

    @staticmethod
    def base(text):
        apart = unicodedata.normalize("NFD", CASEFOLD.normalize(text))
        return unicodedata.normalize("NFC", "".join(c for c in apart if not 0x300 <= ord(c) <= 0x36F))

    def folded(self, text):
        """Step 1."""
        result = self.base(text)
        for _ in range(8):
            after = "".join(self.map.get(c, c) for c in result)
            if after == result:
                break
            result = after
        return result

    def drop(self, text):
        """Step 3."""
        return "".join(c for c in text if icu.Char.charType(c) not in DROPPED_TYPES) or text

    def key(self, text):
        text = self.folded(text)
        for _, transliterator in self.rules:
            text = transliterator.transliterate(text)
        return self.drop(text)

    def reading(self, language, system):
        return next(r for r in self.readings if r.language == language and r.system == system)

    def spelled(self, reading, spelling, is_term):
        text = self.folded(spelling)
        if is_term and reading.termKey:
            text = reading.termKey.transliterate(text)
        if reading.key:
            text = reading.key.transliterate(text)
        return self.drop(self.folded(text))

    def tabled(self, reading, query):
        text = "".join(reading.table.get(c, c) for c in self.folded(query))
        if reading.queryRules:
            text = reading.queryRules.transliterate(text)
        return self.key(text)


CATEGORY = {  # UCharCategory
    "Zs": 12, "Zl": 13, "Zp": 14, "Cc": 15, "Cf": 16, "Pd": 19, "Ps": 20, "Pe": 21, "Pc": 22, "Po": 23, "Pi": 28, "Pf": 29}
DROPPED_TYPES = set(CATEGORY.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", nargs="*", help="print the keys of these texts and end")
    options = parser.parse_args()
    folder = Folder()
    if options.keys:
        for text in options.keys:
            print(text, "->", folder.key(text))
        return
    for problem in folder.problems:
        print(problem)


if __name__ == "__main__":
    main()
