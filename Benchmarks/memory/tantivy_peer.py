#!/usr/bin/env python3
"""Measures tantivy at fuzzy search: n-grams, its best 100 by BM25, ranked anew by Levenshtein; threshold 70, top 5.

    tantivy_peer.py --segments FILE --queries FILE --truth FILE --name SET [--grams 2,3] [--most N]

Prints a JSON object a measure, as memory-benchmark does. Times are of the processor, one thread.
"""

import argparse
import json
import os
import resource
import tempfile

import tantivy
from rapidfuzz.distance import Levenshtein

CANDIDATES, THRESHOLD, LIMIT = 100, 70, 5


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")[:-1]


class Peer:
    def __init__(self, directory, shortest, longest):
        self.sizes = range(shortest, longest + 1)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="grams", index_option="freq")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=directory)
        grams = tantivy.Tokenizer.ngram(min_gram=shortest, max_gram=longest)
        self.index.register_tokenizer("grams", tantivy.TextAnalyzerBuilder(grams).build())

    def build(self, segments):
        writer = self.index.writer(200_000_000, 1)
        for segment in segments:
            writer.add_document(tantivy.Document(text=segment))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def search(self, query):
        grams = {query[i : i + n] for n in self.sizes for i in range(len(query) - n + 1)}
        wanted = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.term_query(self.schema, "text", gram)) for gram in grams]
        )
        found = []
        for _, address in self.searcher.search(wanted, CANDIDATES, count=False).hits:
            text = self.searcher.doc(address)["text"][0]
            longer = max(len(query), len(text))
            bound = longer * (100 - THRESHOLD) // 100
            distance = Levenshtein.distance(query, text, score_cutoff=bound)
            if distance <= bound:
                found.append((longer - distance) / longer if longer else 1)
        return sorted(found, reverse=True)[:LIMIT]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ["--segments", "--queries", "--truth", "--name"]:
        parser.add_argument(option, required=True)
    parser.add_argument("--grams", default="2,3", help="shortest and longest")
    parser.add_argument("--most", type=int, default=300, help="queries that are asked")
    options = parser.parse_args()
    segments, queries = lines(options.segments), lines(options.queries)[: options.most]
    with open(options.truth, encoding="utf-8") as file:
        truth = json.load(file)
    with tempfile.TemporaryDirectory() as directory:
        peer = Peer(directory, *map(int, options.grams.split(",")))
        start = cpu()
        peer.build(segments)
        build = cpu() - start
        size = sum(entry.stat().st_size for entry in os.scandir(directory))
        times, right = [], 0
        for query, best in zip(queries, truth):
            start = cpu()
            found = peer.search(query)
            times.append(cpu() - start)
            right += len(found) >= len(best) and all(f > b[1] - 1e-9 for f, b in zip(found, best))
    times.sort()
    measures = {
        "segments": len(segments),
        "build_s": build,
        "bytes_per_segment": size / len(segments),
        "qps": len(times) / sum(times),
        "p50_ms": times[len(times) // 2] * 1e3,
        "p99_ms": times[len(times) * 99 // 100] * 1e3,
        "recall": right / len(times),
    }
    for measure, value in measures.items():
        print(json.dumps({"tool": "tantivy", "set": options.name, "measure": measure, "value": value}))


if __name__ == "__main__":
    main()
