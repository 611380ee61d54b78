/// What stands in quotation marks on a line of a catalogue, with its escapes resolved.
enum POString {
    /// Why it cannot be read, and the offset of what is wrong.
    struct Fault: Error {
        let reason: String
        let offset: Int
    }

    /// Reads a string; nothing but white space may stand behind it.
    ///
    /// - Returns: Bytes: those that octal and hexadecimal escapes name may be no characters.
    static func bytes(_ text: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
        guard text.first == UInt8(ascii: "\"") else {
            throw Fault(reason: "a text is not in quotation marks", offset: text.startIndex)
        }
        var result: [UInt8] = []
        var index = text.startIndex + 1
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                if let rest = text[index...].firstIndex(where: { $0 > 0x20 }) {
                    throw Fault(reason: "there is text behind the closing quotation mark", offset: rest)
                }
                return result
            }
            guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
                result.append(byte)
                continue
            }
            result.append(escaped(text, &index))
        }
        throw Fault(reason: "a quotation mark is not closed", offset: text.startIndex)
    }

    /// The byte that an escape stands for, as in C; what is none stands for itself.
    ///
    /// - Parameter index: Behind the backslash, within the text.
    private static func escaped(_ text: ArraySlice<UInt8>, _ index: inout Int) -> UInt8 {
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "x"):
            if let value = number(text, index + 1, digits: 2, radix: 16) {
                index = value.end
                return value.byte
            }
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            if let value = number(text, index, digits: 3, radix: 8) {
                index = value.end
                return value.byte
            }
        default: break
        }
        index += 1
        return controls[byte] ?? byte
    }

    private static func number(
        _ text: ArraySlice<UInt8>, _ start: Int, digits: Int, radix: Int
    ) -> (byte: UInt8, end: Int)? {
        var (value, index) = (0, start)
        while index < text.endIndex, index < start + digits,
            let digit = Character(Unicode.Scalar(text[index])).hexDigitValue, digit < radix
        {
            value = value * radix + digit
            index += 1
        }
        guard index > start else { return nil }
        // Of three octal digits, C keeps eight bits.
        return (UInt8(truncatingIfNeeded: value), index)
    }

    /// How a control character is written.
    static func escape(_ control: Unicode.Scalar) -> String {
        if let letter = controls.first(where: { $0.value == control.value })?.key {
            return "\\" + String(Character(Unicode.Scalar(letter)))
        }
        let digits = String(control.value, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// What the letters behind a backslash stand for.
    private static let controls: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    ]
}
