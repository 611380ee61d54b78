/// The class of every scalar, in two stages of 64.
struct CharacterClassTable: Sendable {
    private static let blockCount = 0x11_0000 / 64
    /// For each 64 scalars the number of their block.
    private var numbers = [UInt16](repeating: 0, count: blockCount)
    /// Blocks of 64 classes; the first ones, a class each, are all of one class.
    private var classes: [CharacterClass] = []
    /// For each 64 scalars whether the scanner has something to do at one of them.
    private var isActive = [Bool](repeating: false, count: blockCount)
    /// The same for each character of ASCII, as bits.
    private var activeASCII: (low: UInt64, high: UInt64) = (0, 0)

    /// Reads the ranges of each class, in the order of the classes.
    ///
    /// - Complexity: O(*n*) in the blocks of 64 that the ranges touch.
    init(_ reader: inout ByteReader) {
        for kind in CharacterClass.allCases { classes += [CharacterClass](repeating: kind, count: 64) }
        for _ in 0..<reader.varint() {
            guard let kind = CharacterClass(rawValue: reader.byte()) else { continue }
            for range in Self.ranges(&reader) { fill(range, with: kind) }
        }
        for bit in UInt32(0)..<64 {
            if self[bit].isActive { activeASCII.low |= 1 << UInt64(bit) }
            if self[bit + 64].isActive { activeASCII.high |= 1 << UInt64(bit) }
        }
    }

    /// Ranges of scalars, as `write` wrote them; those that are none are left out.
    static func ranges(_ reader: inout ByteReader) -> [ClosedRange<UInt32>] {
        reader.list { reader in
            let (first, length) = (reader.uint32(), reader.uint32())
            return first <= 0x10_FFFF && length <= 0x10_FFFF - first ? first...first + length : nil
        }.compactMap(\.self)
    }

    static func write(_ ranges: [ClosedRange<UInt32>], to writer: inout ByteWriter) {
        writer.append(varint: ranges.count)
        for range in ranges {
            writer.append(range.lowerBound)
            writer.append(range.upperBound - range.lowerBound)
        }
    }

    private mutating func fill(_ range: ClosedRange<UInt32>, with kind: CharacterClass) {
        for block in Int(range.lowerBound / 64)...Int(range.upperBound / 64) {
            let first = max(Int(range.lowerBound) - block * 64, 0)
            let last = min(Int(range.upperBound) - block * 64, 63)
            isActive[block] = isActive[block] || kind.isActive
            if first == 0 && last == 63 {
                numbers[block] = UInt16(kind.rawValue)
                continue
            }
            var start = Int(numbers[block]) * 64
            if start / 64 < CharacterClass.allCases.count {
                classes += classes[start..<start + 64]
                start = classes.count - 64
                numbers[block] = UInt16(truncatingIfNeeded: start / 64)
            }
            for offset in first...last { classes[start + offset] = kind }
        }
    }

    @inline(__always) subscript(_ scalar: UInt32) -> CharacterClass {
        classes[Int(numbers[Int(scalar >> 6)]) << 6 | Int(scalar & 63)]
    }

    /// Whether the scanner has something to do at a character of ASCII.
    @inline(__always) func isActive(ascii: UInt8) -> Bool {
        (ascii < 64 ? activeASCII.low : activeASCII.high) >> UInt64(ascii & 63) & 1 != 0
    }

    /// Whether the scanner has something to do at one of the 64 scalars of a block.
    @inline(__always) func isActive(block: Int) -> Bool { isActive[block] }
}
