/// Which scalars occur in a key, hashed into few bits.
///
/// One edit takes away at most one scalar and adds at most one: keys within `d` edits differ in at most `2d` bits.
enum KeySignature {
    /// 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static let multiplier: UInt32 = 0x9E37_79B1

    @inline(__always)
    static func wideBit(_ scalar: UInt32) -> UInt32 { 1 << (scalar &* multiplier >> 27) }

    @inline(__always)
    static func narrowBit(_ scalar: UInt32) -> UInt16 { 1 << UInt16(truncatingIfNeeded: scalar &* multiplier >> 28) }

    static func wide(_ scalars: some Sequence<UInt32>) -> UInt32 { scalars.reduce(0) { $0 | wideBit($1) } }
    static func narrow(_ scalars: some Sequence<UInt32>) -> UInt16 { scalars.reduce(0) { $0 | narrowBit($1) } }

    /// The scalars of well-formed UTF-8.
    static func scalars(of utf8: some Collection<UInt8>) -> [UInt32] {
        var result: [UInt32] = []
        decode(utf8, into: &result)
        return result
    }

    /// Replaces `scalars` by those of UTF-8; bytes that are not well formed become U+FFFD.
    @inline(__always)
    static func decode(_ utf8: some Collection<UInt8>, into scalars: inout [UInt32]) {
        scalars.removeAll(keepingCapacity: true)
        var value: UInt32 = 0
        var left = 0
        for byte in utf8 {
            if byte < 0x80 {
                scalars.append(UInt32(byte))
                left = 0
            } else if byte < 0xC0 {
                value = value << 6 | UInt32(byte & 0x3F)
                left -= 1
                if left == 0 { scalars.append(value) }
            } else {
                left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
                value = UInt32(byte) & (0x3F >> UInt32(left))
            }
        }
    }
}
