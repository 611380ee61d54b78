import Normalization
import Terminology
import TranslationMemory

extension MemorySearcher {
    /// Segments that hold what stands between the values of the query, and have values of the same kinds.
    func parts(
        _ asked: Asked, in number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        return try withSegments(number, language, byWords: false) { segments throws(SegmentIndexError) in
            guard !asked.isTooLong(for: segments.searcher.longestLength) else { return [] }
            let spans = skeletons.quantities(in: asked.query.text, language).map(\.span)
            guard !spans.isEmpty else { return [] }
            let pieces = QueryPieces(asked.query.text, between: spans, divider(language)).longestFirst
            for piece in pieces {
                let page = try segments.searcher.concordance(
                    piece, options: ConcordanceOptions(isFolded: false, limit: Self.mostAlike))
                guard !page.hits.isEmpty else { continue }
                var texts: [(id: Int64, text: String)] = []
                for hit in page.hits {
                    if let text = try segments.searcher.text(of: hit.id) { texts.append((hit.id, text)) }
                }
                let hits = try self.similarities(asked.query.text, texts)
                let found = try self.matches(asked, hits, number, language, options, as: .part)
                if !found.isEmpty { return found }
            }
            return []
        }
    }

    /// How much of the query stands in a text in the same order, by words.
    private func share(of query: String, in text: String, _ language: LanguageTag) -> Double {
        let words = divider(language)
        let pieces = SegmentDiff.pieces(words?.divided(text) ?? [], words?.divided(query) ?? [])
        let count = { (kinds: [DiffPiece.Kind]) in
            pieces.reduce(0) { kinds.contains($1.kind) ? $0 + QueryPieces.weight($1.text) : $0 }
        }
        return Double(count([.equal])) / Double(max(1, count([.equal, .inserted])))
    }

    /// Of the query, that a segment has to say for being told as one that says it and more. A rough number: half is another sentence,
    /// all leaves no room for another place or another ending.
    private static let leastShare = 0.6

    /// Whether a segment says most of what the query says besides its values, and has them or got them.
    func isPart(_ asked: Asked, _ match: MemoryMatch) -> Bool {
        let quantities = skeletons.quantities(in: asked.query.text, match.sourceLanguage)
        // Values that are all the same need not be replaced.
        let known = Set(skeletons.quantities(in: match.source, match.sourceLanguage).map(\.key))
        guard match.adapted != nil || quantities.allSatisfy({ known.contains($0.key) }) else { return false }
        let texts = [asked.query.text, match.source].map { skeletons.withoutQuantities($0, match.sourceLanguage) }
        return share(of: texts[0], in: texts[1], match.sourceLanguage) >= Self.leastShare
    }
}
