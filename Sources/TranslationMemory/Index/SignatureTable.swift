internal import CSignatures
import Normalization

/// The signatures of an index over characters or over words, and where rows of a length are.
struct SignatureTable: Sendable {
    /// Rows whose lengths are near each other.
    struct Group: Sendable {
        var rows: Range<Int>
        /// Words of 64 bits of a signature.
        var words: Int
        /// Columns of what is rare, after those of symbols.
        var rare: Int
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
        for entry in stride(from: 0, to: groupBytes.count - 39, by: 40) {
            let first = Int(groupBytes.uint32(entry))
            let count = Int(groupBytes.uint32(entry + 4))
            let words = Int(groupBytes.uint32(entry + 8))
            let slots = Int(groupBytes.uint32(entry + 12))
            let rare = Int(truncatingIfNeeded: groupBytes.uint64(entry + 16))
            let plan = Int(truncatingIfNeeded: groupBytes.uint64(entry + 24))
            let start = Int(truncatingIfNeeded: groupBytes.uint64(entry + 32))
            // Numbers of the file are bounded before anything is worked out of them.
            guard (1...8).contains(words), (0...0x4000).contains(rare) else {
                throw .damaged(offset: groupBytes.start + entry)
            }
            let size = SignatureWriter.signatureSize(count, columns: words * 64 + rare)
            guard first == groups.last?.rows.upperBound ?? 0, slots & (slots - 1) == 0,
                (0...plans.count).contains(plan), slots * 8 <= plans.count - plan,
                (0...signatures.count).contains(start), size <= signatures.count - start
            else { throw .damaged(offset: groupBytes.start + entry) }
            groups.append(
                Group(
                    rows: first..<first + count, words: words, rare: rare, plan: plan..<plan + slots * 8,
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

    /// The columns of bits that a signature has.
    func columns(of signature: [UInt64]) -> [UInt16] {
        var columns: [UInt16] = []
        for (word, bits) in signature.enumerated() {
            var bits = bits
            while bits != 0 {
                columns.append(UInt16(word * 64 + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return columns
    }

    /// The numbers of the lines that hold rows of a group.
    func lines(_ rows: Range<Int>, of group: Group) -> Range<Int> {
        let first = rows.lowerBound - group.rows.lowerBound
        let end = rows.upperBound - group.rows.lowerBound
        return first / SignatureWriter.rowsPerLine..<(end + SignatureWriter.rowsPerLine - 1)
            / SignatureWriter.rowsPerLine
    }

    func firstRow(_ line: Int, of group: Group) -> Int { group.rows.lowerBound + line * SignatureWriter.rowsPerLine }

    /// Sets the bits of the rows of a line that lack at most `limit` of the columns.
    ///
    /// - Parameter rows: eight words.
    /// - Returns: false where there is none, and `rows` say nothing.
    func scan(
        _ line: Int, of group: Group, _ columns: [UInt16], limit: Int, _ rows: UnsafeMutablePointer<UInt64>
    ) throws(SegmentIndexError) -> Bool {
        let first = line * SignatureWriter.rowsPerLine
        let block = first / SignatureWriter.rowsPerBlock * SignatureWriter.rowsPerBlock
        let stride = (min(SignatureWriter.rowsPerBlock, group.rows.count - block) + 63) / 64
        let words = min(SignatureWriter.rowsPerLine / 64, stride - (first - block) / 64)
        let columnCount = group.words * 64 + group.rare
        let start = group.signatures.lowerBound + block / 8 * columnCount
        try file.verify(signatures, start..<start + stride * 8 * columnCount)
        if words < 8 { (rows + words).update(repeating: 0, count: 8 - words) }
        return signatures.withBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            return csignatures_scan(
                base + start + (first - block) / 8, stride, words, columns, columns.count, UInt32(clamping: limit),
                rows) != 0
        }
    }
}
