/// A 64-bit checksum of bytes: eight lanes of add and rotate, made to find damage, not forgery.
///
/// Each step is a bijection of its lane, so that a change within one word of eight bytes is always seen; any other
/// damage goes unseen once in 2⁶⁴ times, as long as nobody works it out on purpose.
public struct Checksum {
    private static let primes: (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
    /// Bytes of all lanes.
    private static let stride = 64

    /// - Complexity: O(n), about a third of a cycle for eight bytes.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var result = UInt64(bytes.count) &* primes.1
        var offset = 0
        if bytes.count >= stride {
            // Eight names and not an array: they have to stay in registers.
            var (a, b, c, d) = (primes.0, primes.1, ~primes.0, ~primes.1)
            var (e, f, g, h) = (primes.0 ^ primes.1, primes.0 &+ primes.1, primes.0 &- primes.1, primes.1 &- primes.0)
            while offset <= bytes.count - stride {
                a = mixed(a, bytes, offset)
                b = mixed(b, bytes, offset + 8)
                c = mixed(c, bytes, offset + 16)
                d = mixed(d, bytes, offset + 24)
                e = mixed(e, bytes, offset + 32)
                f = mixed(f, bytes, offset + 40)
                g = mixed(g, bytes, offset + 48)
                h = mixed(h, bytes, offset + 56)
                offset += stride
            }
            for lane in [a, b, c, d, e, f, g, h] {
                result = (result ^ lane) &* primes.1
                result ^= result >> 31
            }
        }
        while offset < bytes.count {
            result = (result ^ UInt64(bytes[offset])) &* primes.0
            result ^= result >> 27
            offset += 1
        }
        return result
    }

    @inline(__always)
    private static func mixed(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let sum = lane &+ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        return sum << 29 | sum >> 35
    }
}
