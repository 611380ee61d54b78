/// Scans signatures for those that differ in few bits.
enum SignatureScan {
    /// Appends the numbers of a range whose 32-bit signature differs in at most `2 * limit` bits.
    ///
    /// - Complexity: O(n) in the length of the range, four bytes each.
    static func find(
        _ wanted: UInt32, in bytes: UnsafeRawBufferPointer, range: Range<Int>, limit: Int,
        into candidates: inout [Int]
    ) {
        let range = range.clamped(to: 0..<bytes.count / 4)
        var number = range.lowerBound
        let pattern = SIMD8<UInt32>(repeating: wanted)
        while number + 8 <= range.upperBound {
            var difference = bytes.loadUnaligned(fromByteOffset: number * 4, as: SIMD8<UInt32>.self) ^ pattern
            // Taking away the lowest bit as often as bits may differ leaves nothing of those that may be near.
            for _ in 0..<2 * limit { difference &= difference &- SIMD8(repeating: 1) }
            let near = difference .== SIMD8(repeating: 0)
            if any(near) {
                for lane in 0..<8 where near[lane] { candidates.append(number + lane) }
            }
            number += 8
        }
        while number < range.upperBound {
            let signature = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 4, as: UInt32.self))
            if (signature ^ wanted).nonzeroBitCount <= 2 * limit { candidates.append(number) }
            number += 1
        }
    }

    /// Appends the numbers of a range whose 16-bit signature differs in at most two bits.
    static func find(
        _ wanted: UInt16, in bytes: UnsafeRawBufferPointer, range: Range<Int>, into candidates: inout [Int]
    ) {
        let range = range.clamped(to: 0..<bytes.count / 2)
        var number = range.lowerBound
        let pattern = SIMD8<UInt16>(repeating: wanted)
        let one = SIMD8<UInt16>(repeating: 1)
        while number + 8 <= range.upperBound {
            var difference = bytes.loadUnaligned(fromByteOffset: number * 2, as: SIMD8<UInt16>.self) ^ pattern
            difference &= difference &- one
            difference &= difference &- one
            let near = difference .== SIMD8(repeating: 0)
            if any(near) {
                for lane in 0..<8 where near[lane] { candidates.append(number + lane) }
            }
            number += 8
        }
        while number < range.upperBound {
            let signature = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 2, as: UInt16.self))
            if (signature ^ wanted).nonzeroBitCount <= 2 { candidates.append(number) }
            number += 1
        }
    }

    /// Appends the numbers of a range whose 32-bit signature has all bits of `wanted`.
    static func findSupersets(
        of wanted: UInt32, in bytes: UnsafeRawBufferPointer, range: Range<Int>, into candidates: inout [Int]
    ) {
        let range = range.clamped(to: 0..<bytes.count / 4)
        var number = range.lowerBound
        let pattern = SIMD8<UInt32>(repeating: wanted)
        while number + 8 <= range.upperBound {
            let signature = bytes.loadUnaligned(fromByteOffset: number * 4, as: SIMD8<UInt32>.self)
            let holds = (signature & pattern) .== pattern
            if any(holds) {
                for lane in 0..<8 where holds[lane] { candidates.append(number + lane) }
            }
            number += 8
        }
        while number < range.upperBound {
            let signature = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 4, as: UInt32.self))
            if signature & wanted == wanted { candidates.append(number) }
            number += 1
        }
    }
}
