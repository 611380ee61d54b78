internal import CSignatures
import Normalization

/// Looks for one piece of text in the rows of one index, which is the same at each call.
protocol RowSearch {
    /// Characters that a row's signature has if the row has the piece.
    var symbols: [UInt32] { get }
    /// The character, where the piece is one alone: as it is written, or as folding makes it.
    var single: UInt32? { get }
    var isFolded: Bool { get }
    /// Whether texts that lie one after the other can be read as one.
    var readsTogether: Bool { get }

    /// How often a row has the piece.
    mutating func count(in row: Int, of index: borrowing SegmentIndex) throws(SegmentIndexError) -> Int

    /// Puts how often each of several rows has the piece into `counts`, which are as many.
    ///
    /// - Returns: false where none has it, and `counts` say nothing.
    mutating func count(
        in rows: Range<Int>, of index: borrowing SegmentIndex, _ counts: inout [UInt32]
    ) throws(SegmentIndexError) -> Bool
}

extension SegmentIndex {
    /// Blocks that are scanned at a time.
    private static let chunk = 512
    /// Where more than one of so many rows may have the piece, all of their texts are read as one.
    private static let sparseness = 50
    /// How many chunks are read after one that signatures did not thin out, before signatures are tried again.
    private static let patience = 7

    /// Takes all rows that have a piece, later ones first.
    func tally(_ search: inout some RowSearch, into tally: inout RowTally) throws(SegmentIndexError) {
        if try tally.addKnown(&search, of: self) { return }
        let candidates = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.chunk * 8)
        defer { candidates.deallocate() }
        var counts: [UInt32] = []
        // One character alone leaves so many rows that to look for them first is not worth it.
        let readsAll = search.readsTogether && search.symbols.count == 1
        var untried = 0
        for number in characters.groups.indices.reversed() {
            let signature = try signature(of: search.symbols, number)
            let group = characters.groups[number]
            let (blocks, firstRow, blockCount) = try characters.blocks(group.rows, of: group)
            for start in stride(from: 0, to: blockCount, by: Self.chunk).reversed() {
                let count = min(Self.chunk, blockCount - start)
                let first = firstRow + start * 8
                let rows = first..<min(first + count * 8, group.rows.upperBound)
                var found = count * 8
                if !readsAll, untried == 0 {
                    found = blocks.withBytes { bytes -> Int in
                        guard let base = bytes.baseAddress else { return 0 }
                        let blocks = base + start * 64 * group.words
                        return csignatures_scan(blocks, count, UInt32(group.words), signature, 0, candidates)
                    }
                }
                guard search.readsTogether, found > count * 8 / Self.sparseness else {
                    try add(UnsafeBufferPointer(start: candidates, count: found), in: rows, &search, &tally)
                    continue
                }
                untried = untried > 0 ? untried - 1 : Self.patience
                try add(rows, &counts, &search, &tally)
            }
        }
    }

    private func add(
        _ candidates: UnsafeBufferPointer<UInt32>, in rows: Range<Int>, _ search: inout some RowSearch,
        _ tally: inout RowTally
    ) throws(SegmentIndexError) {
        for candidate in candidates.reversed() {
            let row = rows.lowerBound + Int(candidate)
            guard row < rows.upperBound else { continue }
            let count = try search.count(in: row, of: self)
            if count > 0 { try tally.add(row, count, of: self) }
        }
    }

    private func add(
        _ rows: Range<Int>, _ counts: inout [UInt32], _ search: inout some RowSearch, _ tally: inout RowTally
    ) throws(SegmentIndexError) {
        guard !rows.isEmpty else { return }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: rows.count))
        guard try search.count(in: rows, of: self, &counts) else { return }
        for place in counts.indices.reversed() where counts[place] > 0 {
            try tally.add(rows.lowerBound + place, Int(counts[place]), of: self)
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
