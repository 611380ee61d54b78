#!/usr/bin/env python3
"""Build Locales/han-variants.tsv and Locales/han-hangul.tsv.

Everything comes from Debian packages, and the result depends on nothing but their versions:

    unicode-data                      /usr/share/unicode/Unihan_*.txt.bz2, EquivalentUnifiedIdeograph.txt
    libopencc1.1                      /usr/share/opencc/*.ocd2 (character tables)
    opencc                            opencc_dict, which turns an .ocd2 file into text

    sudo apt install unicode-data opencc
    Locales/tools/build-han-tables.py [--opencc-dictionary DIR] [--opencc-dict PROGRAM] [--report]

`--report` prints how many classes there are and the largest, with the source of every pair: review it after an update of a
package. A class larger than CLASS_LIMIT is an error until somebody decides on it.
"""

import argparse
import bz2
import collections
import itertools
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

UNICODE = "/usr/share/unicode"
OUTPUT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

# OpenCC tables of single characters. Phrase tables are not used: a search key is made character by character.
OPENCC_TABLES = ["STCharacters", "TSCharacters", "TWVariants", "HKVariants", "JPVariants", "JPShinjitaiCharacters"]

# Pairs that a source gives and that we keep apart, with the reason.
APART = {
    "弁辦": "shinjitai 弁 for 辦 is rare (合弁); joined, 办 (office, to handle) would equal 辩 (to argue)",
    "鍊链": "鍊 is 煉 and 鏈: joined, 炼 (to refine) would equal 链 (chain)",
    "両輛": "shinjitai 両 for 輛 is seen in 車両 only; joined, 两 (two) would equal 辆",
    "沪濾": "a form of print; joined, 沪 (Shanghai) would equal 滤 (to filter)",
    "甦穌": "甦 is 苏 (to revive)",
    "他它": "pronouns", "他她": "pronouns", "她它": "pronouns", "他牠": "pronouns",
    "氯绿": "chlorine is not green",
    "皋睾": "look-alikes", "儓檯": "look-alikes",
}
APART = {tuple(pair) for pair in APART}

# Semantic variants are not taken when both classes hold a living character of the mainland's general list (板/版, 谈/谭, 千/仟): these
# few are, because Japanese and Korean write the one where Chinese writes the other.
SEMANTIC = {tuple(sorted(pair)) for pair in ["秘祕", "佑祐", "连联", "連聯", "沈沉", "哲喆"]}

# Pairs that the sources above do not give: Korean (KS X 1001) and Japanese forms, and forms used in names.
TOGETHER = (
    # Korean
    "青靑 清淸 飲飮 俱倶 姬姫 屏屛 槇槙 劵券 尙尚 甁瓶 曺曹 裵裴 柿枾 槪概 峀岫 烽熢 熺熹 珤寶 逈迥 顚顛 飡餐 騈駢 髥髯 耉耇 彛彝 埈峻 昰是 "
    # Japanese, and forms in names
    "島嶋 島嶌 高髙 崎﨑 吉𠮷 富冨 邊邉 浜濵 曾曽 慎愼 翻飜 真眞 徳德 黄黃 凖準 凾函 卆卒 埀垂 壷壺 夘卯 戝賊 枩松 楳梅 潅灌 涜瀆 湶泉 爼俎 "
    "籖籤 罸罰 翆翠 聟婿 聨聯 莵菟 萠萌 蘓蘇 蝿蠅 諌諫 讃讚 貎貌 賎賤 躙躪 軣轟 釡釜 釼劍 靱靭 頚頸 駄馱 騨驒 鯵鰺 鳫雁 鴬鶯 麁粗 鼡鼠 "
    "桧檜 竃竈 篭籠 薮藪 蛎蠣 鴎鷗 侠俠 掻搔 祷禱 繋繫 蝋蠟 頬頰 溌潑 莱萊 蒋蔣 剥剝 呑吞 填塡 嘘噓 焔焰 侭儘"
).split()

# The usual Korean reading where the flags of kHangul do not tell it, or where one key form stands for several characters.
FIRST = {
    "更": "경", "车": "차", "状": "상", "円": "원", "予": "예", "征": "징", "汇": "휘",
}

# A class larger than this is an error unless its key form stands in LARGE, so that an update cannot grow a monster unseen.
CLASS_LIMIT = 8
LARGE = {}


def unihan(file, *fields):
    """Yields (character, field, value) of the given fields."""
    with bz2.open(f"{UNICODE}/Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                if field in fields:
                    yield chr(int(code[2:], 16)), field, value


def characters(value):
    """The characters of a Unihan variant field, without the names of its sources."""
    return [chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", value)]


def opencc(name, options):
    """Yields (character, characters) of an OpenCC table."""
    with tempfile.TemporaryDirectory() as folder:
        text = os.path.join(folder, name)
        source = os.path.join(options.opencc_dictionary, name + ".ocd2")
        subprocess.run(
            [options.opencc_dict, "-i", source, "-o", text, "-f", "ocd2", "-t", "text"],
            check=True, stdout=subprocess.DEVNULL)
        with open(text, encoding="utf-8") as lines:
            for line in sorted(lines):
                head, _, tail = line.rstrip("\n").partition("\t")
                yield head, tail.split(" ")


def is_han(character):
    code = ord(character)
    return 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF \
        or 0xFA0E <= code <= 0xFA29 and unicodedata.normalize("NFKC", character) == character


class Classes:
    """Union-find over characters, remembering which source joined which pair."""

    def __init__(self):
        self.parent = {}
        self.joined = {}  # the members of a class, by its root
        self.edges = {}

    def find(self, character):
        self.parent.setdefault(character, character)
        while self.parent[character] != character:
            self.parent[character] = self.parent[self.parent[character]]
            character = self.parent[character]
        return character

    def join(self, first, second, source):
        # Compatibility ideographs are gone after NFKC_Casefold: only what stays can be a key or a variant.
        first, second = (unicodedata.normalize("NFKC", c) for c in (first, second))
        if first == second or not (is_han(first) and is_han(second)):
            return
        if (first, second) in APART or (second, first) in APART:
            return
        self.edges.setdefault(tuple(sorted((first, second))), []).append(source)
        a, b = sorted((self.find(first), self.find(second)))
        if a != b:
            self.parent[b] = a
            self.joined.setdefault(a, {a}).update(self.joined.pop(b, {b}))

    def members(self, character):
        root = self.find(character)
        return self.joined.get(root, {root})

    def all(self):
        classes = collections.defaultdict(list)
        for character in sorted(self.parent):
            classes[self.find(character)].append(character)
        return [members for members in classes.values() if len(members) > 1]


def standard_sets():
    """The characters of the national standards, and readings, by the name of Unihan's field."""
    sets = collections.defaultdict(dict)
    for character, field, value in itertools.chain(
            unihan("OtherMappings", "kGB0", "kJis0", "kKSC0", "kBigFive"),
            unihan("Readings", "kMandarin", "kHangul", "kTGHZ2013", "kHanyuPinlu")):
        sets[field][character] = value
    return sets


def readings(sets, character):
    mandarin = set(sets["kMandarin"].get(character, "").split())
    hangul = {r.split(":")[0] for r in sets["kHangul"].get(character, "").split()}
    return mandarin, hangul


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--opencc-dictionary", default="/usr/share/opencc", help="folder of the .ocd2 files")
    parser.add_argument("--opencc-dict", default="opencc_dict", help="the program that reads them")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()

    sets = standard_sets()
    classes = Classes()
    for name in OPENCC_TABLES:
        for head, variants in opencc(name, options):
            for variant in variants:
                if len(head) == 1 and len(variant) == 1:
                    classes.join(head, variant, name)
    semantic = {}
    for character, field, value in unihan("Variants", "kSimplifiedVariant", "kTraditionalVariant", "kZVariant", "kSemanticVariant"):
        for variant in characters(value):
            if field == "kSemanticVariant":
                semantic.setdefault(character, set()).add(variant)
            else:
                classes.join(character, variant, field)
    for first, second in TOGETHER:
        classes.join(first, second, "by hand")
    # A semantic variant is taken when both characters name each other and stand in some national standard, and when they
    # share a reading (Mandarin, and Korean where both have one).
    living = lambda c: any(member in sets["kTGHZ2013"] for member in classes.members(c))
    common = lambda c: any(c in sets[f] for f in ("kGB0", "kJis0", "kKSC0", "kTGHZ2013", "kBigFive"))
    for character in sorted(semantic):
        for variant in sorted(semantic[character]):
            if character < variant and character in semantic.get(variant, ()) and common(character) and common(variant):
                m1, h1 = readings(sets, character)
                m2, h2 = readings(sets, variant)
                if living(character) and living(variant) and (character, variant) not in SEMANTIC:
                    continue
                if m1 & m2 and (h1 & h2 or not h1 or not h2):
                    classes.join(character, variant, "kSemanticVariant")
    with open(f"{UNICODE}/EquivalentUnifiedIdeograph.txt", encoding="utf-8") as lines:
        radicals = []
        for line in lines:
            m = re.match(r"([0-9A-F]{4,5})(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
            if m:
                for code in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
                    if 0x2E80 <= code <= 0x2EF3 and unicodedata.normalize("NFKC", chr(code)) == chr(code):
                        radicals.append((chr(code), unicodedata.normalize("NFKC", chr(int(m[3], 16)))))

    # Key form: the simplified form of the mainland's general list, the most frequent first; else the member that
    # most standards have; else the lowest code point.
    def rank(character):
        pinlu = sum(int(n) for n in re.findall(r"\((\d+)\)", sets["kHanyuPinlu"].get(character, "")))
        standards = sum(character in sets[f] for f in ("kGB0", "kJis0", "kKSC0", "kBigFive"))
        return (character not in sets["kTGHZ2013"], character not in sets["kGB0"], -pinlu, -standards, ord(character))

    table = {}
    for members in classes.all():
        key, *rest = sorted(members, key=rank)
        table[key] = sorted(rest)
    form = {variant: key for key, variants in table.items() for variant in variants}
    for radical, ideograph in radicals:
        table.setdefault(form.get(ideograph, ideograph), []).append(radical)
    write_variants(table)
    write_hangul(table, form, sets)
    problems = [key for key, variants in table.items()
                if len([v for v in variants if is_han(v)]) + 1 > CLASS_LIMIT and key not in LARGE]
    if options.report:
        report(table, classes)
    if problems:
        sys.exit(f"class too large, decide on it (APART or LARGE): {' '.join(problems)}")


HEADER = """\
# Built by Locales/tools/build-han-tables.py; do not edit by hand, change the script.
# Sources: Unihan Database, Unicode 15.0 (Debian unicode-data 15.0.0), Unicode licence v3, (c) Unicode, Inc.
"""


def write_variants(table):
    with open(os.path.join(OUTPUT, "han-variants.tsv"), "w", encoding="utf-8") as out:
        out.write("# Han characters that are the same for a search: the key form, then its variants.\n")
        out.write(HEADER)
        out.write("#          OpenCC 1.1.6 character tables (Debian libopencc1.1), Apache-2.0, (c) BYVoid and contributors.\n")
        for key in sorted(table):
            out.write(" ".join([key] + table[key]) + "\n")


def write_hangul(table, form, sets):
    def parse(value):
        # 형:0E 형:0N: E = education list, N = names; a reading with E comes first, the order of the field decides else.
        found = []
        for place, item in enumerate(value.split()):
            reading, _, flags = item.partition(":")
            found.append(("E" not in flags, "N" in flags and "E" not in flags, place, reading))
        return [reading for *_, reading in sorted(found)]

    raw = {c: parse(v) for c, v in sets["kHangul"].items()}
    result = {c: list(r) for c, r in raw.items() if unicodedata.normalize("NFKC", c) == c}
    for character, usual in FIRST.items():
        if character in result:
            result[character].sort(key=lambda reading: reading != usual)
    for key, variants in table.items():
        members = [v for v in variants if v in raw]
        education = lambda c: "E" in sets["kHangul"][c]
        if key in raw:
            # the merged class is read like its most usual member
            members.append(key)
        if not members:
            continue
        members.sort(key=lambda c: (not education(c), c != key, c not in sets["kKSC0"], ord(c)))
        merged = list(dict.fromkeys(r for m in members for r in raw[m]))
        usual = next((FIRST[m] for m in [key] + variants if m in FIRST), merged[0])
        merged.sort(key=lambda reading: reading != usual)
        result[key] = merged
        for variant in variants:
            if is_han(variant) and variant not in raw:
                result[variant] = merged
    with open(os.path.join(OUTPUT, "han-hangul.tsv"), "w", encoding="utf-8") as out:
        out.write("# Korean readings of Han characters: the character, then its readings, the usual one first.\n")
        out.write(HEADER)
        out.write("# The key forms of han-variants.tsv have the readings of their whole class.\n")
        for character in sorted(result):
            out.write(" ".join([character] + result[character]) + "\n")


def report(table, classes):
    big = sorted(table.items(), key=lambda item: -len(item[1]))
    print(f"{len(table)} classes, {sum(len(v) for v in table.values())} variants")
    print(collections.Counter(len(v) + 1 for v in table.values()))
    for key, variants in big[:60]:
        members = [key] + variants
        edges = ["".join(p) + ":" + "/".join(sorted(set(s))) for p, s in classes.edges.items() if p[0] in members]
        print(len(members), " ".join(members), "|", " ".join(e.replace("Characters", "").replace("Variant", "V") for e in edges))


if __name__ == "__main__":
    main()
