/// A 64-bit checksum of bytes: four lanes of multiply and rotate, made to find damage, not forgery.
struct Checksum {
    private static let primes: (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)

    /// - Complexity: O(n), about one cycle for eight bytes.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (first, second, third, fourth) = (primes.0, primes.1, ~primes.0, ~primes.1)
        var offset = 0
        while offset + 32 <= bytes.count {
            first = mixed(first, word(bytes, offset))
            second = mixed(second, word(bytes, offset + 8))
            third = mixed(third, word(bytes, offset + 16))
            fourth = mixed(fourth, word(bytes, offset + 24))
            offset += 32
        }
        var result = UInt64(bytes.count) &* primes.1
        for lane in [first, second, third, fourth] {
            result = (result ^ lane) &* primes.1
            result ^= result >> 31
        }
        while offset < bytes.count {
            result = (result ^ UInt64(bytes[offset])) &* primes.0
            result ^= result >> 27
            offset += 1
        }
        return result
    }

    /// Scalar arithmetic on purpose: most vector units have no multiplication of 64 bits.
    @inline(__always)
    private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let product = (lane ^ word) &* primes.0
        return product ^ product >> 29
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
