import Normalization

/// Says of a place, by what stands on either side of it, that no name begins there: the part of the rules for the edges of
/// words that needs no more than two characters' flags, as a table, so that a text is gone through without a branch.
struct StartTable {
    /// For the flags of two characters: 1 where a name may begin between them, else 0.
    private let mayStart: [UInt8]
    /// Bits for characters, by `bit`: the last ones of the prefixes, behind which a name may begin within a word of Hangul.
    let afterPrefixes: UInt64

    init(_ boundaries: BoundaryRules) {
        var mayStart = [UInt8](repeating: 0, count: 1 << 11)
        for before in 0..<UInt32(1 << 4) {
            for bits in 0..<UInt32(1 << 7) {
                let flags = (before & 7) << 21 | (before >> 3) << 27
                mayStart[Self.place(flags, bits << 21)] = Self.mayStart(flags, bits << 21) ? 1 : 0
            }
        }
        self.mayStart = mayStart
        afterPrefixes = boundaries.lastOfPrefixes.reduce(0) { $0 | 1 << Self.hash($1) }
    }

    /// What `TermScanner` says of a place, but for what other flags or more characters decide.
    private static func mayStart(_ before: UInt32, _ bits: UInt32) -> Bool {
        let (kind, kindBefore) = (FoldedScalar.kind(bits), FoldedScalar.kind(before))
        if FoldedScalar.gap(bits) != 0 { return true }
        switch kind {
        case FoldedScalar.Kind.latin, FoldedScalar.Kind.digit:
            return kindBefore != FoldedScalar.Kind.latin && kindBefore != FoldedScalar.Kind.digit
        case FoldedScalar.Kind.kana:
            let isKatakanaBefore =
                before & FoldedScalar.katakana != 0 && kindBefore != FoldedScalar.Kind.latin
            if bits & FoldedScalar.katakana != 0 { return !isKatakanaBefore }
            return kindBefore != FoldedScalar.Kind.kana || isKatakanaBefore
        default: return true
        }
    }

    /// Seven bits of the flags of a character, and four of those of the one before it.
    @inline(__always)
    private static func place(_ before: UInt32, _ bits: UInt32) -> Int {
        Int(truncatingIfNeeded: (bits >> 21 & 0x7F) << 4 | before >> 21 & 7 | before >> 24 & 8)
    }

    /// Writes the places of a range at which a name may begin, and gives their number.
    ///
    /// - Parameter places: has room for all of the range.
    @inline(__always)
    func open(
        _ scalars: UnsafeMutablePointer<UInt32>, _ range: Range<Int>, into places: UnsafeMutablePointer<UInt32>
    ) -> Int {
        mayStart.withUnsafeBufferPointer { mayStart in
            var open = 0
            var before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : 0
            for index in range {
                let bits = scalars[index]
                places[open] = UInt32(truncatingIfNeeded: index)
                open &+= Int(mayStart[Self.place(before, bits)])
                before = bits
            }
            return open
        }
    }

    /// Whether two characters are Hangul with nothing between.
    @inline(__always)
    static func isWithinHangul(_ before: UInt32, _ bits: UInt32) -> Bool {
        let hangul = FoldedScalar.Kind.hangul << 21
        return (before & 7 << 21 ^ hangul) | (bits & 0x1F << 21 ^ hangul) == 0
    }

    /// The bit of a character, as the lowest one.
    @inline(__always)
    static func bit(_ bits: UInt64, _ character: UInt32) -> UInt64 { bits >> hash(character) & 1 }

    /// By the golden ratio (Knuth, vol. 3, 6.4).
    @inline(__always)
    private static func hash(_ bits: UInt32) -> UInt64 { UInt64(FoldedScalar.value(bits) &* 0x9E37_79B9) >> 26 }
}
