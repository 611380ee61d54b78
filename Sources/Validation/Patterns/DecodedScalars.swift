import Terminology

/// The scalars of one text after the other, in memory that is kept.
final class DecodedScalars {
    private var base: UnsafeMutablePointer<UInt32>?
    private var capacity = 0
    private var count = 0
    /// A scalar and its byte: places that are asked for one after the other cost one pass together.
    private var last = (scalar: 0, byte: 0)

    /// Scalars that memory is kept for.
    private static let keptCapacity = 1 << 20

    deinit { base?.deallocate() }

    var buffer: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: base, count: count) }

    /// Takes the next text.
    ///
    /// - Complexity: O(n) in its bytes.
    func decode(_ text: String) {
        last = (0, 0)
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            // No text has more scalars than bytes.
            let base = room(for: bytes.count)
            var (index, next) = (0, 0)
            while index < bytes.count {
                let byte = UInt32(bytes[index])
                if byte < 0x80 {
                    if let piece = BytePiece(bytes, at: index)?.ascii {
                        UnsafeMutableRawPointer(base + next).storeBytes(
                            of: SIMD8<UInt32>(truncatingIfNeeded: piece), as: SIMD8<UInt32>.self)
                        index += BytePiece.size
                        next += BytePiece.size
                        continue
                    }
                    base[next] = byte
                    index += 1
                } else if byte < 0xE0 {
                    base[next] = (byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                    index += 2
                } else if byte < 0xF0 {
                    base[next] =
                        (byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                    index += 3
                } else {
                    let high = (byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                    base[next] = high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
                    index += 4
                }
                next += 1
            }
            count = next
        }
    }

    private func room(for wanted: Int) -> UnsafeMutablePointer<UInt32> {
        if let base, capacity >= wanted, capacity <= max(wanted, Self.keptCapacity) { return base }
        base?.deallocate()
        capacity = max(wanted, 1 << 12)
        let base = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        self.base = base
        return base
    }

    /// The bytes of a stretch of scalars.
    ///
    /// - Complexity: O(n) from the last start that was asked for, where this one is not before it.
    func span(_ start: Int, _ end: Int) -> TextSpan {
        if start < last.scalar { last = (0, 0) }
        last = (start, last.byte + length(last.scalar..<start))
        return TextSpan(last.byte, last.byte + length(start..<end))
    }

    /// How many bytes scalars have.
    func length(_ range: Range<Int>) -> Int {
        buffer[range].reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
    }
}

@available(*, unavailable)
extension DecodedScalars: Sendable {}
