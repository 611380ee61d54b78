import Normalization

/// Columns of signatures for what few texts have: a symbol, or two that stand beside each other, folded one by one or as a text, without
/// what folding leaves out. Two characters that are in half of all texts are seldom neighbours; pairs that many texts have are
/// counted instead (`PairCounts`), so that the columns stay sparse. Concordance asks for them, fuzzy search does not.
struct RareColumns {
    static let perPiece: UInt32 = 3

    /// Nil where nothing is folded.
    private let kept: KeptTable?
    /// Of a symbol, or of a pair of them.
    private let isRare: (UInt64) -> Bool

    init(_ folding: SegmentFolding?, isRare: @escaping (UInt64) -> Bool) {
        (kept, self.isRare) = (folding?.keptTable, isRare)
    }

    /// Appends hashes for the columns of a text, folded character by character.
    func append(_ text: UnsafeBufferPointer<UInt8>, to columns: inout [UInt32]) {
        var (offset, last): (Int, UInt32) = (0, 0)
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            let value = kept?[scalar] ?? scalar
            guard value != 0 else { continue }
            append(last, value, to: &columns)
            last = value
        }
    }

    /// Appends those of a folded text.
    func append(_ folded: some Sequence<UInt32>, to columns: inout [UInt32]) {
        var last: UInt32 = 0
        for value in folded {
            append(last, value, to: &columns)
            last = value
        }
    }

    /// Those of a piece as it is written, in which what folding leaves out parts what stands beside it.
    func columns(written piece: [UInt8]) -> [UInt32] {
        var columns: [UInt32] = []
        var last: UInt32 = 0
        for scalar in String(decoding: piece, as: UTF8.self).unicodeScalars {
            let value = kept?[scalar.value] ?? scalar.value
            append(last, value, to: &columns)
            last = value
        }
        return Array(Set(columns))
    }

    /// Those of a folded piece.
    func columns(folded piece: [UInt32]) -> [UInt32] {
        var columns: [UInt32] = []
        append(piece, to: &columns)
        return Array(Set(columns))
    }

    /// Those of a symbol, and of it with the one before it; none of Latin letters, of which there are too few to tell texts apart.
    @inline(__always)
    private func append(_ left: UInt32, _ right: UInt32, to columns: inout [UInt32]) {
        guard right != 0, left > 0x7F || right > 0x7F else { return }
        if right > 0x7F { append(UInt64(right), to: &columns) }
        if left != 0 { append(PairCounts.pair(left, right), to: &columns) }
    }

    /// Three of a piece (Bloom 1970; Kirsch, Mitzenmacher 2006: two hashes make all).
    @inline(__always)
    private func append(_ piece: UInt64, to columns: inout [UInt32]) {
        guard isRare(piece) else { return }
        let hash = SignaturePlan.hash(piece)
        let (first, step) = (UInt32(truncatingIfNeeded: hash >> 32), UInt32(truncatingIfNeeded: hash))
        for number in 0..<Self.perPiece { columns.append(first &+ number &* step) }
    }

    /// The one of so many columns that a hash stands for.
    @inline(__always)
    static func column(_ hash: UInt32, of count: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(hash) * UInt64(count)) >> 32)
    }
}

/// What is not rare while an index is written: symbols, and pairs of them.
struct FrequentPieces {
    /// Open addressing, a power of two of slots, 0 for an empty one.
    private var slots: [UInt64]

    init(_ pieces: [UInt64]) {
        var size = 16
        while size < pieces.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        for piece in pieces {
            var slot = Self.slot(piece, size)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = piece
        }
    }

    func contains(_ piece: UInt64) -> Bool {
        var slot = Self.slot(piece, slots.count)
        while slots[slot] != 0 {
            if slots[slot] == piece { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    @inline(__always)
    private static func slot(_ piece: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: SignaturePlan.hash(piece) >> 32) & (size - 1)
    }
}
