/// Groups of rows by the number of their symbols, each with a plan and signatures as wide as that number needs.
struct SignatureGroups: Sendable {
    /// The least length of each group, and the words of its signatures, and the most columns of what is rare, of which long texts have more.
    let widths: [(length: Int, words: Int, rare: Int)]

    /// Some two bits a character tell texts apart at 70 percent; see Benchmarks/README.md.
    static let characters = SignatureGroups(widths: [
        (0, 1, 24), (12, 2, 32), (20, 2, 40), (30, 2, 56), (44, 3, 88), (60, 3, 120), (80, 4, 160), (104, 4, 192),
        (128, 6, 256), (192, 8, 320), (256, 8, 352), (512, 8, 352),
    ])

    /// A word takes more: a few are in every text.
    static let words = SignatureGroups(widths: [
        (0, 1, 0), (5, 1, 0), (9, 2, 0), (15, 3, 0), (24, 4, 0), (36, 6, 0), (56, 8, 0), (128, 8, 0),
    ])

    func group(of length: Int) -> Int { widths.lastIndex { $0.length <= length } ?? 0 }
}

/// Writes the lengths, groups, plans and signatures of rows that come in the order of their lengths.
struct SignatureWriter {
    /// Texts of a group that its plan is made from, at most.
    private static let sample = 12_000
    /// Rows whose columns lie together: so long that the processor sees what comes next in each.
    static let rowsPerBlock = 4096
    /// Rows that are looked at together: their part of a column is a line of the processor's cache.
    static let rowsPerLine = 512

    let sections: (lengths: IndexSection, groups: IndexSection, plans: IndexSection, signatures: IndexSection)
    let groups: SignatureGroups
    /// The number of symbols of each row, ascending.
    let lengths: [UInt32]
    /// Gives the symbols that a row is compared by, others that its signature has to have, and those of the columns besides.
    let symbols:
        (_ row: Int, _ symbols: inout [UInt32], _ others: inout [UInt32], _ more: inout [UInt32])
            throws(SegmentIndexError) -> Void

    func write(to file: inout SectionFileWriter) throws(SegmentIndexError) {
        var groups = groupedRows()
        try file.begin(sections.lengths)
        for row in lengths.indices where row == 0 || lengths[row] != lengths[row - 1] {
            try file.append(lengths[row])
            try file.append(UInt32(row))
        }
        var counter = OccurrenceCounter()
        var plans: [[UInt64]] = []
        for number in groups.indices {
            let (slots, rare) = try plan(groups[number].rows, words: groups[number].words, &counter)
            plans.append(slots)
            groups[number].rare = min(groups[number].rare, rare)
        }
        try file.begin(sections.groups)
        var (planStart, signatureStart) = (0, 0)
        for (group, plan) in zip(groups, plans) {
            try file.append(UInt32(group.rows.lowerBound))
            try file.append(UInt32(group.rows.count))
            try file.append(UInt32(group.words))
            try file.append(UInt32(plan.count))
            try file.append(UInt64(group.rare))
            try file.append(UInt64(planStart))
            try file.append(UInt64(signatureStart))
            planStart += plan.count * 8
            signatureStart += Self.signatureSize(group.rows.count, columns: group.words * 64 + group.rare)
        }
        try file.begin(sections.plans)
        for slot in plans.joined() { try file.append(slot) }
        try file.begin(sections.signatures)
        for (group, plan) in zip(groups, plans) {
            try writeSignatures(group, plan, &counter, to: &file)
        }
    }

    static func signatureSize(_ rows: Int, columns: Int) -> Int {
        (rows + 63) / 64 * 8 * columns
    }

    private func groupedRows() -> [(rows: Range<Int>, words: Int, rare: Int)] {
        var result: [(rows: Range<Int>, words: Int, rare: Int)] = []
        var start = 0
        while start < lengths.count {
            let group = groups.group(of: Int(lengths[start]))
            var end = lengths.count
            if group + 1 < groups.widths.count {
                let next = groups.widths[group + 1].length
                end = lengths.partitioningIndex { Int($0) >= next }
            }
            result.append((start..<end, groups.widths[group].words, groups.widths[group].rare))
            start = end
        }
        return result
    }

    /// The slots of a plan, and how many columns of what is rare are worth having: each is set in a third of the rows.
    private func plan(
        _ rows: Range<Int>, words: Int, _ counter: inout OccurrenceCounter
    ) throws(SegmentIndexError) -> (slots: [UInt64], rare: Int) {
        var planner = SignaturePlanner()
        var (own, others, more): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
        // An odd step, so that what comes in turns is not seen by one of its turns alone.
        let step = max(1, rows.count / Self.sample) | 1
        var (seen, rare) = (0, 0)
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
            try read(row, &own, &others, &more)
            planner.add(own, &counter)
            seen += 1
            rare += more.count
        }
        return (planner.slots(words: words), max(8, (rare * 8 / 3 / max(1, seen) + 7) / 8 * 8))
    }

    private func read(
        _ row: Int, _ own: inout [UInt32], _ others: inout [UInt32], _ more: inout [UInt32]
    ) throws(SegmentIndexError) {
        own.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        more.removeAll(keepingCapacity: true)
        try symbols(row, &own, &others, &more)
    }

    private func writeSignatures(
        _ group: (rows: Range<Int>, words: Int, rare: Int), _ slots: [UInt64], _ counter: inout OccurrenceCounter,
        to file: inout SectionFileWriter
    ) throws(SegmentIndexError) {
        let (rows, plan) = (group.rows, SignaturePlan(held: slots, words: group.words))
        var (own, others, more): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
        var block = SignatureBlock(columns: group.words * 64 + group.rare)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowsPerBlock) {
            let end = min(first + Self.rowsPerBlock, rows.upperBound)
            block.begin(rows: end - first)
            for row in first..<end {
                try read(row, &own, &others, &more)
                for hash in more {
                    block.set(group.words * 64 + RareColumns.column(hash, of: group.rare), row - first)
                }
                counter.begin(atMost: own.count + others.count)
                for symbol in own { block.set(plan.bit(symbol, counter.next(symbol)), row - first) }
                for symbol in others where counter.next(symbol) == 0 { block.set(plan.bit(symbol, 0), row - first) }
            }
            try file.append(block.bytes)
        }
    }
}

/// The signatures of some rows: for each bit of them a column, a bit for each row.
private struct SignatureBlock {
    private let count: Int
    /// Of a column.
    private var words = 0
    private var columns: [UInt64] = []

    init(columns count: Int) { self.count = count }

    mutating func begin(rows: Int) {
        words = (rows + 63) / 64
        columns.removeAll(keepingCapacity: true)
        columns.append(contentsOf: repeatElement(0, count: count * words))
    }

    @inline(__always)
    mutating func set(_ bit: Int?, _ row: Int) {
        guard let bit else { return }
        columns[bit * words + row / 64] |= 1 << UInt64(row % 64)
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(columns.count * 8)
        for word in columns { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}

extension Array {
    /// The first index whose element `belongs` to the second part; all before it do not.
    func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
