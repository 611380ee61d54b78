import ICU
import Normalization
import Terminology
import TranslationMemory

/// Searches memories; one object for each thread.
public final class MemorySearcher {
    let search: MemorySearch
    /// A way of its own to each memory, so that threads do not wait for each other.
    let readers: [MemoryReader]
    let skeletons: SegmentSkeletons
    let replacer: PlaceableReplacer
    let forms: SegmentForms
    var dividers: [LanguageTag: WordSegmenter] = [:]
    var unitLanguages = UnitLanguages()

    init(_ search: MemorySearch) throws(Diagnostic) {
        self.search = search
        var readers: [MemoryReader] = []
        for source in search.sources { readers.append(try MemoryReader(at: source.memory.path)) }
        self.readers = readers
        skeletons = SegmentSkeletons(search.rules)
        replacer = PlaceableReplacer(skeletons, search.snapshot, on: search.today)
        do { forms = try SegmentForms() } catch {
            throw Diagnostic("icu.failed", "ICU refuses the text: \(error)", arguments: ["reason": "\(error)"])
        }
    }

    /// The units that answer a query, the best first; each in all target languages that were asked for and that it has.
    ///
    /// - Throws: `query.empty`, and what is wrong with a memory.
    /// - Complexity: O(n) in the number of segments of like length, some bytes of each.
    public func matches(
        for query: MemoryQuery, options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        guard query.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Diagnostic("query.empty", "the segment is empty", help: "give the text of a segment")
        }
        let asked = Asked(query, skeletons, forms)
        var matches: [MemoryMatch] = []
        for number in readers.indices {
            for language in languages(options.from) {
                matches += try self.matches(asked, in: number, language, options)
            }
        }
        let chosen = Self.chosen(matches, options.limit)
        // What only holds the query is of interest where there is nothing better.
        guard options.includesParts, chosen.first.map({ $0.score < Self.good }) ?? true else { return chosen }
        let known = Set(matches.map(\.place))
        var longer: [MemoryMatch] = []
        for number in readers.indices {
            for language in languages(options.from) {
                longer += try holding(asked, except: known, in: number, language, options)
            }
        }
        guard matches.isEmpty, longer.isEmpty else { return chosen + Self.chosen(longer, options.limit) }
        for number in readers.indices {
            for language in languages(options.from) { longer += try parts(asked, in: number, language, options) }
        }
        return Self.chosen(longer, options.limit)
    }

    /// Percent. Of what is nearer, little has to be written anew; a usual threshold of translators' tools.
    private static let good = 75

    /// The languages whose segments are searched: that of the query, for Chinese in both scripts, or all.
    ///
    /// A memory is not asked which it has, which would be to read it whole; of those that it has not there is an empty index.
    func languages(_ wanted: LanguageTag?) -> [LanguageTag] {
        guard let wanted else { return LanguageTag.allCases }
        return [wanted] + (wanted.otherScript.map { [$0] } ?? [])
    }

    // MARK: One memory, one language

    func matches(
        _ asked: Asked, in number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        let isByWords = options.unit == .word
        return try withSegments(number, language, byWords: isByWords) { segments throws(SegmentIndexError) in
            let isTooLong = asked.isTooLong(for: segments.searcher.longestLength)
            var wanted = max(options.limit, 1)
            while true {
                let hits = try hits(asked, segments, options.threshold, wanted, number, language, options)
                var found = try self.matches(asked, hits, number, language, options)
                let worst = Self.worst(of: found, options.limit)
                // Penalties may have left too few, or put those that were found behind others that are farther away.
                let best = min(hits.last?.percent ?? 0, Self.bestInexact) - search.sources[number].memory.penalty
                if hits.count >= wanted, worst ?? -1 < best, wanted < Self.mostHits {
                    wanted = min(wanted * 8, Self.mostHits)
                    continue
                }
                // Nothing that is not equal comes before what is.
                if isTooLong || worst ?? 0 >= Self.equal { return found }
                let alike = try self.alike(asked, except: Set(hits.map(\.id)), number, language, options)
                found += try self.matches(asked, alike, number, language, options)
                let known = Set(hits.map(\.id) + alike.map(\.id))
                return try found + renamed(asked, found, known, segments, number, language, options)
            }
        }
    }

    /// The score of the last of as many units as are wanted; nil where there are fewer.
    private static func worst(of matches: [MemoryMatch], _ limit: Int) -> Int? {
        let scores = Dictionary(matches.map { ($0.unit, $0.score) }, uniquingKeysWith: max).values
        return scores.count < limit ? nil : scores.sorted(by: >).prefix(max(limit, 1)).last
    }

    /// Percent.
    private static let equal = 100
    /// Hits that are looked at for one query.
    static let mostHits = 1 << 15
    /// Segments of one skeleton that are looked at, the newest.
    static let mostAlike = 256

    /// Segments of the query's skeleton, however far they are from it.
    func alike(
        _ asked: Asked, except known: Set<Int64>, _ number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        // Keys are of the index by characters.
        guard let segments = try? search.sources[number].index.segments(in: language),
            let key = SegmentSkeletons.hash(asked.skeleton(language))
        else { return [] }
        var texts: [(id: Int64, text: String)] = []
        for id in try segments.candidates(withKey: key) where !known.contains(id) {
            guard try isMeant(id, number, language, options), let text = try segments.searcher.text(of: id),
                !text.isEmpty
            else { continue }
            texts.append((id, text))
            if texts.count == Self.mostAlike { break }
        }
        return try similarities(asked.query.text, texts)
    }

    /// How near texts are to the query, by characters.
    func similarities(
        _ query: String, _ texts: [(id: Int64, text: String)]
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        guard !texts.isEmpty else { return [] }
        var overlay = try SegmentOverlay()
        for (id, text) in texts { try overlay.add(IndexedSegment(id: id, text: text)) }
        return try SegmentSearcher(indexes: [], overlay: overlay).fuzzyMatches(
            query, options: FuzzySearchOptions(threshold: 0, limit: texts.count))
    }

    /// How a segment is taken to answer a query.
    enum Way {
        case whole
        /// It has the query's words, with other values, and more.
        case part
        /// It has the query as it is, and more.
        case holding
    }

    /// What hits are worth, in each target language; hits that are not meant are left out.
    func matches(
        _ asked: Asked, _ hits: [FuzzyHit], _ number: Int, _ language: LanguageTag, _ options: MemorySearchOptions,
        as way: Way = .whole, leastSimilar: Int? = nil
    ) throws(SegmentIndexError) -> [MemoryMatch] {
        var matches: [MemoryMatch] = []
        for hit in hits {
            let stored: StoredUnit?
            do { stored = try readers[number].unit(SegmentID(rawValue: hit.id).unit) } catch { throw .file(error) }
            guard let stored else { continue }
            let met = stored.occurrences.filter { options.filter.isEmpty || options.filter.includes($0) }
            guard let newest = met.last, let source = newest[language] else { continue }
            var wanted = options
            wanted.threshold = leastSimilar ?? options.threshold
            guard let (tier, occurrence) = tier(asked, hit, language, met, source.text, wanted, way) else {
                continue
            }
            for target in targets(of: newest, language, options) {
                var match = MemoryMatch(
                    score: 0, similarity: hit.similarity, tier: tier, unit: stored.id,
                    memory: search.sources[number].memory.path, source: source.text, target: target.text,
                    sourceLanguage: language, targetLanguage: target.language, diff: [], differences: [], adapted: nil,
                    replacements: [], unplaced: [], previous: occurrence[language]?.previous,
                    next: occurrence[language]?.next, document: occurrence.document, date: occurrence.date,
                    origin: occurrence.origin, penalties: [])
                complete(&match, asked, hit, way)
                if way == .part, !isPart(asked, match) { continue }
                penalize(&match, number, occurrence, options)
                guard match.score >= options.threshold || match.tier == .part else { continue }
                matches.append(match)
            }
        }
        return matches
    }

    func tier(
        _ asked: Asked, _ hit: FuzzyHit, _ language: LanguageTag, _ met: [MemoryUnit], _ source: String,
        _ options: MemorySearchOptions, _ way: Way
    ) -> (MemoryMatch.Tier, MemoryUnit)? {
        guard let newest = met.last else { return nil }
        if way != .whole { return (.part, newest) }
        if hit.distance == 0, forms.areEqual(asked.query.text, source) {
            var best = (MemoryMatch.Tier.exact, newest)
            for occurrence in met.reversed() {
                let segment = occurrence[language]
                let before = forms.areEqual(asked.query.previous, segment?.previous)
                let after = forms.areEqual(asked.query.next, segment?.next)
                let tier: MemoryMatch.Tier = before && after ? .bothContexts : before || after ? .oneContext : .exact
                if tier < best.0 { best = (tier, occurrence) }
            }
            return best
        }
        if asked.written == skeletons.written(source), !asked.written.isEmpty { return (.normalized, newest) }
        let skeleton = asked.skeleton(language)
        if !skeleton.isEmpty, skeleton == skeletons.skeleton(source, language), differInValues(asked, source, language)
        {
            return (.placeables, newest)
        }
        return hit.percent >= options.threshold ? (.fuzzy, newest) : nil
    }

    func differInValues(_ asked: Asked, _ source: String, _ language: LanguageTag) -> Bool {
        let keys = { [skeletons] (text: String) in skeletons.quantities(in: text, language).map(\.key) }
        return keys(asked.query.text) != keys(source)
    }

    func targets(
        of unit: MemoryUnit, _ language: LanguageTag, _ options: MemorySearchOptions
    ) -> [MemorySegment] {
        options.targets(of: language, among: unit.segments.map(\.language)).compactMap { unit[$0] }
    }

    /// The best units, and all that are equal; what says the same twice is told once.
    private static func chosen(_ matches: [MemoryMatch], _ limit: Int) -> [MemoryMatch] {
        struct Said: Hashable {
            var source: [UInt8]
            var target: [UInt8]
            var language: LanguageTag
        }
        var result: [MemoryMatch] = []
        var units: Set<MemoryMatch.Place> = []
        var said: Set<Said> = []
        for match in matches.sorted(by: { $0.precedes($1) }) {
            guard units.contains(match.place) || units.count < limit || match.tier <= .exact else { continue }
            let text = Said(
                source: Array(match.source.utf8), target: Array(match.target.utf8), language: match.targetLanguage)
            guard said.insert(text).inserted else { continue }
            units.insert(match.place)
            result.append(match)
        }
        return result
    }
}

@available(*, unavailable)
extension MemorySearcher: Sendable {}
