#!/usr/bin/env python3
"""Measures Python's peers on data/million.tsv and prints JSON lines.

Each peer runs in a process of its own, so that its memory is its own too:
  symspellpy   fuzzy at distance 1, from its dictionary of deletions
  rapidfuzz    fuzzy at distance 1, every query against every term
  marisa-trie  exact and prefix, from a file mapped into memory
  sqlite3      exact and prefix, from a table in a file
  dict         exact, to give a scale

The keys are NFKC_Casefold texts as near as Python's own tables come to it.
"""

import argparse
import ctypes
import gc
import itertools
import json
import pathlib
import sqlite3
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
IGNORED = dict.fromkeys([0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)])


def fold(text):
    if text.isascii():
        return text.lower()
    normalize = unicodedata.normalize
    return normalize("NFKC", normalize("NFKC", text.translate(IGNORED)).casefold())


def column(path, number, most=None):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t")[number] for line in itertools.islice(lines, most)]


def keys(data):
    """The distinct keys, sorted by their UTF-8 bytes."""
    return sorted({fold(term) for term in column(data / "million.tsv", 2)})


def truth(data):
    found = defaultdict(set)
    with open(data / "fuzzy-truth.tsv", encoding="utf-8") as lines:
        for line in lines:
            query, _, term = line.rstrip("\n").split("\t")
            found[query].add(fold(term))
    return found


def resident():
    """Megabytes of the process now, after giving back what is free."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except OSError:
        pass
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024 / 1e6


def best(work, rounds=5):
    """Seconds of the quickest of some rounds."""
    gc.disable()
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    gc.enable()
    return min(took)


def report(peer, measure, value, unit, **more):
    print(json.dumps({"peer": peer, "measure": measure, "value": round(value, 4), "unit": unit, **more}, ensure_ascii=False), flush=True)


def recall(peer, data, search, most=None):
    wanted = found = 0
    for query, terms in itertools.islice(truth(data).items(), most):
        answer = set(search(fold(query)))
        wanted += len(terms)
        found += len(terms & answer)
    report(peer, "fuzzy1_recall", found / wanted, "of the terms within distance 1")


def symspell(data):
    from symspellpy import SymSpell, Verbosity
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance

    terms = keys(data)
    start = time.perf_counter()
    # The compiled distance; the one that it takes by default is in Python.
    compiled = EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST)
    index = SymSpell(max_dictionary_edit_distance=1, distance_comparer=compiled)
    for term in terms:
        index.create_dictionary_entry(term, 1)
    report("symspellpy", "build_s", time.perf_counter() - start, "s")
    del terms
    report("symspellpy", "resident_mb", resident(), "MB")
    queries = [fold(q) for q in column(data / "queries-fuzzy.tsv", 0)]

    def search(query):
        return [s.term for s in index.lookup(query, Verbosity.ALL, max_edit_distance=1)]

    def all_queries():
        for query in queries:
            search(query)

    report("symspellpy", "fuzzy1_qps", len(queries) / best(all_queries, 3), "queries/s")
    recall("symspellpy", data, search)


def rapidfuzz(data):
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    terms = keys(data)
    report("rapidfuzz, every term", "resident_mb", resident(), "MB")
    queries = [fold(q) for q in column(data / "queries-fuzzy.tsv", 0, 50)]

    def search(query):
        return [t for t, _, _ in process.extract(query, terms, scorer=OSA.distance, score_cutoff=1, limit=None)]

    def all_queries():
        for query in queries:
            search(query)

    report("rapidfuzz, every term", "fuzzy1_qps", len(queries) / best(all_queries, 1), "queries/s")
    recall("rapidfuzz, every term", data, search, 50)


def exact_and_whole(peer, data, contains):
    """A probe by a key that is folded already, and a lookup with the fold in it."""
    folded = [fold(q) for q in column(data / "queries-exact.tsv", 0)]
    raw = column(data / "queries-normalized.tsv", 0)

    def probes():
        for key in folded:
            contains(key)

    def lookups():
        for query in raw:
            contains(fold(query))

    report(peer, "exact_probe_ns", best(probes) / len(folded) * 1e9, "ns")
    report(peer, "lookup_us", best(lookups) / len(raw) * 1e6, "µs")


def prefixes(peer, data, first20):
    queries = [fold(q) for q in column(data / "queries-prefix.tsv", 0)]

    def all_queries():
        for query in queries:
            first20(query)

    report(peer, "prefix20_us", best(all_queries, 3) / len(queries) * 1e6, "µs")


def marisa(data):
    import marisa_trie

    peer, path = "marisa-trie", data / "peers" / "million.marisa"
    if not path.exists():
        terms = keys(data)
        start = time.perf_counter()
        trie = marisa_trie.Trie(terms)
        trie.save(str(path))
        report(peer, "build_s", time.perf_counter() - start, "s")
        # The trie holds the texts themselves, so this is all it needs.
        report(peer, "whole_bytes_per_term", path.stat().st_size / len(terms), "bytes", note="the text included")
        return rest_in_fresh_process()
    word = fold("特許")

    def open_and_ask():
        assert marisa_trie.Trie().mmap(str(path)).get(word) is not None

    report(peer, "open_first_ms", best(open_and_ask, 20) * 1e3, "ms")
    trie = marisa_trie.Trie().mmap(str(path))
    exact_and_whole(peer, data, trie.get)
    prefixes(peer, data, lambda query: list(itertools.islice(trie.iterkeys(query), 20)))
    report(peer, "resident_mb", resident(), "MB")


def rest_in_fresh_process():
    """The rest in a fresh process, whose memory the building has not touched."""
    subprocess.run([sys.executable, __file__, *sys.argv[1:]], check=True)


def sqlite(data):
    peer, path = "sqlite3", data / "peers" / "million.sqlite"
    if not path.exists():
        terms = keys(data)
        start = time.perf_counter()
        database = sqlite3.connect(path)
        database.execute("pragma journal_mode = off")
        database.execute("create table term (key text primary key, number integer) without rowid")
        database.executemany("insert into term values (?, ?)", ((term, n) for n, term in enumerate(terms)))
        database.commit()
        database.close()
        report(peer, "build_s", time.perf_counter() - start, "s")
        report(peer, "whole_bytes_per_term", path.stat().st_size / len(terms), "bytes", note="the text included")
        return rest_in_fresh_process()
    word = fold("特許")
    ask = "select number from term where key = ?"

    def connect():
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, cached_statements=100)

    def open_and_ask():
        assert connect().execute(ask, (word,)).fetchone()

    report(peer, "open_first_ms", best(open_and_ask, 20) * 1e3, "ms")
    database = connect()
    database.execute("pragma mmap_size = 1000000000")
    exact_and_whole(peer, data, lambda key: database.execute(ask, (key,)).fetchone())
    first20 = "select key, number from term where key >= ? and key < ? limit 20"
    prefixes(peer, data, lambda query: database.execute(first20, (query, query + "\U0010ffff")).fetchall())
    report(peer, "resident_mb", resident(), "MB")


def dictionary(data):
    terms = keys(data)
    start = time.perf_counter()
    index = {term: n for n, term in enumerate(terms)}
    report("dict", "build_s", time.perf_counter() - start, "s")
    del terms
    report("dict", "resident_mb", resident(), "MB")
    exact_and_whole("dict", data, index.get)


PEERS = {"dict": dictionary, "marisa": marisa, "sqlite": sqlite, "symspell": symspell, "rapidfuzz": rapidfuzz}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE.parent / "data")
    options.add_argument("--only", choices=PEERS)
    arguments = options.parse_args()
    if arguments.only:
        PEERS[arguments.only](arguments.data)
        return
    folder = arguments.data / "peers"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for peer in PEERS:
        subprocess.run([sys.executable, __file__, "--data", str(arguments.data), "--only", peer], check=True)


if __name__ == "__main__":
    main()
