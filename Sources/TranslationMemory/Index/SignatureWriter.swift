/// Groups of rows by the number of their symbols, each with a plan and signatures as wide as that number needs.
struct SignatureGroups: Sendable {
    /// The least length of each group, and the words of its signatures.
    let widths: [(length: Int, words: Int)]

    /// Some two bits a character tell texts apart at 70 percent; see Benchmarks/README.md.
    static let characters = SignatureGroups(widths: [
        (0, 1), (12, 2), (20, 2), (30, 2), (44, 3), (60, 3), (80, 4), (104, 4), (128, 6), (192, 8), (256, 8), (512, 8),
    ])

    /// A word takes more: a few are in every text.
    static let words = SignatureGroups(widths: [
        (0, 1), (5, 1), (9, 2), (15, 3), (24, 4), (36, 6), (56, 8), (128, 8),
    ])

    func group(of length: Int) -> Int { widths.lastIndex { $0.length <= length } ?? 0 }
}

/// Writes the lengths, groups, plans and signatures of rows that come in the order of their lengths.
struct SignatureWriter {
    /// Texts of a group that its plan is made from, at most.
    private static let sample = 12_000
    private static let rowsPerBlock = 8

    let sections: (lengths: IndexSection, groups: IndexSection, plans: IndexSection, signatures: IndexSection)
    let groups: SignatureGroups
    /// The number of symbols of each row, ascending.
    let lengths: [UInt32]
    /// Gives the symbols that a row is compared by, and others that its signature has to have.
    let symbols: (_ row: Int, _ symbols: inout [UInt32], _ others: inout [UInt32]) throws(SegmentIndexError) -> Void

    func write(to file: inout SectionFileWriter) throws(SegmentIndexError) {
        let groups = groupedRows()
        try file.begin(sections.lengths)
        for row in lengths.indices where row == 0 || lengths[row] != lengths[row - 1] {
            try file.append(lengths[row])
            try file.append(UInt32(row))
        }
        var counter = OccurrenceCounter()
        var plans: [[UInt64]] = []
        for group in groups { try plans.append(plan(group.rows, words: group.words, &counter)) }
        try file.begin(sections.groups)
        var (planStart, signatureStart) = (0, 0)
        for (group, plan) in zip(groups, plans) {
            try file.append(UInt32(group.rows.lowerBound))
            try file.append(UInt32(group.rows.count))
            try file.append(UInt32(group.words))
            try file.append(UInt32(plan.count))
            try file.append(UInt64(planStart))
            try file.append(UInt64(signatureStart))
            planStart += plan.count * 8
            signatureStart += Self.signatureSize(group.rows.count, words: group.words)
        }
        try file.begin(sections.plans)
        for slot in plans.joined() { try file.append(slot) }
        try file.begin(sections.signatures)
        for (group, plan) in zip(groups, plans) {
            try writeSignatures(group.rows, words: group.words, plan, &counter, to: &file)
        }
    }

    static func signatureSize(_ rows: Int, words: Int) -> Int {
        (rows + rowsPerBlock - 1) / rowsPerBlock * rowsPerBlock * words * 8
    }

    private func groupedRows() -> [(rows: Range<Int>, words: Int)] {
        var result: [(rows: Range<Int>, words: Int)] = []
        var start = 0
        while start < lengths.count {
            let group = groups.group(of: Int(lengths[start]))
            var end = lengths.count
            if group + 1 < groups.widths.count {
                let next = groups.widths[group + 1].length
                end = lengths.partitioningIndex { Int($0) >= next }
            }
            result.append((start..<end, groups.widths[group].words))
            start = end
        }
        return result
    }

    private func plan(
        _ rows: Range<Int>, words: Int, _ counter: inout OccurrenceCounter
    ) throws(SegmentIndexError) -> [UInt64] {
        var planner = SignaturePlanner()
        var (own, others): ([UInt32], [UInt32]) = ([], [])
        // An odd step, so that what comes in turns is not seen by one of its turns alone.
        let step = max(1, rows.count / Self.sample) | 1
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
            try read(row, &own, &others)
            planner.add(own, &counter)
        }
        return planner.slots(words: words)
    }

    private func read(
        _ row: Int, _ own: inout [UInt32], _ others: inout [UInt32]
    ) throws(SegmentIndexError) {
        own.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        try symbols(row, &own, &others)
    }

    private func writeSignatures(
        _ rows: Range<Int>, words: Int, _ slots: [UInt64], _ counter: inout OccurrenceCounter,
        to file: inout SectionFileWriter
    ) throws(SegmentIndexError) {
        let plan = HeldPlan(slots, words: words)
        var (own, others): ([UInt32], [UInt32]) = ([], [])
        var block = [UInt64](repeating: 0, count: words * Self.rowsPerBlock)
        var bytes: [UInt8] = []
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowsPerBlock) {
            for index in block.indices { block[index] = 0 }
            for row in first..<min(first + Self.rowsPerBlock, rows.upperBound) {
                try read(row, &own, &others)
                counter.begin(atMost: own.count + others.count)
                for symbol in own { plan.set(symbol, counter.next(symbol), row - first, in: &block) }
                for symbol in others where counter.next(symbol) == 0 { plan.set(symbol, 0, row - first, in: &block) }
            }
            for word in block { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
            if bytes.count >= SectionFormat.blockSize || first + Self.rowsPerBlock >= rows.upperBound {
                try file.append(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
    }
}

/// A plan while its signatures are written.
private struct HeldPlan {
    private let plan: SignaturePlan
    private let words: Int

    init(_ slots: [UInt64], words: Int) {
        var bytes: [UInt8] = []
        for slot in slots { withUnsafeBytes(of: slot.littleEndian) { bytes.append(contentsOf: $0) } }
        plan = SignaturePlan(bytes, words: words)
        self.words = words
    }

    @inline(__always)
    func set(_ symbol: UInt32, _ occurrence: UInt32, _ row: Int, in block: inout [UInt64]) {
        guard let bit = plan.bit(symbol, occurrence) else { return }
        block[bit / 64 * 8 + row] |= 1 << UInt64(bit % 64)
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
