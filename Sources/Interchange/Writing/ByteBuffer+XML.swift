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
        let start = bytes.count
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\"") where inAttribute: append("&quot;")
            case 0x09 where inAttribute: append("&#9;")
            case 0x0A where inAttribute: append("&#10;")
            case 0x0D: append("&#13;")
            case 0x09, 0x0A: bytes.append(byte)
            case ..<0x20: appendInvalid(Int(byte), form)
            case 0xBE, 0xBF:
                // EF BF BE and EF BF BF are U+FFFE and U+FFFF; EF is always a first byte.
                if bytes.count - start >= 2, bytes[bytes.count - 2] == 0xEF, bytes[bytes.count - 1] == 0xBF {
                    bytes.removeLast(2)
                    appendInvalid(0xFF00 + Int(byte) + 0x40, form)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
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
