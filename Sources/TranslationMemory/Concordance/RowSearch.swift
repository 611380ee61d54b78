/// Looks for one piece of text in the rows of one index, which is the same at each call.
protocol RowSearch {
    /// Characters that a row's signature has if the row has the piece.
    var symbols: [UInt32] { get }
    /// And hashes for the columns of what is rare.
    var rare: [UInt32] { get }
    /// How often the piece occurs, where that is written in the index.
    func known(in index: borrowing SegmentIndex) throws(SegmentIndexError) -> SymbolCounts.Count?
    /// Whether texts that lie one after the other can be read as one.
    var readsTogether: Bool { get }

    /// How often a row has the piece.
    mutating func count(in row: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) -> Int

    /// Adds those of rows whose texts lie one after the other that have the piece, each once.
    mutating func add(
        _ rows: Range<Int>, of index: borrowing SegmentIndex, to tally: inout RowTally
    ) throws(SegmentIndexError)
}

extension SegmentIndex {
    /// Rows that are looked at together.
    private static let chunk = 4096
    /// Where more than one of so many rows may have the piece, all of their texts are read as one.
    private static let sparseness = 24

    /// Takes all rows that have a piece, later ones first.
    func tally(_ search: inout some RowSearch, into tally: inout RowTally) throws(SegmentIndexError) {
        if try search.known(in: self)?.segments == 0 { return }
        let candidates = try CandidateRows(search, in: self)
        if try tally.addKnown(&search, candidates, of: self) { return }
        for start in stride(from: 0, to: count, by: Self.chunk).reversed() {
            let rows = start..<min(start + Self.chunk, count)
            let found = candidates.count(in: rows)
            guard found > 0 else { continue }
            if search.readsTogether, found > rows.count / Self.sparseness {
                try search.add(rows, of: self, to: &tally)
            } else {
                let few = candidates.descending(in: rows)
                try prefetchTexts(few)
                for row in few {
                    let count = try search.count(in: row, of: self)
                    if count > 0 { try tally.add(row, count, of: self) }
                }
            }
        }
    }

    /// Where the texts of rows lie, one after the other.
    func textRange(of rows: Range<Int>) throws(SegmentIndexError) -> Range<Int> {
        guard let last = rows.last else { return 0..<0 }
        let (start, end) = try (textRange(rows.lowerBound).lowerBound, textRange(last).upperBound)
        guard start <= end else { throw .damaged(offset: start) }
        return start..<end
    }
}
