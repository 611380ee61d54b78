import Normalization

/// A piece of folded text, looked for in text that is folded character by character: around the places of the one of its characters
/// that is rarest, its anchor.
struct FoldedPiece {
    private let wanted: [UInt32]
    /// The number of the anchor in the piece.
    let anchor: Int
    private let table: KeptTable

    init(_ wanted: [UInt32], anchor: Int, _ folding: SegmentFolding) {
        (self.wanted, self.anchor, table) = (wanted, anchor, folding.keptTable)
    }

    /// Whether the other characters stand around the anchor's place, with nothing between but what folding leaves out.
    ///
    /// - Parameters:
    ///   - place: the bytes of the anchor.
    ///   - bounds: those of its text.
    @inline(__always)
    func isWhole(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>, within bounds: Range<Int>) -> Bool {
        var (number, offset) = (anchor - 1, place.lowerBound)
        while number >= 0 {
            guard offset > bounds.lowerBound else { return false }
            repeat { offset -= 1 } while offset > bounds.lowerBound && text[offset] & 0xC0 == 0x80
            let kept = table[UTF8Scalars.read(text, offset).scalar]
            if kept == 0 { continue }
            guard kept == wanted[number] else { return false }
            number -= 1
        }
        return goesOn(text, from: place.upperBound, to: bounds.upperBound, after: anchor)
    }

    /// Whether what comes after a character of the piece follows.
    @inline(__always)
    private func goesOn(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, after last: Int) -> Bool {
        var (number, offset) = (last + 1, start)
        while number < wanted.count {
            guard offset < end else { return false }
            let (scalar, length) = UTF8Scalars.read(text, offset)
            offset += length
            let kept = table[scalar]
            if kept == 0 { continue }
            guard kept == wanted[number] else { return false }
            number += 1
        }
        return true
    }
}
