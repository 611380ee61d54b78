#!/usr/bin/env python3
"""Try the rules of Locales/ with ICU and measure them; a second, slow implementation of the format, in Python.

    sudo apt install libicu-dev pkg-config g++ wamerican wbritish
    python3 -m venv check && check/bin/pip install PyICU PyYAML
    check/bin/python Locales/tools/check-rules.py [--glossaries FOLDER] [--words FILE ...] [--keys TEXT ...] [--list]

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


# Texts that must have one key.
EQUAL = """
trademark | trade mark | Trade-Marks | trademarks | TRADEMARK'S | ｔｒａｄｅｍａｒｋ
society | societies | society's | societies'
office | offices | office's | offices’
body | bodies
analysis | analyses
index | indices
process | processes
business | businesses
address | addresses
search | searches
status | statuses
cache | caches
movie | movies
fee | fees
key | keys
licence | license | licences
organisation | organization | organizations
harmonise | harmonize
analyse | analyze
behaviour | behavior
neighbouring rights | neighboring right
centre | center | centres
catalogue | catalog | catalogues
programme | program | programmes
judgement | judgment
fulfil | fulfill
cancelled | canceled
cancellation | cancelation
labelling | labeling
per cent | percent
co-operation | cooperation | Co‐operation
defence | defense
draughtsman | draftsman | draughtsmen
R&D | R & D | R and D
heads meeting | head meeting
Re-examination | reexamination
naïve café | naive cafe
Straße | strasse
Œuvre Łódź Ærø | oeuvre lodz aero
国家知识产权局 | 國家知識產權局 | 国家知識産権局 | 国家知識産權局
特许厅 | 特許廳 | 特許庁
审判 | 審判
办公室 | 辦公室
答辩 | 答辯 | 答弁
处理 | 處理 | 処理
三个 | 三個 | 三箇
记录 | 記錄 | 記録
关系 | 關係 | 関係
翻译 | 翻譯 | 翻訳 | 飜譯
联合 | 聯合 | 連合
计划 | 計劃 | 計画 | 計畫
秘密 | 祕密
齐藤 | 齊藤 | 斉藤
青年 | 靑年
⾦融 | 金融
佐々木 | 佐佐木
霞が関 | 霞ヶ関 | 霞ケ関
三か国 | 三ヶ国 | 三カ国 | 三箇国
ユーザー | ユーザ | ﾕｰｻﾞｰ | ゆーざー | ユ－ザ－ | ユ〜ザ〜
ヴァイオリン | バイオリン
みすゞ | みすず
こゝろ | こころ
づ | ず
한·중·일 | 한ㆍ중ㆍ일 | 한・중・일 | 한 중 일 | 한중일
특허청 | 특허청
"""

# Texts that must not.
DIFFERENT = """
goods | good
damages | damage
means | mean
news | new
TRIPS | trip
series | serie
claim | claimant
society | social
patent | patentee
licensor | licensee
filing | filling
demandant | demandee
办 | 辩
炼 | 链
谈 | 谭
板 | 版
千 | 仟
"""

# Spellings that must have one key in a reading system: language, system, then the spellings. The first is the computed one of the
# text in brackets, if there is any.
SPELLED = """
ja romaji [とっきょちょう] | tokkyocho | tokkyochō | tokkyochou | tokkyotyou | tokkyo chō | Tokkyo-cho | tokkyotyô
ja romaji [しんぶん] | shimbun | shinbun | sinbun | sinnbunn
ja romaji [しんあん] | shin'an | shinan | sin'an
ja romaji [にっちゅうかん] | nitchūkan | nicchuukan | nittyûkan | nittyuukan
ja romaji [おおの] | Ōno | Ohno | Oono | Ono
ja romaji [さとう] | Satō | Satoh | Satou
ja romaji [じゅっしゅうねん] | jusshūnen | zyussyunen | jyusshuunen
ja romaji [ちてきざいさんをまもる] | chiteki zaisan o mamoru | titeki zaisan wo mamoru
ja romaji [ぐろーばる] | gurōbaru | guroobaru | gurobaru
ja kana [とうきょう] | とうきょう | トーキョー | とーきょう
zh-Hans pinyin [国家知识产权局] | guó jiā zhī shí chǎn quán jú | guo2jia1zhi1shi2chan3quan2ju2 | guojia zhishi chanquan ju
zh-Hans pinyin [律师] | lǜ shī | lv4 shi1 | lu:4shi1 | lvshi | lushi
zh-Hant pinyin [著作權] | zhù zuò quán | zhuzuoquan
zh-Hans pinyin initials [国家知识产权局] | gjzscqj | gjzhshchqj | GJZSCQJ
ko romanization [특허청] | teukheocheong | t'ŭkhŏch'ŏng | teukeocheong | tukhochong
ko romanization [김] | Kim | Gim
ko romanization [박] | Park | Bak | Pak
ko romanization [이] | Lee | Yi | I | Rhee
ko romanization [최] | Choi | Choe | Ch'oe
ko romanization [정] | Jung | Jeong | Chung | Chŏng
ko romanization [김용선] | Kim Yong-sun | KIM Yongsun | Gim Yongseon | Kim Yong-sŏn
ko romanization [협력] | hyeomnyeok | hyŏmnyŏk | hyeopryeok
ko romanization [신라] | Silla | Sinra | Shilla
ko initials [특허청] | ㅌㅎㅊ
ko initials [값 국] | ㄱㄱ
"""


class Report:
    def __init__(self, full):
        self.full, self.broken = full, 0

    def law(self, name, total, bad):
        self.broken += len(bad)
        self.show(name, total, bad, len(bad))

    def figure(self, name, total, bad):
        self.show(name, total, bad, len(bad) if self.full else 0)

    def show(self, name, total, bad, count):
        print(f"{name}: {total - len(bad)} of {total}")
        for item in bad[:count]:
            print("   ", " | ".join(str(part) for part in item))


def groups(text):
    for line in text.strip().splitlines():
        yield [part.strip() for part in line.split("|")]


def check_lists(folder, report):
    bad, total = [], 0
    for texts in groups(EQUAL):
        total += 1
        keys = {folder.key(text) for text in texts}
        if len(keys) > 1:
            bad.append([f"{text} -> {folder.key(text)}" for text in texts])
    report.law("equal texts", total, bad)
    bad = [pair for pair in groups(DIFFERENT) if folder.key(pair[0]) == folder.key(pair[1])]
    report.law("different texts", len(list(groups(DIFFERENT))), bad)
    bad, total = [], 0
    for first, *spellings in groups(SPELLED):
        head, text = re.fullmatch(r"(.*) \[(.*)\]", first).groups()
        reading = folder.reading(*head.split(" ", 1))
        total += 1
        keys = {folder.spelled(reading, reading.computed(text), True)}
        keys |= {folder.spelled(reading, spelling, False) for spelling in spellings}
        if len(keys) > 1:
            bad.append([head, text] + [f"{x} {folder.spelled(reading, x, False)}" for x in [reading.computed(text)] + spellings])
    report.law("equal spellings", total, bad)


def check_words(folder, files, report):
    words = set()
    for file in files:
        if os.path.exists(file):
            with open(file, encoding="utf-8") as lines:
                words |= set(lines.read().split())
    if not words:
        print("no word lists: apt install wamerican wbritish")
        return
    words = sorted(words)
    keys = {word: folder.key(word) for word in words}
    bad = [(w, k, folder.key(k)) for w, k in keys.items() if folder.key(k) != k]
    report.law("stable keys of words", len(words), bad)
    chance = random.Random(0)
    pairs = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(20000)]
    bad = [(p, folder.key(p), folder.key(folder.key(p))) for p in pairs if folder.key(folder.key(p)) != folder.key(p)]
    report.figure("stable keys of two words at random", len(pairs), bad)


def check_hangul(folder, report):
    """Every key form that stands for a character with a Korean reading must have one."""
    reading = next(r for r in folder.readings if r.table)
    bad = [(c, folder.folded(c)) for c in reading.table if folder.folded(c) not in reading.table]
    report.law("key forms with a Korean reading", len(reading.table), bad)


def glossary(folder_name):
    for file in sorted(glob.glob(os.path.join(folder_name, "*.yaml"))):
        with open(file, encoding="utf-8") as text:
            for concept in (yaml.safe_load(text) or {}).get("concepts", []):
                for language, terms in concept.get("terms", {}).items():
                    for term in terms:
                        yield concept, language, term


def check_glossary(folder, name, report):
    entries = list(glossary(name))
    if not entries:
        print("no glossary files")
        return
    texts = sorted({t["term"] for _, _, t in entries})
    bad = [(t, folder.key(t), folder.key(folder.key(t))) for t in texts if folder.key(folder.key(t)) != folder.key(t)]
    report.law("stable keys of terms", len(texts), bad)

    # Terms of different concepts whose keys fall together although they are spelled differently.
    together = collections.defaultdict(set)
    for concept, language, term in entries:
        together[language, folder.key(term["term"])].add((concept["id"], term["term"]))
    loose = lambda text: folder.drop(folder.folded(text))
    bad = []
    for (language, key), found in sorted(together.items()):
        for (c1, t1), (c2, t2) in itertools.combinations(sorted(found), 2):
            if c1 != c2 and loose(t1) != loose(t2):
                bad.append((language, t1, t2))
    report.figure("keys of one concept only, but for spacing, variants of characters", len(together), bad)

    pairs, bad = 0, []
    concepts = collections.defaultdict(lambda: collections.defaultdict(list))
    for concept, language, term in entries:
        concepts[concept["id"]][language].append(term)
    for languages in concepts.values():
        hans = {folder.key(t["term"]) for t in languages["zh-Hans"]}
        for term in languages["zh-Hant"]:
            pairs += 1
            if folder.key(term["term"]) not in hans:
                bad.append((term["term"], sorted(hans)))
    report.figure("traditional terms with the key of a simplified one", pairs, bad)

    person = lambda concept: concept.get("kind") == "person"
    letters = lambda text: re.sub(r"[^\w]", "", unicodedata.normalize("NFC", text.lower()))

    def agreement(name, reading, rows, exact):
        bad = []
        for base, given, is_person in rows:
            computed = reading.computed(base, is_person)
            one, other = (letters(computed), letters(given)) if exact else (
                folder.spelled(reading, computed, True), folder.spelled(reading, given, True))
            if one != other:
                bad.append((base, computed, given, one, other))
        report.figure(name, len(rows), bad)

    kana = [(t["reading"], t["romanization"], person(c)) for c, l, t in entries if l == "ja" and "reading" in t and "romanization" in t]
    pinyin = {language: [(t["term"], t["reading"], person(c)) for c, l, t in entries if l == language and "reading" in t]
              for language in ("zh-Hans", "zh-Hant")}
    korean = [(t["term"], t["romanization"], person(c)) for c, l, t in entries if l == "ko" and "romanization" in t]
    agreement("romaji: key of the kana = key of the romaji", folder.reading("ja", "romaji"), kana, False)
    for language, rows in pinyin.items():
        figureless = [row for row in rows if not re.search("[0-9]", row[0])]
        agreement(f"{language} pinyin: computed = given, with tones", folder.reading(language, "pinyin"), figureless, True)
        agreement(f"{language} pinyin: keys", folder.reading(language, "pinyin"), rows, False)
        agreement(f"{language} pinyin initials: keys", folder.reading(language, "pinyin initials"), rows, False)
    figureless = [row for row in korean if not re.search("[0-9A-Za-z]", row[0])]
    agreement("Korean romanization: computed = given (no figures, no Latin)", folder.reading("ko", "romanization"), figureless, True)
    agreement("Korean romanization: keys", folder.reading("ko", "romanization"), korean, False)
    for language, system in [("ja", "romaji"), ("ko", "romanization"), ("zh-Hans", "pinyin")]:
        reading, found = folder.reading(language, system), collections.defaultdict(dict)
        for concept, l, term in entries:
            if l == language:
                base = next((term[f] for f in ("reading", "term") if f in term and language != "zh-Hans"), term["term"])
                spelling = term.get("reading" if language == "zh-Hans" else "romanization") or reading.computed(base, person(concept))
                found[folder.spelled(reading, spelling, True)][folder.key(term.get("reading", term["term"]))] = term["term"]
        bad = [list(texts.values()) for texts in found.values() if len(texts) > 1]
        report.figure(f"{language} {system}: keys of one sound only", len(found), bad)
    hanja = [(t["hanja"], t["term"]) for c, l, t in entries if l == "ko" and "hanja" in t and not person(c)]
    reading = folder.reading("ko", "hanja reading")
    bad = [(h, t, folder.tabled(reading, h)) for h, t in hanja if folder.tabled(reading, h) != folder.key(t)]
    report.figure("Hanja read as the term (persons left out)", len(hanja), bad)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glossaries", default=os.path.join(ROOT, "Glossaries"), help="folder of the glossary files")
    parser.add_argument("--words", nargs="*", default=["/usr/share/dict/american-english", "/usr/share/dict/british-english"])
    parser.add_argument("--keys", nargs="*", help="print the keys of these texts and end")
    parser.add_argument("--list", action="store_true", help="print every exception")
    options = parser.parse_args()
    folder = Folder()
    if options.keys:
        for text in options.keys:
            print(text, "->", folder.key(text))
        return
    report = Report(options.list)
    report.law("characters of the rules that can be reached", len(folder.map), [(p,) for p in folder.problems])
    check_lists(folder, report)
    check_hangul(folder, report)
    check_words(folder, options.words, report)
    check_glossary(folder, options.glossaries, report)
    sys.exit(1 if report.broken else 0)


if __name__ == "__main__":
    main()
