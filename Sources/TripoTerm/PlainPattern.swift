import ICU

/// A pattern of ICU's MessageFormat that only has names to fill in, `“{term}” was valid until {date}.`
///
/// It gives what ICU would, without its formats and their data, which take longer to open than a lookup.
struct PlainPattern {
    private let text: String

    /// Nil for a pattern with more in it: a plural, a kind of number, an apostrophe.
    init?(_ pattern: String) {
        var isOpen = false
        for byte in pattern.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                if isOpen { return nil }
                isOpen = true
            case UInt8(ascii: "}"):
                if !isOpen { return nil }
                isOpen = false
            case UInt8(ascii: "'"): return nil
            case UInt8(ascii: ","), UInt8(ascii: " "): if isOpen { return nil }
            default: break
            }
        }
        guard !isOpen else { return nil }
        text = pattern
    }

    /// From here on, languages put marks between the figures of a number.
    private static let smallestGrouped = 1000

    /// The pattern with its arguments; one that is missing stays in braces. Nil where one is formatted by language.
    func filled(with arguments: MessageArguments) -> String? {
        let utf8 = text.utf8
        guard var start = utf8.firstIndex(of: UInt8(ascii: "{")) else { return text }
        var result = String(text[..<start])
        while let end = utf8[start...].firstIndex(of: UInt8(ascii: "}")) {
            let name = text[utf8.index(after: start)..<end]
            let rest = utf8.index(after: end)
            switch arguments[name] {
            case .text(let value): result += value
            case .integer(let value):
                guard value >= 0, value < Self.smallestGrouped else { return nil }
                result += "\(value)"
            case .real: return nil
            case nil: result += String(text[start..<rest])
            }
            guard let next = utf8[rest...].firstIndex(of: UInt8(ascii: "{")) else {
                result += String(text[rest...])
                break
            }
            result += String(text[rest..<next])
            start = next
        }
        return result
    }
}
