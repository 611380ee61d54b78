import Terminology
import TranslationMemory

/// How a piece of text is looked for in memories.
public struct MemoryConcordanceOptions: Sendable {
    /// The language that is looked through; nil for all.
    public var language: LanguageTag?
    /// The languages whose segments of the same unit are given; empty for all. Of a segment that is in one of these itself, what it
    /// was translated from is given.
    public var to: [LanguageTag] = []
    /// Whether case, width, variants of characters and what else is folded make no difference.
    public var isFolded = true
    /// Segments at most.
    public var limit = 20
    /// Segments that come before those.
    public var offset = 0

    public init() {}
}

/// Where a piece of text is said.
public struct MemoryConcordance: Sendable, Hashable {
    /// A segment that has it.
    public struct Line: Sendable, Hashable {
        public var memory: String
        public var unit: Int64
        public var language: LanguageTag
        public var text: String
        /// In bytes of the text, ascending; never empty.
        public var spans: [TextSpan]
        /// What the unit says in other languages.
        public var others: [MemorySegment]
        public var document: String?
        public var date: Timestamp?
    }

    /// How often it is said in all segments; what overlaps counts each time.
    public var totalHits = 0
    /// How many segments have it.
    public var totalSegments = 0
    /// The newest units first.
    public var lines: [Line] = []
}

extension MemorySearcher {
    /// Finds a piece of text, from one character on, in all segments of a language or of all.
    ///
    /// - Throws: `query.empty`, and what is wrong with a memory.
    /// - Complexity: O(n) in the number of segments, and in the texts that have all of its characters.
    public func concordance(
        of piece: String, options: MemoryConcordanceOptions = .init()
    ) throws(Diagnostic) -> MemoryConcordance {
        guard !piece.isEmpty else {
            throw Diagnostic("query.empty", "the segment is empty", help: "give the text of a segment")
        }
        var result = MemoryConcordance()
        var found: [(memory: Int, language: LanguageTag, hit: ConcordanceHit)] = []
        // What is folded away as a whole, as punctuation is, is looked for as it is written.
        let isFolded = options.isFolded && !skeletons.folded(piece).isEmpty
        let wanted = ConcordanceOptions(isFolded: isFolded, limit: options.offset + options.limit)
        for memory in readers.indices {
            for language in languages(options.language) {
                let page = try withSegments(memory, language, byWords: false) { segments throws(SegmentIndexError) in
                    try segments.searcher.concordance(piece, options: wanted)
                }
                result.totalHits += page.totalHits
                result.totalSegments += page.totalSegments
                found += page.hits.map { (memory, language, $0) }
            }
        }
        found.sort { ($0.memory, $1.hit.id) < ($1.memory, $0.hit.id) }
        for (memory, language, hit) in found.dropFirst(options.offset).prefix(options.limit) {
            guard let stored = try readers[memory].unit(SegmentID(rawValue: hit.id).unit),
                let segment = stored.unit[language], hit.spans.last.map({ $0.end <= segment.text.utf8.count }) == true
            else { continue }
            result.lines.append(
                MemoryConcordance.Line(
                    memory: search.sources[memory].memory.path, unit: stored.id, language: language,
                    text: segment.text, spans: hit.spans,
                    others: Self.others(of: stored.unit, language, options.to),
                    document: stored.unit.document, date: stored.unit.date))
        }
        return result
    }

    /// What a unit says in the languages that are asked for; of a segment in one of these, what it was translated from.
    private static func others(
        of unit: MemoryUnit, _ language: LanguageTag, _ wanted: [LanguageTag]
    ) -> [MemorySegment] {
        let others = unit.segments.filter { $0.language != language }
        let meant = others.filter { wanted.contains($0.language) }
        if wanted.isEmpty || meant.isEmpty && wanted.contains(language) {
            let source = wanted.isEmpty ? nil : others.first { $0.language == unit.source }
            return source.map { [$0] } ?? others
        }
        return meant
    }
}
