import Normalization

/// Looks for folded text: in rows that are plain by the characters that fold to one of the piece, then the others; in other rows among
/// their folded texts.
struct FoldedSearch: RowSearch {
    let query: ConcordanceQuery
    let symbols: [UInt32]
    let rare: [UInt32]
    private let isOne: Bool
    /// In UTF-8.
    private let bytes: [UInt8]
    private let piece: FoldedPiece
    /// Nil where the piece has Latin letters: rules look within words of them.
    private let anchor: FoldedAnchor?
    private var places = FoundPlaces()

    init(
        _ query: ConcordanceQuery, _ wanted: [UInt32], _ folding: SegmentFolding, in index: SegmentIndex
    ) throws(SegmentIndexError) {
        (self.query, isOne) = (query, wanted.count == 1)
        symbols = query.symbols(folding)
        rare = try index.rareColumns().columns(folded: wanted)
        bytes = wanted.flatMap { Unicode.Scalar($0).map { Array(String($0).utf8) } ?? [] }
        try index.foldedTexts.verify()
        let counts = try index.counts(folded: true)
        let rarest = wanted.indices.min { counts[wanted[$0]].hits < counts[wanted[$1]].hits } ?? 0
        piece = FoldedPiece(wanted, anchor: rarest, folding)
        let isPlain = !index.foldedTexts.isEmpty && !wanted.contains(where: SegmentFolding.isLetter)
        anchor = isPlain ? FoldedAnchor(rarest, of: wanted, folding.keptTable, try index.counts(folded: false)) : nil
    }

    var readsTogether: Bool { anchor != nil }

    func known(in index: borrowing SegmentIndex) throws(SegmentIndexError) -> SymbolCounts.Count? {
        try index.count(of: query.folded ?? [], folded: true)
    }

    mutating func count(in row: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) -> Int {
        guard index.foldedTexts.isPlain(row) else { return try index.foldedTexts.count(bytes, in: row) }
        return try index.withText(row) { text throws(SegmentIndexError) in
            anchor == nil ? try query.count(in: text) : count(in: text)
        }
    }

    private mutating func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for way in anchor?.ways ?? [] {
            for number in 0..<find(way, in: text) {
                let start = places[number]
                if isOne || piece.isWhole(text, at: start..<start + way.length, within: 0..<text.count) { count += 1 }
            }
        }
        return count
    }

    @inline(__always)
    private mutating func find(_ way: FoldedAnchor.Way, in text: UnsafeBufferPointer<UInt8>) -> Int {
        way.isOne
            ? places.find(way.bytes, in: text) : places.find(anyOf: way.bytes, beside: anchor?.neighbour, in: text)
    }

    mutating func add(
        _ rows: Range<Int>, of index: borrowing SegmentIndex, to tally: inout RowTally
    ) throws(SegmentIndexError) {
        let texts = try index.textRange(of: rows)
        // Nearly always one way, so that a row's places follow each other.
        let ways = anchor?.ways ?? []
        var counts = ways.count > 1 ? [UInt32](repeating: 0, count: rows.count) : []
        for way in ways {
            try index.withTexts(texts) { texts throws(SegmentIndexError) in
                let found = find(way, in: texts)
                guard found > 0 else { return }
                try index.withTextEnds(rows) { ends throws(SegmentIndexError) in
                    var (text, count) = (0, 0)
                    for number in 0...found {
                        let start = number < found ? places[number] : Int.max
                        let (next, bounds) = number < found ? ends.text(at: start, from: text) : (Int.max, 0..<0)
                        if next != text {
                            if count > 0, index.foldedTexts.isPlain(rows.lowerBound + text) {
                                if counts.isEmpty {
                                    try tally.add(rows.lowerBound + text, count, of: index)
                                } else {
                                    counts[text] &+= UInt32(truncatingIfNeeded: count)
                                }
                            }
                            (text, count) = (next, 0)
                        }
                        guard number < found else { break }
                        if isOne || piece.isWhole(texts, at: start..<start + way.length, within: bounds) { count += 1 }
                    }
                }
            }
        }
        for (number, count) in counts.enumerated() where count > 0 {
            try tally.add(rows.lowerBound + number, Int(count), of: index)
        }
        try index.foldedTexts.forEachRow(with: bytes, in: rows, &places) { row, count throws(SegmentIndexError) in
            try tally.add(row, count, of: index)
        }
    }
}
