#!/usr/bin/env python3
"""Makes a TMX of a million units out of a table of segments in four languages.

    build-tmx.py quad.tsv.xz million.tmx [units]

The table has the columns en, zh, ja and ko, with tabs between and no first row, empty where there is nothing. Each row is a unit; then,
until there are enough, each row once more for each pair of English and another language.
"""
import lzma
import sys
from xml.sax.saxutils import escape

LANGUAGES = ["en", "zh-Hans", "ja", "ko"]


def rows(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            yield cells + [""] * (4 - len(cells))


def units(path):
    for cells in rows(path):
        yield cells
    for other in (1, 2, 3):
        for cells in rows(path):
            if cells[other] and sum(1 for cell in cells if cell) > 2:
                yield [cell if index in (0, other) else "" for index, cell in enumerate(cells)]


def main():
    source, target = sys.argv[1:3]
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    with open(target, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n')
        file.write('<header creationtool="build-tmx" creationtoolversion="1" segtype="sentence" o-tmf="tsv" ')
        file.write('adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n')
        for number, cells in enumerate(units(source)):
            if number == limit:
                break
            file.write(f'<tu tuid="{number}" creationdate="20211130T090000Z" creationid="builder">\n')
            file.write(f'<prop type="x-document">document {number // 1000}</prop>\n')
            for language, text in zip(LANGUAGES, cells):
                if text:
                    file.write(f'<tuv xml:lang="{language}"><seg>{escape(text)}</seg></tuv>\n')
            file.write("</tu>\n")
        file.write("</body>\n</tmx>\n")


main()
