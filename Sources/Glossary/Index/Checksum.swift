/// A 64-bit checksum of bytes: four lanes of multiply and rotate, made to find damage, not forgery.
struct Checksum {
    private static let primes: (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)

    /// - Complexity: O(n), about one cycle for eight bytes.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD4<UInt64>(primes.0, primes.1, ~primes.0, ~primes.1)
        var offset = 0
        while offset + 32 <= bytes.count {
            let words = SIMD4<UInt64>(
                word(bytes, offset), word(bytes, offset + 8), word(bytes, offset + 16), word(bytes, offset + 24))
            lanes = (lanes ^ words) &* SIMD4(repeating: primes.0)
            lanes ^= lanes &>> SIMD4(repeating: 29)
            offset += 32
        }
        var result = UInt64(bytes.count) &* primes.1
        for lane in 0..<4 {
            result = (result ^ lanes[lane]) &* primes.1
            result ^= result >> 31
        }
        while offset < bytes.count {
            result = (result ^ UInt64(bytes[offset])) &* primes.0
            result ^= result >> 27
            offset += 1
        }
        return result
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
