import Terminology

/// The words of a rule in one language, for all its findings.
public struct RuleWords: Sendable {
    let message: String
    /// Who says so.
    public let source: String
    /// The message where it is the same at any place, as that of most rules is.
    public let constant: String?

    init(message: String, source: String) {
        (self.message, self.source) = (message, source)
        constant = RuleDescription.isConstant(message) ? message : nil
    }

    public func text(of finding: Finding) -> String {
        constant ?? RuleDescription.filled(message, finding.arguments)
    }
}

extension RuleBook {
    /// The words of a rule in a language; of a rule that is not there its identifier.
    public func words(of id: String, in language: LanguageTag) -> RuleWords {
        guard let rule = self[id] else { return RuleWords(message: id, source: "") }
        return RuleWords(message: RuleDescription.form(rule.message, language) ?? id, source: rule.source)
    }
}

extension RuleDescription {
    /// What a finding says in a language, or in English.
    public func text(of finding: Finding, in language: LanguageTag) -> String {
        Self.filled(Self.form(message, language) ?? id, finding.arguments)
    }

    /// Who reads traditional characters reads simplified ones before English.
    static func form(_ forms: LanguageForms, _ language: LanguageTag) -> String? {
        forms[language] ?? (language == .traditionalChinese ? forms[.simplifiedChinese] : nil) ?? forms[.english]
    }

    /// A sentence with what stands in braces filled in; what is not known stays empty.
    static func filled(_ pattern: String, _ arguments: FindingArguments) -> String {
        if isConstant(pattern) { return pattern }
        var result = ""
        var rest = pattern[...]
        let isWanted = arguments["wanted"]?.isEmpty == false
        // Where nothing is wanted in its place, the colon has nothing to announce.
        if !isWanted, let colon = rest.lastIndex(where: { $0 == ":" || $0 == "：" }),
            rest[colon...].contains("{wanted}")
        {
            rest = rest[..<colon]
        }
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            result += rest[..<open]
            let name = String(rest[rest.utf8.index(after: open)..<close])
            result += name == codes ? Self.codes(of: arguments["found"] ?? "") : arguments[name] ?? ""
            rest = rest[rest.utf8.index(after: close)...]
        }
        result += rest
        if isWanted { return result }
        // Where nothing is wanted in its place, the colon has nothing to announce.
        while let last = result.last, " :：".contains(last) { result.removeLast() }
        return result
    }

    /// What characters are called that nobody sees.
    private static let codes = "codes"

    private static func codes(of text: String) -> String {
        var told: [String] = []
        for scalar in text.unicodeScalars {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            if !told.contains(code) { told.append(code) }
        }
        return told.joined(separator: " ")
    }

    /// Whether a sentence has nothing to fill in.
    static func isConstant(_ pattern: String) -> Bool {
        !pattern.utf8.contains(UInt8(ascii: "{")) && pattern.utf8.last.map(endsUntouched) == true
    }

    /// Whether the last byte of a sentence is none of a space or a colon, which may be taken away; ： ends with 9A.
    private static func endsUntouched(_ last: UInt8) -> Bool {
        last != UInt8(ascii: " ") && last != UInt8(ascii: ":") && last != 0x9A
    }
}

extension RuleDescription {
    /// What the rule says in a language, or in English, of no place in particular.
    public func summary(in language: LanguageTag) -> String {
        if let summary = Self.form(summary, language) { return summary }
        var text = Self.form(message, language) ?? id
        // What is wanted at a place is told at its place only.
        for end in [
            ": {wanted}", "：{wanted}", ": {name}", "：{name}", ". {note}", ": {found}", "：{found}", ": {codes}",
            "：{codes}",
        ]
        where text.hasSuffix(end) { text.removeLast(end.count) }
        for end in [": {wanted}", "：{wanted}"] where text.hasSuffix(end) { text.removeLast(end.count) }
        var arguments: FindingArguments = [:]
        if variants.count > 1 { (arguments["usual"], arguments["other"]) = (variants[0].name, variants[1].name) }
        for name in Self.holes(of: text) where arguments[name] == nil {
            for quoted in ["“{\(name)}”", "「{\(name)}」", "‘{\(name)}’"] { text = text.replacing(quoted, with: "…") }
            arguments[name] = "…"
        }
        return Self.filled(text, arguments)
    }

    /// The names that stand in braces.
    private static func holes(of text: String) -> [String] {
        text.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    }
}
