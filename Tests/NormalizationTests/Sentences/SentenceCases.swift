import Terminology

@testable import Normalization

/// Texts with a sign at each place where a sentence ends; white space around the sign is that of the text.
struct SentenceCase: CustomStringConvertible {
    static let sign: Character = "‖"

    let language: LanguageTag
    let marked: String

    var text: String { marked.filter { $0 != Self.sign } }
    var expected: [String] {
        marked.split(separator: Self.sign).map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
    }
    var description: String { "\(language) \(marked)" }

    static func cases(_ language: LanguageTag, _ texts: [String]) -> [SentenceCase] {
        texts.map { SentenceCase(language: language, marked: $0) }
    }

    /// Without white space at the ends.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}

extension SentenceSegmenter {
    /// The texts of the sentences.
    func texts(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return sentences(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
}
