/// Goes through the rows of a table whose length and signature let them be near enough, the nearest lengths first.
struct SignatureScan {
    let table: SignatureTable
    /// The symbols of the query.
    let symbols: [UInt32]

    /// - Parameters:
    ///   - bound: how many edits may be between texts of which the longer has a length; it may become less, never more.
    ///   - body: takes a row and its length.
    func forEachRow(
        _ counter: inout OccurrenceCounter, bound: (Int) -> Int, _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        let count = symbols.count
        let lengths = table.lengths
        var columns = [[UInt16]?](repeating: nil, count: table.groups.count)
        var up = lengths.partitioningIndex { $0.length >= count }
        var down = up - 1
        let rows = UnsafeMutablePointer<UInt64>.allocate(capacity: SignatureWriter.rowsPerLine / 64)
        defer { rows.deallocate() }
        while down >= 0 || up < lengths.count {
            // The nearer of the two, the shorter where they are as near.
            let isUp = down < 0 || up < lengths.count && lengths[up].length - count < count - lengths[down].length
            let length = lengths[isUp ? up : down]
            guard bound(max(count, length.length)) >= abs(count - length.length) else {
                // What is farther away on this side cannot be near enough either.
                if isUp { up = lengths.count } else { down = -1 }
                continue
            }
            if isUp { up += 1 } else { down -= 1 }
            let wanted: [UInt16]
            if let known = columns[length.group] {
                wanted = known
            } else {
                var signature = [UInt64](repeating: 0, count: table.groups[length.group].words)
                try table.plan(length.group).set(symbols, &counter, in: &signature)
                wanted = table.columns(of: signature)
                columns[length.group] = wanted
            }
            try scan(length, wanted, rows, bound: bound, body)
        }
    }

    private func scan(
        _ length: SignatureTable.Length, _ columns: [UInt16], _ rows: UnsafeMutablePointer<UInt64>,
        bound: (Int) -> Int, _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        let group = table.groups[length.group]
        // Line by line, so that what is found bounds what comes after.
        for line in table.lines(length.rows, of: group) {
            // Symbols that only insertions explain are none of the query's.
            let limit = bound(max(symbols.count, length.length)) - max(0, length.length - symbols.count)
            guard limit >= 0 else { return }
            guard try table.scan(line, of: group, columns, limit: limit, rows) else { continue }
            let first = table.firstRow(line, of: group)
            for word in 0..<SignatureWriter.rowsPerLine / 64 {
                var bits = rows[word]
                while bits != 0 {
                    let row = first + word * 64 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    // The first and the last line hold rows of other lengths too.
                    guard length.rows.contains(row) else { continue }
                    try body(row, length.length)
                }
            }
        }
    }
}
