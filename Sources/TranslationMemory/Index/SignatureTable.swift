import Normalization

/// The signatures of an index over characters or over words, and where rows of a length are.
struct SignatureTable: Sendable {
    /// Rows whose lengths are near each other.
    struct Group: Sendable {
        var rows: Range<Int>
        /// Words of 64 bits of a signature.
        var words: Int
        /// In bytes of the sections.
        var plan: Range<Int>
        var signatures: Range<Int>
    }

    /// Rows of one length.
    struct Length: Sendable {
        var length: Int
        var rows: Range<Int>
        var group: Int
    }

    let lengths: [Length]
    let groups: [Group]
    let rowCount: Int
    private let file: SectionFile
    private let plans: ByteSlice
    let signatures: ByteSlice

    init(
        _ file: SectionFile, rowCount: Int,
        sections: (lengths: IndexSection, groups: IndexSection, plans: IndexSection, signatures: IndexSection)
    ) throws(SegmentIndexError) {
        self.file = file
        self.rowCount = rowCount
        plans = file[sections.plans]
        signatures = file[sections.signatures]
        let groupBytes = try file.verifiedSection(sections.groups)
        var groups: [Group] = []
        for entry in stride(from: 0, to: groupBytes.count - 31, by: 32) {
            let first = Int(groupBytes.uint32(entry))
            let count = Int(groupBytes.uint32(entry + 4))
            let words = Int(groupBytes.uint32(entry + 8))
            let slots = Int(groupBytes.uint32(entry + 12))
            let plan = Int(truncatingIfNeeded: groupBytes.uint64(entry + 16))
            let start = Int(truncatingIfNeeded: groupBytes.uint64(entry + 24))
            let size = SignatureWriter.signatureSize(count, words: words)
            guard first == groups.last?.rows.upperBound ?? 0, (1...8).contains(words), slots & (slots - 1) == 0,
                (0...plans.count).contains(plan), slots * 8 <= plans.count - plan,
                (0...signatures.count).contains(start), size <= signatures.count - start
            else { throw .damaged(offset: groupBytes.start + entry) }
            groups.append(
                Group(
                    rows: first..<first + count, words: words, plan: plan..<plan + slots * 8,
                    signatures: start..<start + size))
        }
        let lengthBytes = try file.verifiedSection(sections.lengths)
        var lengths: [Length] = []
        var group = 0
        for entry in stride(from: 0, to: lengthBytes.count - 7, by: 8) {
            let length = Int(lengthBytes.uint32(entry))
            let first = Int(lengthBytes.uint32(entry + 4))
            let next = entry + 8 < lengthBytes.count ? Int(lengthBytes.uint32(entry + 12)) : rowCount
            while group < groups.count, groups[group].rows.upperBound <= first { group += 1 }
            guard length > lengths.last?.length ?? -1, first == lengths.last?.rows.upperBound ?? 0, first < next,
                group < groups.count, next <= groups[group].rows.upperBound
            else { throw .damaged(offset: lengthBytes.start + entry) }
            lengths.append(Length(length: length, rows: first..<next, group: group))
        }
        guard lengths.last?.rows.upperBound ?? 0 == rowCount, groups.last?.rows.upperBound ?? 0 == rowCount else {
            throw .damaged(offset: lengthBytes.start)
        }
        (self.groups, self.lengths) = (groups, lengths)
    }

    /// The plan of a group.
    func plan(_ group: Int) throws(SegmentIndexError) -> SignaturePlan {
        let group = groups[group]
        try file.verify(plans, group.plan)
        return SignaturePlan(slots: plans.slice(group.plan.lowerBound, group.plan.count), words: group.words)
    }

    /// The blocks that hold rows of a group, and the number of the first row in them; they are verified.
    func blocks(
        _ rows: Range<Int>, of group: Group
    ) throws(SegmentIndexError) -> (bytes: ByteSlice, firstRow: Int, count: Int) {
        let first = (rows.lowerBound - group.rows.lowerBound) / 8
        let last = (rows.upperBound - group.rows.lowerBound + 7) / 8
        let size = 8 * 8 * group.words
        let range = group.signatures.lowerBound + first * size..<group.signatures.lowerBound + last * size
        try file.verify(signatures, range)
        return (signatures.slice(range.lowerBound, range.count), group.rows.lowerBound + first * 8, last - first)
    }
}
