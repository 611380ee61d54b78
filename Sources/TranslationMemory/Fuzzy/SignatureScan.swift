internal import CSignatures
import Normalization

/// Goes through the rows of a table whose length and signature let them be near enough, the nearest lengths first.
struct SignatureScan {
    /// Blocks that are scanned at a time, so that what is found bounds what comes after.
    private static let chunk = 512

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
        var signatures = [[UInt64]?](repeating: nil, count: table.groups.count)
        var up = lengths.partitioningIndex { $0.length >= count }
        var down = up - 1
        let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.chunk * 8)
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
            let signature: [UInt64]
            if let known = signatures[length.group] {
                signature = known
            } else {
                var made = [UInt64](repeating: 0, count: table.groups[length.group].words)
                try table.plan(length.group).set(symbols, &counter, in: &made)
                signatures[length.group] = made
                signature = made
            }
            try scan(length, signature, rows, bound: bound, body)
        }
    }

    private func scan(
        _ length: SignatureTable.Length, _ signature: [UInt64], _ rows: UnsafeMutablePointer<UInt32>,
        bound: (Int) -> Int, _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        let group = table.groups[length.group]
        let (blocks, firstRow, blockCount) = try table.blocks(length.rows, of: group)
        let size = 64 * group.words
        for start in stride(from: 0, to: blockCount, by: Self.chunk) {
            // Symbols that only insertions explain are none of the query's.
            let limit = bound(max(symbols.count, length.length)) - max(0, length.length - symbols.count)
            guard limit >= 0 else { return }
            let found = blocks.withBytes { bytes -> Int in
                guard let base = bytes.baseAddress else { return 0 }
                return csignatures_scan(
                    base + start * size, min(Self.chunk, blockCount - start), UInt32(group.words), signature,
                    UInt32(limit), rows)
            }
            for place in 0..<found {
                let row = firstRow + start * 8 + Int(rows[place])
                // The first and the last block hold rows of other lengths too.
                guard length.rows.contains(row) else { continue }
                try body(row, length.length)
            }
        }
    }
}
