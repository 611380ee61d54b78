import Terminology

extension RuleDescription {
    /// What a finding says in a language, or in English.
    public func text(of finding: Finding, in language: LanguageTag) -> String {
        Self.filled(message[language] ?? message[.english] ?? id, finding.arguments)
    }

    /// A sentence with what stands in braces filled in; what is not known stays empty.
    static func filled(_ pattern: String, _ arguments: [String: String]) -> String {
        var result = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += arguments[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        result += rest
        // Where nothing is wanted in its place, the colon has nothing to announce.
        while let last = result.last, " :：.".contains(last), arguments["wanted"]?.isEmpty ?? true, last != "." {
            result.removeLast()
        }
        return result
    }
}

extension RuleDescription {
    /// What the rule says in a language, or in English, of no place in particular.
    public func summary(in language: LanguageTag) -> String {
        var text = message[language] ?? message[.english] ?? id
        for (open, close) in [("“{found}”", "…"), ("「{found}」", "…"), ("‘{found}’", "…")] {
            text = text.replacing(open, with: close)
        }
        return Self.filled(text.replacing("{found}", with: "…"), [:])
    }
}
