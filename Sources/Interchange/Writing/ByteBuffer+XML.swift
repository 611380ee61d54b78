/// Text in XML and HTML.
extension ByteBuffer {
    /// What stands for a character that XML cannot hold.
    enum InvalidCharacterForm {
        /// U+FFFD; the character is lost, and counted.
        case replacement
        /// XLIFF's element for it, which keeps it.
        case codePoint
    }

    /// Appends text with the signs of markup escaped, fit for an element or an attribute in double quotes.
    ///
    /// XML 1.0 (section 2.2) has no place for controls other than tab, line feed and carriage return, nor for U+FFFE and U+FFFF. A
    /// carriage return, and every line feed and tab in an attribute, would be changed by a parser (2.11, 3.3.3), so
    /// they are written by number. Swift's strings hold no lone surrogates.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    mutating func appendXML(
        _ text: String, inAttribute: Bool = false, invalid form: InvalidCharacterForm = .replacement
    ) {
        var text = text
        text.withUTF8 { utf8 in
            // What needs no escape is copied in runs.
            var run = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x40 || byte & 0xFE == 0xBE, Self.needsCare(byte, inAttribute) else { continue }
                var end = index
                if byte >= 0x80 {
                    // EF BF BE and EF BF BF are U+FFFE and U+FFFF; EF is always a first byte.
                    guard index >= 2, utf8[index - 1] == 0xBF, utf8[index - 2] == 0xEF else { continue }
                    end = index - 2
                }
                bytes.append(contentsOf: utf8[run..<end])
                run = index + 1
                appendEscape(byte, form)
            }
            bytes.append(contentsOf: utf8[run...])
        }
    }

    /// Whether a byte is one that is escaped, or may be the last of a character that is.
    private static func needsCare(_ byte: UInt8, _ inAttribute: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xBE, 0xBF: true
        case UInt8(ascii: "\""), 0x09, 0x0A: inAttribute
        default: byte < 0x20
        }
    }

    private mutating func appendEscape(_ byte: UInt8, _ form: InvalidCharacterForm) {
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case 0x09, 0x0A, 0x0D: append("&#\(byte);")
        case 0xBE, 0xBF: appendInvalid(0xFF40 + Int(byte), form)
        default: appendInvalid(Int(byte), form)
        }
    }

    /// Appends ` name="value"`.
    mutating func appendAttribute(_ name: String, _ value: String) {
        append(" \(name)=\"")
        appendXML(value, inAttribute: true)
        append("\"")
    }

    private mutating func appendInvalid(_ value: Int, _ form: InvalidCharacterForm) {
        switch form {
        case .replacement: appendReplacement()
        case .codePoint:
            let digits = String(value, radix: 16, uppercase: true)
            append("<cp hex=\"" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "\"/>")
        }
    }
}

extension String {
    /// The text with the signs of markup escaped, fit for an element or an attribute in double quotes.
    package var escapedForXML: String {
        var buffer = ByteBuffer()
        buffer.appendXML(self, inAttribute: true)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }
}
