import ICU
import Normalization
import Terminology

/// The program's own words in one language, with English where that has none.
public struct MessageCatalog: Sendable {
    public let language: LanguageTag
    private let patterns: [String: String]
    private let english: [String: String]

    init(_ bytes: ByteSlice, language: LanguageTag) {
        var reader = ByteReader(bytes)
        var own: [String: String] = [:]
        var english: [String: String] = [:]
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let tag = LanguageTag(rawValue: reader.byte())
            let section = reader.counted()
            if tag == .english { english = Self.patterns(section) }
            if tag == language, language != .english { own = Self.patterns(section) }
        }
        self.language = language
        self.english = english
        patterns = language == .english ? english : own
    }

    private static func patterns(_ bytes: ByteSlice) -> [String: String] {
        var reader = ByteReader(bytes)
        var result: [String: String] = [:]
        let count = reader.varint()
        result.reserveCapacity(min(count, bytes.count / 2))
        for _ in 0..<count {
            if reader.isDamaged { break }
            let name = reader.text()
            result[name] = reader.text()
        }
        return result
    }

    /// Whether the language, or English, has words for a name.
    public func has(_ name: String) -> Bool { patterns[name] != nil || english[name] != nil }

    /// The words for a name; the name itself where there are none.
    public func callAsFunction(_ name: String, _ arguments: [String: MessageArgument] = [:]) -> String {
        let own = patterns[name]
        guard let pattern = own ?? english[name] else { return name }
        // Most words have nothing to fill in: no need for ICU then.
        if arguments.isEmpty, !pattern.utf8.contains(UInt8(ascii: "{")), !pattern.utf8.contains(UInt8(ascii: "'")) {
            return pattern
        }
        let locale = own == nil ? LanguageTag.english.rawTag : language.rawTag
        guard let formatter = try? MessageFormatter(pattern: pattern, locale: locale) else { return pattern }
        return (try? formatter.format(arguments)) ?? pattern
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
        patterns[name].map { _ in self(name, arguments.mapValues { .text($0) }) }
    }
}
