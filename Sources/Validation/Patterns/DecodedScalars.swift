import Terminology

/// The scalars of one text after the other with their marks, in memory that is kept.
final class DecodedScalars {
    private var base: UnsafeMutablePointer<UInt32>?
    /// Behind room for what stands before the text.
    private var marks: UnsafeMutablePointer<UInt8>?
    private var capacity = 0
    private var count = 0
    /// A scalar and its byte: places that are asked for one after the other cost one pass together.
    private var last = (scalar: 0, byte: 0)

    /// Scalars that memory is kept for.
    private static let keptCapacity = 1 << 20

    deinit {
        base?.deallocate()
        marks?.deallocate()
    }

    var buffer: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: base, count: count) }

    /// The text with its marks.
    var marked: MarkedScalars? {
        marks.map { MarkedScalars(scalars: buffer, marks: UnsafePointer($0 + MarkedScalars.margin)) }
    }

    /// Takes the next text.
    ///
    /// - Complexity: O(n) in its bytes.
    func decode(_ text: String) {
        last = (0, 0)
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            // No text has more scalars than bytes.
            let (base, marks) = room(for: bytes.count)
            CharacterMark.ofASCII.withUnsafeBufferPointer { known in
                count = Self.decode(bytes, into: base, marks, known)
            }
            for place in -MarkedScalars.margin..<0 { marks[place] = CharacterMark.none }
            for place in count..<count + MarkedScalars.margin { marks[place] = CharacterMark.none }
        }
    }

    /// - Parameter known: marks of ASCII.
    /// - Returns: how many scalars there are.
    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, into base: UnsafeMutablePointer<UInt32>,
        _ marks: UnsafeMutablePointer<UInt8>, _ known: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var (index, next) = (0, 0)
        @inline(__always)
        func add(_ scalar: UInt32, _ length: Int) {
            base[next] = scalar
            marks[next] = CharacterMark.withWord(beyondASCII: scalar)
            index += length
            next += 1
        }
        while index < bytes.count {
            let byte = UInt32(bytes[index])
            if byte < 0x80 {
                if let piece = BytePiece(bytes, at: index)?.ascii {
                    UnsafeMutableRawPointer(base + next).storeBytes(
                        of: SIMD8<UInt32>(truncatingIfNeeded: piece), as: SIMD8<UInt32>.self)
                    for place in 0..<BytePiece.size { marks[next + place] = known[Int(bytes[index + place])] }
                    index += BytePiece.size
                    next += BytePiece.size
                    continue
                }
                base[next] = byte
                marks[next] = known[Int(byte)]
                index += 1
                next += 1
            } else if byte < 0xE0 {
                add((byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
            } else if byte < 0xF0 {
                add((byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
            } else {
                let high = (byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                add(high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
            }
        }
        return next
    }

    private func room(for wanted: Int) -> (scalars: UnsafeMutablePointer<UInt32>, marks: UnsafeMutablePointer<UInt8>) {
        let margin = MarkedScalars.margin
        if let base, let marks, capacity >= wanted, capacity <= max(wanted, Self.keptCapacity) {
            return (base, marks + margin)
        }
        base?.deallocate()
        marks?.deallocate()
        capacity = max(wanted, 1 << 12)
        let base = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * margin)
        (self.base, self.marks) = (base, marks)
        return (base, marks + margin)
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

/// The scalars of a text, each with its mark; those beside the text have one too.
struct MarkedScalars {
    let scalars: UnsafeBufferPointer<UInt32>
    let marks: UnsafePointer<UInt8>

    /// Places before the text and behind it that have marks.
    static let margin = 4
}

@available(*, unavailable)
extension DecodedScalars: Sendable {}
