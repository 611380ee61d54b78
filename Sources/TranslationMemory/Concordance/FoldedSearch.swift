import Normalization

/// Looks for folded text: in rows that are plain by the characters that fold to one of the piece, then the others; in other rows among
/// their folded texts.
struct FoldedSearch: RowSearch {
    let query: ConcordanceQuery
    let symbols: [UInt32]
    let pairs: [UInt16]
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
        var pairs: [UInt16] = []
        PairColumns.append(wanted, to: &pairs)
        self.pairs = Array(Set(pairs))
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
            anchor == nil ? try query.count(in: text) : piece.count(in: text)
        }
    }

    mutating func count(
        in rows: Range<Int>, of index: borrowing SegmentIndex, _ counts: inout [UInt32]
    ) throws(SegmentIndexError) -> Bool {
        let texts = try index.textRange(of: rows)
        var isAny = false
        for way in anchor?.ways ?? [] {
            try index.withTexts(texts) { texts throws(SegmentIndexError) in
                let found =
                    way.isOne
                    ? places.find(way.bytes, in: texts)
                    : places.find(anyOf: way.bytes, beside: anchor?.neighbour, in: texts)
                guard found > 0 else { return }
                isAny = true
                try index.withTextEnds(rows) { ends in
                    var text = 0
                    for number in 0..<found {
                        let place = places[number]..<places[number] + way.length
                        let bounds: Range<Int>
                        (text, bounds) = ends.text(at: place.lowerBound, from: text)
                        if isOne || piece.isWhole(texts, at: place, within: bounds) { counts[text] &+= 1 }
                    }
                }
            }
        }
        return try index.foldedTexts.count(bytes, in: rows, &places, &counts) || isAny
    }
}
