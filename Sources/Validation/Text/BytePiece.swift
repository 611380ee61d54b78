/// Eight bytes that are looked at together: what is asked of each shows in its highest bit.
struct BytePiece {
    private let bits: UInt64
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highest = ones &* 0x80

    static let size = 8

    /// Nil where so many do not follow.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        guard bytes.count - index >= Self.size, let base = bytes.baseAddress else { return nil }
        bits = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    }

    /// The bytes, where all of them are ASCII.
    @inline(__always)
    var ascii: SIMD8<UInt8>? {
        bits & Self.highest == 0 ? unsafeBitCast(bits.littleEndian, to: SIMD8<UInt8>.self) : nil
    }

    /// Those that are neither Latin letters nor of characters beyond ASCII.
    @inline(__always)
    var signs: Marks {
        // Without the highest bit no sum is carried into the next byte.
        let small = (bits | (Self.ones &* 0x20)) & ~Self.highest
        let letters = (small &+ Self.ones &* (0x80 - 0x61)) & ~(small &+ Self.ones &* (0x80 - 0x7B))
        return Marks(bits: ~(letters | bits) & Self.highest)
    }

    /// The first of round brackets, and of bytes with which characters of three bytes and more begin.
    @inline(__always)
    var firstBracketOrLong: Int? {
        let brackets = (bits & (Self.ones &* 0xFE)) ^ (Self.ones &* 0x28)
        // What is no bracket is marked only behind one.
        let marks = (brackets &- Self.ones) & ~brackets | bits & bits << 1 & bits << 2
        return Marks(bits: marks & Self.highest).first
    }

    /// Bytes by their places.
    struct Marks {
        fileprivate var bits: UInt64

        var first: Int? { bits == 0 ? nil : bits.trailingZeroBitCount / 8 }

        /// The first one, which is taken away; nil where none is left.
        @inline(__always)
        mutating func next() -> Int? {
            guard let first else { return nil }
            bits &= bits - 1
            return first
        }
    }
}
