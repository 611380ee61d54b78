import ICU
import Terminology

/// A word of a text, or what stands between words.
public struct WordSpan: Sendable, Hashable {
    public var span: TextSpan
    public var kind: TextSegment.WordKind

    public init(_ span: TextSpan, _ kind: TextSegment.WordKind) { (self.span, self.kind) = (span, kind) }
}

/// Divides text into words by ICU's rules and dictionaries (UAX #29, Word Boundaries); one thread at a time may use it.
public final class WordSegmenter {
    public let language: LanguageTag
    private let iterator: BreakIterator

    /// - Throws: `ICUError` where ICU's data has no word rules.
    public init(language: LanguageTag) throws(ICUError) {
        self.language = language
        iterator = try BreakIterator(.word, locale: language.rawTag)
    }

    /// All pieces in order, spaces and punctuation too: together they are the text.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func pieces(of text: String) throws(ICUError) -> [WordSpan] {
        try iterator.segments(in: text).map { Self.word($0, in: text) }
    }

    /// The words alone: numbers, letters, kana, Han characters.
    ///
    /// - Throws: `ICUError` if the text is longer than 2³¹ − 1 bytes.
    /// - Complexity: O(*n*), where *n* is the length of the text.
    public func words(in text: String) throws(ICUError) -> [WordSpan] {
        try iterator.words(in: text).map { Self.word($0, in: text) }
    }

    private static func word(_ segment: TextSegment, in text: String) -> WordSpan {
        let span = TextSpan(segment.range.lowerBound, segment.range.upperBound)
        guard segment.wordKind == .ideograph else { return WordSpan(span, segment.wordKind) }
        // ICU's dictionary finds words of kana among those of Han characters and gives them all one status.
        let first = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: span.start)]
        let isKana = [.hiragana, .katakana].contains(CharacterProperties.script(of: first))
        return WordSpan(span, isKana ? .kana : .ideograph)
    }
}

@available(*, unavailable)
extension WordSegmenter: Sendable {}
