/// The rows of an index whose signatures have all that a text with a piece has: a bit for each row.
struct CandidateRows {
    private var words: [UInt64]

    init(_ search: some RowSearch, in index: borrowing SegmentIndex) throws(SegmentIndexError) {
        // One more, for what a shift moves beyond the end.
        words = [UInt64](repeating: 0, count: (index.count + 63) / 64 + 1)
        let (table, rowsPerLine) = (index.characters, SignatureWriter.rowsPerLine)
        let found = UnsafeMutablePointer<UInt64>.allocate(capacity: rowsPerLine / 64)
        defer { found.deallocate() }
        for (number, group) in table.groups.enumerated() {
            let columns =
                try table.columns(of: Self.signature(of: search.symbols, table.plan(number)))
                + Set(
                    (group.rare > 0 ? search.rare : []).map {
                        UInt16(group.words * 64 + RareColumns.column($0, of: group.rare))
                    })
            for line in table.lines(group.rows, of: group) {
                guard try table.scan(line, of: group, columns, limit: 0, found) else { continue }
                let first = table.firstRow(line, of: group)
                for word in 0..<rowsPerLine / 64 where first + word * 64 < group.rows.upperBound {
                    let after = group.rows.upperBound - first - word * 64
                    add(after < 64 ? found[word] & (1 << UInt64(after) - 1) : found[word], at: first + word * 64)
                }
            }
        }
    }

    /// How many there are.
    ///
    /// - Complexity: O(n) in the rows of the index, a bit of each.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inline(__always)
    func contains(_ row: Int) -> Bool { words[row / 64] & 1 << UInt64(row % 64) != 0 }

    /// How many there are among rows; their first is a multiple of 64.
    func count(in rows: Range<Int>) -> Int {
        words[rows.lowerBound / 64..<(rows.upperBound + 63) / 64].reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Those among rows, the last first; the first of the rows is a multiple of 64.
    func descending(in rows: Range<Int>) -> [Int] {
        var result: [Int] = []
        for word in (rows.lowerBound / 64..<(rows.upperBound + 63) / 64).reversed() {
            var bits = words[word]
            while bits != 0 {
                let bit = 63 - bits.leadingZeroBitCount
                bits &= ~(1 << UInt64(bit))
                result.append(word * 64 + bit)
            }
        }
        return result
    }

    /// Adds 64 rows from one on.
    @inline(__always)
    private mutating func add(_ bits: UInt64, at row: Int) {
        let shift = UInt64(row % 64)
        words[row / 64] |= bits << shift
        if shift > 0 { words[row / 64 + 1] |= bits >> (64 - shift) }
    }

    private static func signature(of symbols: [UInt32], _ plan: SignaturePlan) -> [UInt64] {
        var signature = [UInt64](repeating: 0, count: plan.words)
        for symbol in symbols {
            guard let bit = plan.bit(symbol, 0), bit / 64 < plan.words else { continue }
            signature[bit / 64] |= 1 << UInt64(bit % 64)
        }
        return signature
    }
}
