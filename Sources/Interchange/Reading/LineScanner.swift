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
        let end = bytes.withUnsafeBufferPointer { text in
            var index = start
            while index < text.count {
                // Of most bytes one look tells that they end nothing.
                if Self.mayEndLine(text[index]) {
                    let length = Self.lineEnd(in: text, at: index)
                    if length > 0 { return (line: index, next: index + length) }
                }
                index += 1
            }
            return (index, index)
        }
        offset = end.next
        return TextLine(number: number, range: start..<end.line)
    }

    @inline(__always)
    private static func mayEndLine(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D || byte == 0xC2 || byte == 0xE2
    }

    /// The bytes of the line end that begins at an offset; 0 where none does.
    @inline(__always)
    static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
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
