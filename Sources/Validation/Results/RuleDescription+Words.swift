import Terminology

/// The words of a rule in one language, for all its findings.
public struct RuleWords: Sendable {
    private let message: MessagePattern
    /// Who says so.
    public let source: String
    /// The message where it is the same at any place, as that of most rules is.
    public var constant: String? { message.constant }

    init(message: String, source: String) { (self.message, self.source) = (MessagePattern(message), source) }

    public func text(of finding: Finding) -> String { message.filled(finding.arguments) }
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
        MessagePattern(Self.form(message, language) ?? id).filled(finding.arguments)
    }

    /// Who reads traditional characters reads simplified ones before English.
    static func form(_ forms: LanguageForms, _ language: LanguageTag) -> String? {
        forms[language] ?? (language == .traditionalChinese ? forms[.simplifiedChinese] : nil) ?? forms[.english]
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
        return MessagePattern(text).filled(arguments)
    }

    /// The names that stand in braces.
    private static func holes(of text: String) -> [String] {
        text.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    }
}
