#!/usr/bin/env python3
"""How many errors are found that are put into clean texts, and what else is then reported.

    seed.py PROGRAM [DIRECTORY]

PROGRAM is tripo-term; the clean texts are the project's examples and, in DIRECTORY, NAME.{en,zh,ja,ko}.txt. Errors are of two
kinds: every rule's own wrong examples, put as paragraphs at random places of random texts; and changes within the texts, one at a
time. A finding counts where rule and place are right: the marked place of an example, a place within what was changed. Where another
rule tells the place, as rules of their own go before those that only know that the glossary has another name, that is told apart. What
else a text says that it did not say with the right form in the place of the error is newly reported; examples without a right form do
not count there. Random numbers have a seed: two runs are alike.
"""

import collections
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TAGS = {"en": "en", "zh": "zh-Hans", "ja": "ja", "ko": "ko"}
PLACES = 12  # random places of each example
CHANGES = 25  # texts in which each change is made


class Text:
    def __init__(self, language, text):
        self.language, self.text = language, text
        dates = re.findall(r"(20\d\d)\s?[年년.-]\s?(\d{1,2})\s?[月월.-]\s?(\d{1,2})", text)
        months = "January February March April May June July August September October November December".split()
        dates += [(y, str(months.index(m) + 1), d) for m, d, y in re.findall(r"(%s) (\d+), (20\d\d)" % "|".join(months), text)]
        self.day = max("%s-%02d-%02d" % (y, int(m), int(d)) for y, m, d in dates)
        self.paragraphs = text.strip("\n").split("\n\n")


def clean_texts(directory):
    files = glob.glob(ROOT + "/Documentation/examples/*/*.txt")
    if directory:
        files += [f for f in glob.glob(directory + "/*.*.txt") if ".sents." not in f]
    texts = []
    for path in sorted(files):
        language = os.path.basename(path).split(".")[-2]
        if language in TAGS:
            texts.append(Text(language, open(path, encoding="utf-8").read()))
    return texts


def unmarked(text):
    """A text without its marks, and where they were."""
    spans, out = [], ""
    for character in text:
        if character == "‹":
            spans.append([len(out), len(out)])
        elif character == "›":
            spans[-1][1] = len(out)
        else:
            out += character
    return out, [tuple(span) for span in spans]


class Case:
    """A text with an error, and the same with the right form or without."""

    def __init__(self, rule, language, wrong, right, spans, day, profile=None, within=None, hasRight=True, isChange=False):
        self.rule, self.language, self.wrong, self.right, self.spans = rule, language, wrong, right, spans
        self.day, self.profile, self.within = day, profile, within
        self.hasRight, self.isChange = hasRight, isChange


def examples():
    for name, language in [("all", None), ("en", "en"), ("zh-Hans", "zh"), ("ja", "ja"), ("ko", "ko")]:
        with open(f"{ROOT}/Locales/rules/{name}.yaml", encoding="utf-8") as file:
            for rule in yaml.safe_load(file)["rules"]:
                for example in rule.get("examples", []):
                    tag = example.get("language") or (rule.get("languages") or [TAGS.get(language)])[0]
                    tag = tag.split("-")[0]
                    if "wrong" in example and tag in TAGS and example.get("language") != "zh-Hant":
                        yield rule, tag, example


def example_cases(texts, numbers):
    for rule, language, example in examples():
        wrong, spans = unmarked(example["wrong"])
        own = [t for t in texts if t.language == language]
        for _ in range(PLACES):
            text = numbers.choice(own)
            place = numbers.randint(1, len(text.paragraphs))
            before = "".join(p + "\n\n" for p in text.paragraphs[:place])
            after = "".join("\n\n" + p for p in text.paragraphs[place:]) + "\n"
            right = example.get("right")
            # Of two ways the text around decides which is told.
            if "oneOf" in rule:
                spans = []
            yield Case(
                rule["id"], language, before + wrong + after, before + right + after if right else text.text,
                [(len(before) + start, len(before) + end) for start, end in spans],
                str(example.get("on") or example.get(True) or text.day), example.get("profile"), (len(before), len(before) + len(wrong)), right is not None)


# Rule, language, what is looked for, what it becomes, and the group of the new text that is to be found (the whole for none).
def wrong_ordinal(match):
    return match[1] + {"st": "th", "nd": "th", "rd": "th", "th": "st"}[match[2]]


def wide(match):
    return "".join(chr(ord(c) + 0xFEE0) for c in match[0])


def swap(match):
    pairs = {"은": "는", "는": "은", "이": "가", "가": "이", "을": "를", "를": "을", "과": "와", "와": "과"}
    return pairs[match[0]]


MONTH = "(January|February|March|April|May|June|July|August|September|October|November|December)"
CHANGES_OF = [
    ("EN09", "en", r"\b(\d*)(st|nd|rd|th)(?= )", wrong_ordinal),
    ("EN10", "en", MONTH + r" (\d+), (\d{4})", r"\2 \1 \3"),
    ("EN11", "en", MONTH + r" (\d+), (\d{4})", r"\1 \2 \3"),
    ("EN16", "en", r"\bTRIPO(?= (?:Heads|User)\b)", "TIPO"),
    ("EN21", "en", r"“([^”]*)”", r'"\1"'),
    ("EN07", "en", r"Secretary-General", "Secretary General"),
    ("X11", "en", r"(?<=[a-z])(?=[a-z]{3})", "\u200b"),
    ("X11", "ja", r"(?<=[\u3041-\u3096])(?=[\u3041-\u3096])", "\u200b"),
    ("X11", "zh", r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u2060"),
    ("X11", "ko", r"(?<=[가-힣])(?=[가-힣])", "\ufeff"),
    ("X12", "en", r"(?<=[A-Za-z])[aeop](?=[a-z])", lambda m: {"a": "а", "e": "е", "o": "о", "p": "р"}[m[0]]),
    ("X12", "ja", r"(?<=[ァ-ヴ])ー(?=[ァ-ヴ])", "一"),
    ("X12", "ja", r"(?<=[ァ-ヴー])[ロカタエ](?=[ァ-ヴー])", lambda m: {"ロ": "口", "カ": "力", "タ": "夕", "エ": "工"}[m[0]]),
    ("X07", "ja", r"(?<![ァ-ヴー])[アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロ](?![ァ-ヴー])|データ", lambda m: {"データ": "ﾃﾞｰﾀ"}.get(m[0], m[0])),
    ("X18", "en", r"\b\d{4}\b", wide),
    ("X18", "zh", r"\d{2,4}", wide),
    ("X18", "ko", r"(?<![\d.])\d{2,4}", wide),
    ("X14", "en", r"(?<=[a-z]{3}\. )[A-Z][^.\n]{40,}[a-z]{3}\.(?= [A-Z])", r"\g<0> \g<0>"),
    ("X14", "zh", r"(?<=。)[^。“”（）\n]{15,}。", r"\g<0>\g<0>"),
    ("X14", "ja", r"(?<=。)[^。「」（）\n]{15,}。", r"\g<0>\g<0>"),
    ("X17", "en", r"\(", ""),
    ("X17", "zh", r"（", ""),
    ("X17", "ja", r"」", ""),
    ("X17", "ko", r"\)(?=[가-힣]?[ ,.])", ""),
    ("ZH01", "zh", r"(?<=[\u4e00-\u9fff])，", ","),
    ("ZH01", "zh", r"(?<=[\u4e00-\u9fff])。", "."),
    ("ZH13", "zh", r"“([^”]*)”", r"「\1」"),
    ("ZH03", "zh", r"(?<=[\u4e00-\u9fff])(?=[A-Z]{2})", " "),
    ("ZH18", "zh", r"（([A-Z]+)）", r"(\1)"),
    ("JA01", "ja", r"(?<=[\u3041-\u3096])、", "，"),
    ("JA02", "ja", r"(?<=[\u3041-\u3096])、", ","),
    ("JA02", "ja", r"(?<=た)。", "."),
    ("JA03", "ja", r"第(\d+)回(?=日中韓)", r"第\1次"),
    ("M11", "ja", r"(?<=[\u3041-\u9fff])（([A-Z]+)）", r"(\1)"),
    ("JA20", "ja", r"「([^」]*)」", r"“\1”"),
    ("KO02", "ko", r"(\d{4}년) (?=\d)", r"\1"),
    ("KO03", "ko", r"(?<=[A-Z]{3})[은는이가을를](?= )", swap),
    ("M5", "ko", r"(?<=[A-Z]\))[은는을를과와](?= )", swap),
    ("KO12", "ko", r"심포지엄", "심포지움"),
    ("KO01", "ko", r"제(\d+)차", r"제 \1차"),
]


def change_cases(texts, numbers):
    for rule, language, pattern, replacement in CHANGES_OF:
        places = [(t, m) for t in texts if t.language == language for m in re.finditer(pattern, t.text)]
        numbers.shuffle(places)
        for text, match in places[:CHANGES]:
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            if new == match[0]:
                continue
            wrong = text.text[: match.start()] + new + text.text[match.end() :]
            start, end = match.start(), match.start() + len(new)
            # Where the mark that is wrong now is not the one that was changed: anywhere in the paragraph.
            within = None
            if rule == "X14":
                start = end - len(match[0])
            if rule == "X17":
                start = text.text.rfind("\n", 0, match.start()) + 1
                end = (text.text + "\n").find("\n", match.start())
                within = (start, end)
            spans = [] if within else [(start, end)]
            yield Case(rule, language, wrong, text.text, spans, text.day, None, within or (start, end), isChange=True)


def run(program, cases, directory, side):
    """What is found in each case, as (rule, start, end, text) in characters of the text."""
    groups = collections.defaultdict(list)
    for number, case in enumerate(cases):
        groups[(case.day, case.profile)].append(number)
    found = {}
    for (day, profile), numbers in groups.items():
        folder = os.path.join(directory, side, f"{day}-{profile}")
        os.makedirs(folder, exist_ok=True)
        for number in numbers:
            with open(f"{folder}/{number}.{cases[number].language}.txt", "w", encoding="utf-8") as file:
                file.write(getattr(cases[number], side))
            found[number] = []
        command = [program, "check", folder, "--on", day, "--format", "json", "--fail-on", "error"]
        if profile:
            command += ["--profile", profile]
        output = subprocess.run(command, capture_output=True, text=True)
        if output.returncode not in (0, 1):
            sys.exit(output.stderr)
        for line in output.stdout.splitlines():
            item = json.loads(line)
            if "rule" not in item:
                continue
            number = int(os.path.basename(item["file"]).split(".")[0])
            lines = getattr(cases[number], side).split("\n")
            offset = lambda line, column: sum(len(l) + 1 for l in lines[: line - 1]) + column - 1
            found[number].append(
                (item["rule"], offset(item["line"], item["column"]), offset(item["endLine"], item["endColumn"]), item["text"]))
    return found


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    numbers = random.Random(20211130)
    texts = clean_texts(sys.argv[2] if len(sys.argv) > 2 else None)
    cases = list(example_cases(texts, numbers)) + list(change_cases(texts, numbers))
    with tempfile.TemporaryDirectory() as directory:
        wrong = run(sys.argv[1], cases, directory, "wrong")
        right = run(sys.argv[1], cases, directory, "right")
    told_elsewhere, counted = collections.Counter(), 0
    missed, misplaced, others = collections.Counter(), collections.Counter(), collections.Counter()
    verbose = "VERBOSE" in os.environ
    for number, case in enumerate(cases):
        before = collections.Counter((rule, text) for rule, _, _, text in right[number])
        # What the right form is told for in the same place, whatever it says.
        there = {rule for rule, start, _, _ in right[number] if case.within[0] <= start <= case.within[1]}
        own = [f for f in wrong[number] if f[0] == case.rule and case.within[0] <= f[1] and f[2] <= case.within[1]]
        spans = [(f[1], f[2]) for f in own]
        place = case.wrong[max(0, case.within[0] - 20) : case.within[1] + 20].replace("\n", "⏎")
        # Where nothing is right in its place, nothing tells what else belongs to the error.
        counted += case.hasRight
        others_there = {(f[1], f[2]) for f in wrong[number]}
        if not own and case.spans and set(case.spans) <= others_there:
            told_elsewhere[case.rule] += 1
            own = [f for f in wrong[number] if (f[1], f[2]) in case.spans]
        elif not own:
            missed[case.rule] += 1
            if verbose:
                print("missed", case.rule, case.day, place)
        elif case.spans and not set(case.spans) <= set(spans) and not case.isChange:
            misplaced[case.rule] += 1
            if verbose:
                print("misplaced", case.rule, case.spans, spans, place)
        for finding in wrong[number] if case.hasRight else []:
            if finding in own or finding[0] in there and case.within[0] <= finding[1] <= case.within[1]:
                continue
            key = (finding[0], finding[3])
            if before[key] > 0:
                before[key] -= 1
            else:
                others[(case.rule, finding[0])] += 1
                if verbose:
                    print("other", case.rule, "→", finding[0], finding[3][:40], "|", place)
    count = len(cases)
    good = count - sum(missed.values()) - sum(misplaced.values())
    print(f"{count} errors of {len({c.rule for c in cases})} rules in {len(texts)} texts")
    print(f"found with the right place: {good} ({good / count:.4f}); missed {dict(missed)}; misplaced {dict(misplaced)}")
    total = sum(others.values())
    print(f"told by another rule at just that place (among those found): {dict(told_elsewhere)}")
    print(f"newly reported others: {total} at {counted} errors ({total / counted:.4f}); {dict(others)}")
    sys.exit(0 if good / count >= 0.99 and total / counted <= 0.01 else 1)


main()
