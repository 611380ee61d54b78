import Terminology

@testable import Normalization

/// Readers of all languages, made once.
struct QuantitySamples: Sendable {
    static let readers: [LanguageTag: QuantityReader] = {
        guard let data = try? LocaleData.shared.get() else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: LanguageTag.allCases.map { ($0, QuantityReader(rules: data.rules, language: $0)) })
    }()

    /// The quantities of a text, each as `kind span`, weak ones with `~` before.
    static func found(_ text: String, _ language: LanguageTag) -> [String] {
        quantities(text, language).map { quantity in
            (quantity.isWeak ? "~" : "") + "\(quantity.kind) \(slice(text, quantity.span))"
        }
    }

    static func quantities(_ text: String, _ language: LanguageTag) -> [Quantity] {
        readers[language]?.quantities(in: text) ?? []
    }

    static func slice(_ text: String, _ span: TextSpan) -> String {
        let bytes = Array(text.utf8)
        guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return "outside" }
        return String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// A text with one place in ‹›, without the marks, and the place.
    static func marked(_ text: String) -> (text: String, span: TextSpan) {
        let parts = text.split(separator: "‹", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return (text, TextSpan(0, text.utf8.count)) }
        let rest = parts[1].split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
        let start = parts[0].utf8.count
        return (parts[0] + rest.joined(), TextSpan(start, start + rest[0].utf8.count))
    }
}
