/// Looks for a piece of text as it is written.
struct LiteralSearch: RowSearch {
    let query: ConcordanceQuery
    let symbols: [UInt32]
    let rare: [UInt32]
    let readsTogether = true
    private var places = FoundPlaces()

    init(_ query: ConcordanceQuery, in index: SegmentIndex) throws(SegmentIndexError) {
        self.query = query
        symbols = query.symbols(index.options.folding)
        rare = try index.rareColumns().columns(written: query.piece)
    }

    func known(in index: borrowing SegmentIndex) throws(SegmentIndexError) -> SymbolCounts.Count? {
        try index.count(of: query.scalars, folded: false)
    }

    mutating func count(in row: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) -> Int {
        try index.withText(row) { text throws(SegmentIndexError) in try query.count(in: text) }
    }

    mutating func add(
        _ rows: Range<Int>, of index: borrowing SegmentIndex, to tally: inout RowTally
    ) throws(SegmentIndexError) {
        let texts = try index.textRange(of: rows)
        let piece = query.piece
        let found = try index.withTexts(texts) { text in places.find(piece, in: text) }
        guard found > 0 else { return }
        try index.withTextEnds(rows) { ends throws(SegmentIndexError) in
            var (text, count) = (0, 0)
            for number in 0..<found {
                let place = places[number]
                let (next, bounds) = ends.text(at: place, from: text)
                if next != text {
                    if count > 0 { try tally.add(rows.lowerBound + text, count, of: index) }
                    (text, count) = (next, 0)
                }
                // A place that reaches into the next text is none.
                if place + piece.count <= bounds.upperBound { count += 1 }
            }
            if count > 0 { try tally.add(rows.lowerBound + text, count, of: index) }
        }
    }
}
