import Normalization
import Terminology
import TranslationMemory

extension MemorySearcher {
    /// Scalars, those of Han and the like twice. What is shorter stands in many segments that have nothing to do with it.
    private static let shortestHeld = 8

    /// Segments that hold the whole query and more, but for what is folded; nothing of them is replaced.
    func holding(
        _ asked: Asked, except known: Set<MemoryMatch.Place>, in number: Int, _ language: LanguageTag,
        _ options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        let text = asked.query.text
        return try withSegments(number, language, byWords: false) { segments throws(SegmentIndexError) in
            guard !asked.isTooLong(for: segments.searcher.longestLength), !asked.folded.isEmpty,
                QueryPieces.weight(text) >= Self.shortestHeld
            else { return [] }
            let page = try segments.searcher.concordance(
                text, options: ConcordanceOptions(isFolded: true, limit: Self.mostAlike))
            var texts: [(id: Int64, text: String)] = []
            for hit in page.hits {
                guard try isMeant(hit.id, number, language, options),
                    let text = try segments.searcher.text(of: hit.id),
                    skeletons.folded(text) != asked.folded, hit.spans.contains(where: { !text.cutsWord(at: $0) })
                else { continue }
                texts.append((hit.id, text))
            }
            // What is near enough was looked at, and left out by penalties.
            let hits = try similarities(text, texts).filter { $0.percent < options.threshold }
            return try matches(asked, hits, number, language, options, as: .holding)
                .filter { !known.contains($0.place) }
        }
    }
}

extension String {
    /// Whether a piece begins or ends within a word or a number. Words that are written together are not told apart, and particles
    /// behind a Korean word are none of it.
    fileprivate func cutsWord(at span: TextSpan) -> Bool {
        let scalars = unicodeScalars
        let start = utf8.index(startIndex, offsetBy: min(span.start, utf8.count))
        let end = utf8.index(startIndex, offsetBy: min(span.end, utf8.count))
        let isJoined = { (place: String.Index) in
            guard place > startIndex, place < endIndex else { return false }
            return scalars[scalars.index(before: place)].isWithinWords && scalars[place].isWithinWords
        }
        return isJoined(start) || isJoined(end)
    }
}

extension Unicode.Scalar {
    /// Before the radicals of Han, with which the scripts begin that are written without spaces, or with endings.
    private static let firstUnspaced: UInt32 = 0x2E80

    fileprivate var isWithinWords: Bool {
        value < Self.firstUnspaced ? properties.isAlphabetic || properties.numericType != nil : false
    }
}
