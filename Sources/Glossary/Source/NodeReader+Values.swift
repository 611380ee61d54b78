import DataFile
import Terminology
import Yams

extension NodeReader {
    /// Text. What another YAML reader would take for a number, a date, true, false or nothing has to be in quotes.
    mutating func text(_ name: String, _ node: Node) -> String? {
        guard case .scalar(let scalar) = node else {
            reportType(name, of: node, wanted: "text")
            return nil
        }
        guard scalar.style != .plain || !PlainScalar.isMoreThanText(scalar.string) else {
            reportType(name, of: node, wanted: "text", help: "put it in quotes: \"\(scalar.string)\"")
            return nil
        }
        if let character = scalar.string.unicodeScalars.first(where: Self.isControl) {
            let code = character.codePoint
            report(
                "file.control-character", "\"\(name)\" holds the control character \(code)",
                ["field": name, "character": code], at: Self.position(of: node), help: "delete it")
            return nil
        }
        return scalar.string
    }

    /// Whether a character is an order to a terminal, or turns text round so that it reads as something else.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20: scalar != "\n" && scalar != "\t"
        case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// A list of texts; each with its place.
    mutating func texts(_ name: String, _ node: Node) -> [(text: String, position: SourcePosition)] {
        guard case .sequence(let sequence) = node else {
            reportType(name, of: node, wanted: "a list", help: "write [a, b], or one \"- a\" a line")
            return []
        }
        var result: [(String, SourcePosition)] = []
        for element in sequence {
            if let text = text(name, element) { result.append((text, Self.position(of: element))) }
        }
        return result
    }

    /// A date, as a year, a month or a day.
    mutating func date(_ name: String, _ node: Node) -> PartialDate? {
        guard case .scalar(let scalar) = node else {
            reportType(name, of: node, wanted: "a date", help: Self.dateHelp)
            return nil
        }
        if let date = PartialDate(iso: scalar.string) { return date }
        report(
            "glossary.invalid-date", "\"\(scalar.string)\" is not a date of the calendar",
            ["field": name, "text": scalar.string], at: Self.position(of: node), help: Self.dateHelp)
        return nil
    }

    private static let dateHelp = "write a day, month or year: 2021-11-30, 2021-11 or 2021"

    /// A whole number within a range.
    mutating func number(_ name: String, _ node: Node, in range: ClosedRange<Int>) -> Int? {
        if case .scalar(let scalar) = node, scalar.style == .plain, let number = Int(scalar.string),
            range.contains(number)
        {
            return number
        }
        reportType(name, of: node, wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// `true` or `false`.
    mutating func flag(_ name: String, _ node: Node) -> Bool? {
        if case .scalar(let scalar) = node, scalar.style == .plain {
            if scalar.string == "true" { return true }
            if scalar.string == "false" { return false }
        }
        reportType(name, of: node, wanted: "true or false")
        return nil
    }

    /// A word out of a fixed set, such as the kinds of concepts.
    mutating func word<Value>(
        _ name: String, _ node: Node, among words: [String], code: String, _ value: (String) -> Value?
    ) -> Value? {
        guard let text = text(name, node) else { return nil }
        if let value = value(text) { return value }
        report(
            code, "\"\(text)\" is no \(name) that is known",
            ["field": name, "text": text, "known": words.joined(separator: ", ")], at: Self.position(of: node),
            help: Suggestion.help(for: text, among: words))
        return nil
    }

    /// The fields of a mapping by name; unknown ones are reported and left out.
    ///
    /// - Parameter owner: What the mapping is, for the message: `concept`, `term`.
    mutating func fields<Field: RawRepresentable<String> & CaseIterable>(
        _ owner: String, _ node: Node, as type: Field.Type
    ) -> [(field: Field, key: SourcePosition, value: Node)]? {
        guard case .mapping(let mapping) = node else {
            reportType(owner, of: node, wanted: "a mapping", help: "write `key: value`, one a line, or {key: value}")
            return nil
        }
        var result: [(Field, SourcePosition, Node)] = []
        result.reserveCapacity(mapping.count)
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                reportType("key", of: key, wanted: "a word")
                continue
            }
            if let field = Field(rawValue: scalar.string), !scalar.string.utf8.contains(UInt8(ascii: ".")) {
                result.append((field, Self.position(of: key), value))
            } else {
                reportUnknown(scalar.string, owner, Field.allCases.map(\.rawValue), at: Self.position(of: key))
            }
        }
        return result
    }

    private mutating func reportUnknown(
        _ key: String, _ owner: String, _ known: [String], at position: SourcePosition
    ) {
        let names = known.filter { !$0.contains(".") }
        report(
            "glossary.unknown-field", "a \(owner) has no field \"\(key)\"",
            ["field": key, "owner": owner, "known": names.joined(separator: ", ")], at: position,
            help: Suggestion.help(for: key, among: names))
    }

    /// Reports a field that has to be there.
    mutating func reportMissing(_ field: String, of owner: String, at position: SourcePosition) {
        report(
            "glossary.missing-field", "this \(owner) has no \"\(field)\"", ["field": field, "owner": owner],
            at: position, help: "add `\(field): ...`")
    }
}

/// Tells text from the other values of YAML 1.1 and 1.2.
enum PlainScalar {
    /// Whether some YAML reader takes a scalar without quotes for a number, a date, true, false or nothing.
    static func isMoreThanText(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        switch first {
        case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return isNumeric(text)
        case UInt8(ascii: "~"):
            return text.utf8.count == 1
        default:
            return text.utf8.count <= 5 && words.contains(text.lowercased())
        }
    }

    private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off"]

    /// Numbers in all bases, with underscores, base 60, and dates: digits and the signs between them.
    private static func isNumeric(_ text: String) -> Bool {
        if [".inf", "+.inf", "-.inf", ".nan"].contains(text.lowercased()) { return true }
        var digits = false
        let isHexadecimal = text.hasPrefix("0x")
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
                UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "x"), UInt8(ascii: "o"):
                break
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                if !isHexadecimal { return false }
            default: return false
            }
        }
        return digits
    }
}
