/// Looks for one piece of text in the rows of one index, which is the same at each call.
protocol RowSearch {
    /// Characters that a row's signature has if the row has the piece.
    var symbols: [UInt32] { get }
    /// And the columns of pairs of characters.
    var pairs: [UInt16] { get }
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
    /// Lines whose rows are looked at together.
    private static let chunk = 8
    private static let words = chunk * SignatureWriter.rowsPerLine / 64
    /// Where more than one of so many rows may have the piece, all of their texts are read as one.
    private static let sparseness = 24

    /// Takes all rows that have a piece, later ones first.
    func tally(_ search: inout some RowSearch, into tally: inout RowTally) throws(SegmentIndexError) {
        if try tally.addKnown(&search, of: self) { return }
        let candidates = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.words)
        defer { candidates.deallocate() }
        let rowsPerLine = SignatureWriter.rowsPerLine
        for number in characters.groups.indices.reversed() {
            let group = characters.groups[number]
            let columns =
                try characters.columns(of: signature(of: search.symbols, number))
                + search.pairs.map { UInt16(group.words * 64) + $0 }
            let lines = characters.lines(group.rows, of: group)
            for start in stride(from: 0, to: lines.upperBound, by: Self.chunk).reversed() {
                let lines = start..<min(start + Self.chunk, lines.upperBound)
                let first = characters.firstRow(start, of: group)
                let rows = first..<min(first + lines.count * rowsPerLine, group.rows.upperBound)
                candidates.update(repeating: 0, count: Self.words)
                var found = 0
                for line in lines {
                    let here = candidates + (line - start) * rowsPerLine / 64
                    guard try characters.scan(line, of: group, columns, limit: 0, here) else {
                        here.update(repeating: 0, count: rowsPerLine / 64)
                        continue
                    }
                    for word in 0..<rowsPerLine / 64 { found += here[word].nonzeroBitCount }
                }
                guard found > 0 else { continue }
                if search.readsTogether, found > rows.count / Self.sparseness {
                    try search.add(rows, of: self, to: &tally)
                } else {
                    try add(candidates, in: rows, &search, &tally)
                }
            }
        }
    }

    private func add(
        _ candidates: UnsafePointer<UInt64>, in rows: Range<Int>, _ search: inout some RowSearch,
        _ tally: inout RowTally
    ) throws(SegmentIndexError) {
        for word in (0..<Self.words).reversed() {
            var bits = candidates[word]
            while bits != 0 {
                let row = rows.lowerBound + word * 64 + 63 - bits.leadingZeroBitCount
                bits &= ~(1 << UInt64(63 - bits.leadingZeroBitCount))
                guard row < rows.upperBound else { continue }
                let count = try search.count(in: row, of: self)
                if count > 0 { try tally.add(row, count, of: self) }
            }
        }
    }

    private func signature(of symbols: [UInt32], _ group: Int) throws(SegmentIndexError) -> [UInt64] {
        let plan = try characters.plan(group)
        var signature = [UInt64](repeating: 0, count: plan.words)
        for symbol in symbols {
            guard let bit = plan.bit(symbol, 0), bit / 64 < plan.words else { continue }
            signature[bit / 64] |= 1 << UInt64(bit % 64)
        }
        return signature
    }

    /// Where the texts of rows lie, one after the other.
    func textRange(of rows: Range<Int>) throws(SegmentIndexError) -> Range<Int> {
        guard let last = rows.last else { return 0..<0 }
        let (start, end) = try (textRange(rows.lowerBound).lowerBound, textRange(last).upperBound)
        guard start <= end else { throw .damaged(offset: start) }
        return start..<end
    }
}
