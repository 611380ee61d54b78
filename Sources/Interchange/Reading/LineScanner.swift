/// A line of a text, without its end.
struct TextLine {
    /// From 1.
    var number: Int
    /// Bytes of the text.
    var range: Range<Int>
}

/// Goes through the lines of UTF-8 text: they end with LF, CR, CR LF, NEL, U+2028 or U+2029, and the last end begins no line.
struct LineScanner: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var offset = 0
    private var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Complexity: O(*n*) in the bytes of the line.
    mutating func next() -> TextLine? {
        guard offset < bytes.count else { return nil }
        number += 1
        let start = offset
        var end = start
        while end < bytes.count {
            let length = Self.lineEnd(in: bytes, at: end)
            if length > 0 {
                offset = end + length
                return TextLine(number: number, range: start..<end)
            }
            end += 1
        }
        offset = end
        return TextLine(number: number, range: start..<end)
    }

    /// The bytes of the line end that begins at an offset; 0 where none does.
    @inline(__always)
    static func lineEnd(in bytes: [UInt8], at offset: Int) -> Int {
        switch bytes[offset] {
        case 0x0A: return 1
        case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
        case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80 else { return 0 }
            return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }
}
