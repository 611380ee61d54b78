#!/usr/bin/env python3
"""Builds data/running-text.txt: running text in English, Chinese, Japanese and Korean.

The text is that of Debian's installation guide (GPL, package
`installation-guide-amd64`), without its markup, the same chapters in each
language, one language after the other in blocks of some 64 KB. It is unpacked
under data/ and never committed.
"""

import argparse
import html
import pathlib
import re

from importlib import util

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = "installation-guide-amd64"
VERSION = "20230508+deb12u1"
LANGUAGES = ["en", "zh_CN", "ja", "ko"]
BLOCK = 64 << 10


def million():
    spec = util.spec_from_file_location("build_million", HERE / "build-million.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(page):
    """What a reader sees of an HTML page, a paragraph a line."""
    page = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", page)
    page = re.sub(r"\s+", " ", page)
    page = re.sub(r"</(p|h\d|li|td|th|dt|dd|pre|title)>|<br ?/?>", "\n", page)
    lines = (" ".join(line.split()) for line in html.unescape(re.sub(r"<[^>]*>", "", page)).split("\n"))
    return "\n".join(line for line in lines if line)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=pathlib.Path, default=HERE / "data")
    data = options.parse_args().data
    downloads = data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    building = million()
    building.DEBIAN[PACKAGE] = VERSION
    root = building.debian_package(PACKAGE, downloads) / "usr/share/doc" / PACKAGE
    texts = []
    for language in LANGUAGES:
        pages = sorted((root / language).glob("*.html"))
        texts.append("\n".join(text_of(page.read_text(encoding="utf-8")) for page in pages).encode())
    least = min(map(len, texts))
    out = bytearray()
    places = [0] * len(texts)
    while min(places) < least:
        for index, text in enumerate(texts):
            end = text.find(b"\n", min(places[index] + BLOCK, len(text) - 1))
            end = len(text) if end < 0 else end + 1
            out += text[places[index]:end]
            places[index] = end
    target = data / "running-text.txt"
    target.write_bytes(out)
    print(f"{target}: {len(out)} bytes")


if __name__ == "__main__":
    main()
