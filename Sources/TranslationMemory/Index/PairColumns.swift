import Normalization

/// Columns of signatures for characters that stand beside each other, folded one by one or as a text, without what folding leaves
/// out: two characters that are in half of all texts are seldom neighbours. Concordance asks for them, fuzzy search does not.
struct PairColumns {
    /// So many that an index of Chinese, Japanese or Korean texts stays under 90 bytes a segment.
    static let count = 56

    /// Nil where nothing is folded.
    private let kept: KeptTable?

    init(_ folding: SegmentFolding?) { kept = folding?.keptTable }

    /// Appends the columns of a text's pairs, folded character by character.
    func append(_ text: UnsafeBufferPointer<UInt8>, to columns: inout [UInt16]) {
        var (offset, last): (Int, UInt32) = (0, 0)
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            let value = kept?[scalar] ?? scalar
            guard value != 0 else { continue }
            if let column = Self.column(last, value) { columns.append(column) }
            last = value
        }
    }

    /// Appends the columns of a folded text's pairs.
    static func append(_ folded: some Sequence<UInt32>, to columns: inout [UInt16]) {
        var last: UInt32 = 0
        for value in folded {
            if let column = column(last, value) { columns.append(column) }
            last = value
        }
    }

    /// The columns of a piece as it is written, in which what folding leaves out parts what stands beside it.
    func columns(written piece: [UInt8]) -> [UInt16] {
        var columns: [UInt16] = []
        var last: UInt32 = 0
        for scalar in String(decoding: piece, as: UTF8.self).unicodeScalars {
            let value = kept?[scalar.value] ?? scalar.value
            if let column = Self.column(last, value) { columns.append(column) }
            last = value
        }
        return columns
    }

    /// Nil where it is no pair, or one of Latin letters, of which there are too few to tell texts apart.
    @inline(__always)
    private static func column(_ left: UInt32, _ right: UInt32) -> UInt16? {
        guard left != 0, right != 0, left > 0x7F || right > 0x7F else { return nil }
        let hash = SignaturePlan.hash(UInt64(left) << 32 | UInt64(right)) >> 32
        return UInt16(truncatingIfNeeded: (hash &* UInt64(count)) >> 32)
    }
}
