import Normalization
import Terminology

/// How texts are divided into words, for search by words: the same for building and for searching.
public struct WordDivision: Sendable {
    /// Gives the words of one text after the other, in order; for one thread.
    public typealias Words = (String) -> [TextSpan]

    private let make: @Sendable () -> Words

    /// - Parameter make: called for each search and each index that is made.
    public init(_ make: @escaping @Sendable () -> Words) { self.make = make }

    /// Words by ICU's rules and dictionaries for a language; none where ICU has no rules or the text is too long for it.
    public init(language: LanguageTag) {
        self.init {
            let segmenter = try? WordSegmenter(language: language)
            return { text in ((try? segmenter?.words(in: text)) ?? []).map(\.span) }
        }
    }

    func divider() -> WordDivider { WordDivider(make()) }

    /// A hash of a word (FNV-1a), for signatures only: words themselves are compared by their text.
    @inline(__always)
    static func symbol(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

/// Divides texts for one thread.
struct WordDivider {
    private let words: WordDivision.Words

    init(_ words: @escaping WordDivision.Words) { self.words = words }

    func forEachWord(
        of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(SegmentIndexError) {
        for span in words(String(decoding: text, as: UTF8.self)) {
            guard span.start >= 0, span.start <= span.end, span.end <= text.count else { throw .unsearchable }
            body(UnsafeBufferPointer(rebasing: text[span.start..<span.end]))
        }
    }
}
