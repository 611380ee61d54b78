/// A word of at most fifteen letters of ASCII, seen at once in sixteen bytes, behind which no more of the word can come.
struct LetterWord {
    /// Its letters in lower case, the first in the lowest byte; 0 behind them.
    let first: UInt64
    /// The letters from the ninth on.
    let second: UInt64
    let length: Int
    /// The bytes as they are.
    private let bytes: (UInt64, UInt64)

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Looks for a word that begins with the letter at `index`; nil where it is longer, or the text too near to its end, or
    /// where an apostrophe or a character that is not ASCII follows, which may belong to it.
    @inline(__always)
    init?(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
        guard utf8.count - index >= 16, let base = utf8.baseAddress else { return nil }
        let bytes = UnsafeRawPointer(base + index)
        let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        let inFirst = Self.letters(low)
        let inSecond = inFirst == 8 ? Self.letters(high) : 0
        length = inFirst + inSecond
        guard inFirst > 0, length < 16 else { return nil }
        let after = utf8[index + length]
        guard after < 0x80, after != 0x27 else { return nil }
        self.bytes = (low, high)
        first = (low | Self.ones &* 0x20) & UInt64.max &>> UInt64(64 - inFirst * 8)
        second = (high | Self.ones &* 0x20) & (UInt64.max >> 1) &>> UInt64(63 - inSecond * 8)
    }

    /// How many of eight bytes, from the lowest on, are letters of ASCII.
    @inline(__always)
    private static func letters(_ bytes: UInt64) -> Int {
        // Each byte by itself: the sum of its lower seven bits and what is wanting to 128 shows in its highest bit.
        let lower = (bytes | ones &* 0x20) & (ones &* 0x7F)
        let isLetter = (lower &+ ones &* (0x80 - 0x61)) & ~(lower &+ ones &* (0x80 - 0x7B)) & ~bytes
        return (~isLetter & (ones &* 0x80)).trailingZeroBitCount >> 3
    }

    /// The folded scalar of a letter.
    @inline(__always)
    static func scalar(_ letter: UInt32) -> UInt32 {
        letter | 0x20 | FoldedScalar.Kind.latin << 21 | (~letter & 0x20) << 21
    }

    /// Writes the scalars of the letters and their places; there must be room for sixteen.
    @inline(__always)
    func write(
        at index: Int, to scalars: UnsafeMutablePointer<UInt32>, _ starts: UnsafeMutablePointer<UInt32>,
        _ ends: UnsafeMutablePointer<UInt32>
    ) {
        Self.write(bytes.0, index, scalars, starts, ends)
        if length > 8 { Self.write(bytes.1, index + 8, scalars + 8, starts + 8, ends + 8) }
    }

    /// Eight bytes as eight numbers: each put before zeros, twice, which costs one instruction for four; a conversion of
    /// vectors would go number by number.
    @inline(__always)
    private static func widened(_ bytes: UInt64) -> SIMD8<UInt32> {
        var pairs = SIMD16<UInt8>.zero
        pairs.evenHalf = unsafeBitCast(bytes.littleEndian, to: SIMD8<UInt8>.self)
        var letters = SIMD16<UInt16>.zero
        letters.evenHalf = unsafeBitCast(pairs, to: SIMD8<UInt16>.self)
        return unsafeBitCast(letters, to: SIMD8<UInt32>.self)
    }

    @inline(__always)
    private static func write(
        _ bytes: UInt64, _ index: Int, _ scalars: UnsafeMutablePointer<UInt32>,
        _ starts: UnsafeMutablePointer<UInt32>, _ ends: UnsafeMutablePointer<UInt32>
    ) {
        let letters = widened(bytes)
        let folded =
            letters | (~letters & 0x20) &<< 21 | SIMD8(repeating: 0x20 | FoldedScalar.Kind.latin << 21)
        let places = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7) &+ UInt32(truncatingIfNeeded: index)
        UnsafeMutableRawPointer(scalars).storeBytes(of: folded, as: SIMD8<UInt32>.self)
        UnsafeMutableRawPointer(starts).storeBytes(of: places, as: SIMD8<UInt32>.self)
        UnsafeMutableRawPointer(ends).storeBytes(of: places &+ 1, as: SIMD8<UInt32>.self)
    }
}
