import Terminology

/// Writes values as the text of glossary files, in the style that the files have.
enum YAMLEmitter {
    /// Columns; what is longer is written one field a line.
    private static let longestLine = 150

    /// A text as a scalar that reads as the same text everywhere, in quotes where it needs them.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where needsEscape(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
                let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
                result += "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
            || scalar == "\u{FEFF}" || scalar.value & 0xFFFE == 0xFFFE
    }

    private static let indicators = Set(":#,[]{}&*!|>'\"%@`\\".unicodeScalars)

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if first == " " || last == " " || first == "-" || first == "?" || PlainScalar.isMoreThanText(text) {
            return false
        }
        // "=" and "<<" mean something in YAML 1.1.
        if text == "=" || text.hasPrefix("<<") { return false }
        return text.unicodeScalars.allSatisfy { !indicators.contains($0) && !needsEscape($0) }
    }

    static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }

    static func mapping(_ fields: [(key: String, value: String)]) -> String {
        "{" + fields.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }

    /// A mapping as an entry of a list: in braces on one line, or one field a line if that is too long.
    static func entry(_ fields: [(key: String, value: String)], indentation: Int) -> [String] {
        let spaces = String(repeating: " ", count: indentation)
        let line = spaces + "- " + mapping(fields)
        if line.unicodeScalars.count <= longestLine { return [line] }
        return fields.enumerated().map { spaces + ($0 == 0 ? "- " : "  ") + "\($1.key): \($1.value)" }
    }

    static func dates(_ period: ValidityPeriod) -> [(key: String, value: String)] {
        var fields: [(String, String)] = []
        if let from = period.from { fields.append(("from", from.description)) }
        if let to = period.to { fields.append(("to", to.description)) }
        return fields
    }

    /// The fields of a term within a concept of some reliability.
    static func fields(of term: Term, reliability: Reliability) -> [(key: String, value: String)] {
        var fields = [(key: "term", value: scalar(term.text))]
        func add(_ key: String, _ value: String?) {
            if let value { fields.append((key, scalar(value))) }
        }
        if term.type != .fullForm { add("type", term.type.word) }
        if term.status != .preferred { add("status", term.status.word) }
        add("reading", term.reading)
        add("hanja", term.hanja)
        add("romanization", term.romanization)
        fields += dates(term.validity)
        add("publisher", term.publisher)
        if term.partOfSpeech != .noun { add("partOfSpeech", term.partOfSpeech.word) }
        if term.hasOwnSources { fields.append(("sources", list(term.sources))) }
        if term.reliability != reliability { fields.append(("reliability", String(term.reliability.rawValue))) }
        add("note", term.note)
        return fields
    }
}
