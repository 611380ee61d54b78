internal import CSignatures
import Normalization

extension SegmentIndex {
    /// Blocks that are scanned at a time.
    private static let chunk = 512
    /// Where more than one of so many rows may have the piece, all of their texts are read as one.
    private static let sparseness = 12

    /// Gives the rows that have a piece, later ones first, and how often.
    func forEachRow(
        with query: ConcordanceQuery, _ symbols: [UInt32], _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.chunk * 8)
        defer { rows.deallocate() }
        var places: [UInt] = []
        // One character alone leaves so many rows that to look for them first is not worth it.
        let readsAll = query.isLiteral && symbols.count == 1
        var plain = try PlainSearch(query, in: self)
        if plain != nil { try verifyPlainRows() }
        for group in characters.groups.indices.reversed() {
            let signature = try signature(of: symbols, group)
            let group = characters.groups[group]
            let (blocks, firstRow, blockCount) = try characters.blocks(group.rows, of: group)
            for start in stride(from: 0, to: blockCount, by: Self.chunk).reversed() {
                let count = min(Self.chunk, blockCount - start)
                let found = blocks.withBytes { bytes -> Int in
                    guard !readsAll, let base = bytes.baseAddress else { return count * 8 }
                    let blocks = base + start * 64 * group.words
                    return csignatures_scan(blocks, count, UInt32(group.words), signature, 0, rows)
                }
                let first = firstRow + start * 8
                if query.isLiteral, found > count * 8 / Self.sparseness {
                    let range = first..<min(first + count * 8, group.rows.upperBound)
                    try forEachRow(with: query, in: range, &places, body)
                    continue
                }
                let candidates = UnsafeBufferPointer(start: rows, count: found)
                if var search = plain.take() {
                    defer { plain = search }
                    if found > count * 8 / Self.sparseness {
                        let range = first..<min(first + count * 8, group.rows.upperBound)
                        try forEachRow(with: query, &search, in: range, candidates, body)
                        continue
                    }
                    for candidate in candidates.reversed() {
                        let row = first + Int(candidate)
                        guard row < group.rows.upperBound else { continue }
                        let isPlain = isPlain(row)
                        let count = try withText(row) { text throws(SegmentIndexError) in
                            isPlain ? search.count(in: text) : try query.count(in: text)
                        }
                        if count > 0 { try body(row, count) }
                    }
                    continue
                }
                for candidate in candidates.reversed() {
                    let row = first + Int(candidate)
                    guard row < group.rows.upperBound else { continue }
                    let count = try withText(row) { text throws(SegmentIndexError) in try query.count(in: text) }
                    if count > 0 { try body(row, count) }
                }
            }
        }
    }

    /// The same for folded text and rows whose texts are read as one; those that need it are folded.
    private func forEachRow(
        with query: ConcordanceQuery, _ search: inout PlainSearch, in rows: Range<Int>,
        _ candidates: UnsafeBufferPointer<UInt32>, _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        guard !rows.isEmpty else { return }
        let texts = try textRange(rows.lowerBound).lowerBound..<textRange(rows.upperBound - 1).upperBound
        let ends = try textEnds(rows).map { $0 - texts.lowerBound }
        var counts = [UInt32](repeating: 0, count: rows.count)
        try withTexts(texts) { text in
            ends.withUnsafeBufferPointer { ends in
                counts.withUnsafeMutableBufferPointer { counts in search.count(in: text, ends: ends, counts) }
            }
        }
        for candidate in candidates {
            let row = rows.lowerBound + Int(candidate)
            guard row < rows.upperBound, !isPlain(row) else { continue }
            let count = try withText(row) { text throws(SegmentIndexError) in try query.count(in: text) }
            counts[row - rows.lowerBound] = UInt32(clamping: count)
        }
        for place in counts.indices.reversed() where counts[place] > 0 {
            try body(rows.lowerBound + place, Int(counts[place]))
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

    /// The same for rows whose texts are read as one; a place that reaches into the next text is none.
    private func forEachRow(
        with query: ConcordanceQuery, in rows: Range<Int>, _ places: inout [UInt],
        _ body: (Int, Int) throws(SegmentIndexError) -> Void
    ) throws(SegmentIndexError) {
        guard !rows.isEmpty else { return }
        let texts = try textRange(rows.lowerBound).lowerBound..<textRange(rows.upperBound - 1).upperBound
        let count = try withTexts(texts) { text in query.places(in: text, &places) }
        let ends = try textEnds(rows)
        var place = count - 1
        var row = rows.upperBound - 1
        while place >= 0 {
            let here = texts.lowerBound + Int(places[place])
            // To the row that holds the place: the first whose predecessor ends at or before it.
            while row > rows.lowerBound, ends[row - 1 - rows.lowerBound] > here { row -= 1 }
            var hits = 0
            let start = row == rows.lowerBound ? texts.lowerBound : ends[row - 1 - rows.lowerBound]
            let last = ends[row - rows.lowerBound] - query.byteCount
            while place >= 0, texts.lowerBound + Int(places[place]) >= start {
                if texts.lowerBound + Int(places[place]) <= last { hits += 1 }
                place -= 1
            }
            if hits > 0 { try body(row, hits) }
        }
    }
}
