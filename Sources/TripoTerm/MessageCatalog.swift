import ICU
import Normalization
import Terminology

/// The program's own words in one language, with English where that has none; for traditional characters without words of their
/// own those in simplified ones.
public struct MessageCatalog: Sendable {
    public let language: LanguageTag
    private let own: MessageTable
    private let english: MessageTable

    init(_ bytes: ByteSlice, language: LanguageTag) {
        var reader = ByteReader(bytes)
        var (own, english, hasOwn) = (MessageTable.empty, MessageTable.empty, false)
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let tag = LanguageTag(rawValue: reader.byte())
            let section = reader.counted()
            if tag == .english { english = MessageTable(section) }
            // Who reads traditional characters reads simplified ones before English.
            if tag == .simplifiedChinese, language == .traditionalChinese, !hasOwn { own = MessageTable(section) }
            if tag == language { (own, hasOwn) = (MessageTable(section), true) }
        }
        (self.language, self.own, self.english) = (language, own, english)
    }

    /// Whether the language, or English, has words for a name.
    public func has(_ name: String) -> Bool { own[name] != nil || english[name] != nil }

    /// The words for a name; the name itself where there are none.
    public func callAsFunction(_ name: String, _ arguments: MessageArguments = [:]) -> String {
        if let pattern = own[name] { return words(pattern, own, name, arguments, language) }
        if let pattern = english[name] { return words(pattern, english, name, arguments, .english) }
        return name
    }

    /// The words for a name, or nil where there are none.
    public func ifAny(_ name: String) -> String? { has(name) ? self(name) : nil }

    /// The sentence of a diagnostic in this language, or its own in English.
    public func message(of diagnostic: Diagnostic) -> String {
        translated(diagnostic.code, diagnostic.arguments) ?? diagnostic.message
    }

    /// What a diagnostic says to do, in this language, or its own in English.
    public func help(of diagnostic: Diagnostic) -> String? {
        translated(diagnostic.code + ".help", diagnostic.arguments) ?? diagnostic.help
    }

    private func translated(_ name: String, _ arguments: [String: String]) -> String? {
        own[name].map { words($0, own, name, MessageArguments(arguments), language) }
    }

    private func words(
        _ pattern: String, _ table: MessageTable, _ name: String, _ arguments: MessageArguments, _ language: LanguageTag
    ) -> String {
        // Most words have nothing to choose: no need for ICU then.
        if let text = PlainPattern(pattern)?.filled(with: arguments) { return text }
        for case (_, .integer(let count)) in arguments.values {
            let prepared = table[MessageTable.name(name, count: count)]
            if let text = prepared.flatMap(PlainPattern.init)?.filled(with: arguments) { return text }
        }
        guard let formatter = try? MessageFormatter(pattern: pattern, locale: language.rawTag) else { return pattern }
        return (try? formatter.format(arguments)) ?? pattern
    }
}
