/// Looks for a piece of text as it is written.
struct LiteralSearch: RowSearch {
    let query: ConcordanceQuery
    let symbols: [UInt32]
    let pairs: [UInt16]
    let readsTogether = true
    private var places = FoundPlaces()

    init(_ query: ConcordanceQuery, in index: SegmentIndex) {
        self.query = query
        symbols = query.symbols(index.options.folding)
        pairs = Array(Set(PairColumns(index.options.folding).columns(written: query.piece)))
    }

    func known(in index: borrowing SegmentIndex) throws(SegmentIndexError) -> SymbolCounts.Count? {
        try index.count(of: query.scalars, folded: false)
    }

    mutating func count(in row: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) -> Int {
        try index.withText(row) { text throws(SegmentIndexError) in try query.count(in: text) }
    }

    mutating func count(
        in rows: Range<Int>, of index: borrowing SegmentIndex, _ counts: inout [UInt32]
    ) throws(SegmentIndexError) -> Bool {
        let texts = try index.textRange(of: rows)
        let piece = query.piece
        let found = try index.withTexts(texts) { text in places.find(piece, in: text) }
        guard found > 0 else { return false }
        try index.withTextEnds(rows) { ends in
            var text = 0
            for number in 0..<found {
                let place = places[number]
                let bounds: Range<Int>
                (text, bounds) = ends.text(at: place, from: text)
                // A place that reaches into the next text is none.
                if place + piece.count <= bounds.upperBound { counts[text] &+= 1 }
            }
        }
        return true
    }
}
