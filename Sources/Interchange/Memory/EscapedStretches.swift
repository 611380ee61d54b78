import DataFile
import Terminology

/// Finds where the stretches of a text stand that is written with backslashes before what is not itself: strings of JSON and PO.
struct EscapedStretches {
    /// Whether `\u` has four hexadecimal digits behind it.
    let isJSON: Bool
    private let line: [UInt8]
    private let number: Int
    /// A byte of the line, and its column: the next one is mostly near.
    private var last = (byte: 0, column: 1)

    init(line: [UInt8], number: Int, isJSON: Bool) {
        (self.line, self.number, self.isJSON) = (line, number, isJSON)
    }

    /// Where the text of a string begins, and where it goes on behind each escape.
    ///
    /// - Parameters:
    ///   - start: behind the opening quotation mark, in the line; not before that of the last call.
    ///   - offset: of the string's text in what it is a part of.
    /// - Returns: With the byte of the line behind the closing quotation mark, and the offset behind the text.
    /// - Complexity: O(n) in the bytes of the line since the last call.
    mutating func origins(from start: Int, offset: Int) -> (origins: [TextOrigin], end: Int, offset: Int) {
        var (byte, offset) = (start, offset)
        var origins = [TextOrigin(offset: offset, place: place(of: byte))]
        while byte < line.count, line[byte] != UInt8(ascii: "\"") {
            guard line[byte] == UInt8(ascii: "\\") else {
                (byte, offset) = (byte + 1, offset + 1)
                continue
            }
            let (length, width) = escape(at: byte)
            (byte, offset) = (min(byte + length, line.count), offset + width)
            origins.append(TextOrigin(offset: offset, place: place(of: byte)))
        }
        return (origins, min(byte + 1, line.count), offset)
    }

    /// Bytes of an escape, and of what it stands for.
    private func escape(at byte: Int) -> (length: Int, width: Int) {
        guard byte + 1 < line.count else { return (1, 0) }
        switch line[byte + 1] {
        case UInt8(ascii: "u") where isJSON:
            guard let value = hexadecimal(at: byte + 2) else { return (2, 1) }
            if (0xD800..<0xDC00).contains(value) { return (12, 4) }
            return (6, value < 0x80 ? 1 : value < 0x800 ? 2 : 3)
        case UInt8(ascii: "x") where !isJSON: return (2 + digits(at: byte + 2, limit: 2, radix: 16), 1)
        case 0x30...0x37 where !isJSON: return (1 + digits(at: byte + 1, limit: 3, radix: 8), 1)
        default:
            // What is escaped need not be ASCII.
            var end = byte + 2
            while end < line.count, line[end] & 0xC0 == 0x80 { end += 1 }
            return (end - byte, end - byte - 1)
        }
    }

    private func hexadecimal(at byte: Int) -> UInt32? {
        guard byte + 4 <= line.count else { return nil }
        return UInt32(String(decoding: line[byte..<byte + 4], as: UTF8.self), radix: 16)
    }

    private func digits(at byte: Int, limit: Int, radix: Int) -> Int {
        line[min(byte, line.count)...].prefix(limit).prefix {
            Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false
        }.count
    }

    private mutating func place(of byte: Int) -> TextPlace {
        last.column += line[last.byte..<byte].count { $0 & 0xC0 != 0x80 }
        last.byte = byte
        return TextPlace(line: number, column: last.column)
    }
}

extension EscapedStretches {
    /// Where a text of JSON stands in the line: the next string that says just this.
    ///
    /// - Parameter next: the byte of the line from which on it is looked for; moved behind it where it is found.
    mutating func origins(of text: String, offset: Int, next: inout Int) -> [TextOrigin] {
        let mark = UInt8(ascii: "\"")
        let start = next
        while let open = line[next...].firstIndex(of: mark) {
            // Places go forward, so they are asked for only where the string is the one.
            var end = open + 1
            while end < line.count, line[end] != mark { end += line[end] == UInt8(ascii: "\\") ? 2 : 1 }
            next = min(end + 1, line.count)
            guard let node = try? JSONReader.value(of: line[open..<next]), node.text == text else { continue }
            return origins(from: open + 1, offset: offset).origins
        }
        next = start
        return []
    }
}
