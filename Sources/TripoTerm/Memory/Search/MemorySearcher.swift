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
    private let replacer: PlaceableReplacer
    private let forms: SegmentForms
    private var dividers: [LanguageTag: WordSegmenter] = [:]
    private var languagesOfMemories: [[LanguageTag]?]

    init(_ search: MemorySearch) throws(Diagnostic) {
        self.search = search
        var readers: [MemoryReader] = []
        for source in search.sources { readers.append(try MemoryReader(at: source.memory.path)) }
        self.readers = readers
        languagesOfMemories = Array(repeating: nil, count: readers.count)
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
        let asked = Asked(query, skeletons)
        var matches: [MemoryMatch] = []
        for number in readers.indices {
            for language in try languages(of: number, options.from) {
                matches += try self.matches(asked, in: number, language, options)
            }
        }
        // What only holds the query is of interest where there is nothing better.
        if matches.isEmpty, options.includesParts {
            for number in readers.indices {
                for language in try languages(of: number, options.from) {
                    matches += try parts(asked, in: number, language, options)
                }
            }
        }
        return Self.chosen(matches, options.limit)
    }

    /// The languages whose segments are searched: that of the query, for Chinese in both scripts, or all.
    func languages(of number: Int, _ wanted: LanguageTag?) throws(Diagnostic) -> [LanguageTag] {
        if languagesOfMemories[number] == nil || languagesOfMemories[number]?.isEmpty == true {
            languagesOfMemories[number] = try readers[number].languages()
        }
        let known = languagesOfMemories[number] ?? []
        guard let wanted else { return known }
        return known.contains(wanted) || wanted.otherScript == nil
            ? [wanted] + (wanted.otherScript.map { known.contains($0) ? [$0] : [] } ?? []) : known.filter { $0 == wanted.otherScript }
    }

    // MARK: One memory, one language

    private func matches(
        _ asked: Asked, in number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        let isByWords = options.unit == .word
        return try withSegments(number, language, byWords: isByWords) { segments throws(SegmentIndexError) in
            var wanted = max(options.limit, 1)
            while true {
                let hits = try segments.searcher.fuzzyMatches(
                    asked.query.text,
                    options: FuzzySearchOptions(threshold: options.threshold, limit: wanted, unit: options.unit))
                var found = try self.matches(asked, hits, number, language, options)
                // All that are equal are wanted, and as many units as there shall be also where some of them are not meant.
                let isFull = hits.count >= wanted
                let enough = Set(found.map(\.unit)).count >= options.limit && hits.last.map { $0.distance > 0 } ?? true
                if isFull, !enough, wanted < Self.mostHits {
                    wanted = min(wanted * 8, Self.mostHits)
                    continue
                }
                let alike = try self.alike(asked, except: Set(hits.map(\.id)), number, language)
                found += try self.matches(asked, alike, number, language, options)
                return found
            }
        }
    }

    /// Hits that are looked at for one query.
    private static let mostHits = 1 << 15
    /// Segments of one skeleton that are looked at, the newest.
    private static let mostAlike = 256

    /// Segments of the query's skeleton, however far they are from it.
    private func alike(
        _ asked: Asked, except known: Set<Int64>, _ number: Int, _ language: LanguageTag
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        // Keys are of the index by characters.
        guard let segments = try? search.sources[number].index.segments(in: language),
            let key = SegmentSkeletons.hash(asked.skeleton(language, skeletons))
        else { return [] }
        var texts: [(id: Int64, text: String)] = []
        for id in try segments.candidates(withKey: key) where !known.contains(id) {
            guard let text = try segments.searcher.text(of: id), !text.isEmpty else { continue }
            texts.append((id, text))
            if texts.count == Self.mostAlike { break }
        }
        return try similarities(asked.query.text, texts)
    }

    /// How near texts are to the query, by characters.
    private func similarities(
        _ query: String, _ texts: [(id: Int64, text: String)]
    ) throws(SegmentIndexError) -> [FuzzyHit] {
        guard !texts.isEmpty else { return [] }
        var overlay = try SegmentOverlay()
        for (id, text) in texts { try overlay.add(IndexedSegment(id: id, text: text)) }
        return try SegmentSearcher(indexes: [], overlay: overlay).fuzzyMatches(
            query, options: FuzzySearchOptions(threshold: 0, limit: texts.count))
    }

    /// What hits are worth, in each target language; hits that are not meant are left out.
    private func matches(
        _ asked: Asked, _ hits: [FuzzyHit], _ number: Int, _ language: LanguageTag, _ options: MemorySearchOptions,
        asParts: Bool = false
    ) throws(SegmentIndexError) -> [MemoryMatch] {
        var matches: [MemoryMatch] = []
        for hit in hits {
            let stored: StoredUnit?
            do { stored = try readers[number].unit(SegmentID(rawValue: hit.id).unit) } catch { throw .file(error) }
            guard let stored else { continue }
            let met = stored.occurrences.filter { options.filter.isEmpty || options.filter.includes($0) }
            guard let newest = met.last, let source = newest[language] else { continue }
            guard let (tier, occurrence) = tier(asked, hit, language, met, source.text, options, asParts) else { continue }
            for target in targets(of: newest, language, options) {
                var match = MemoryMatch(
                    score: 0, similarity: hit.similarity, tier: tier, unit: stored.id,
                    memory: search.sources[number].memory.path, source: source.text, target: target.text,
                    sourceLanguage: language, targetLanguage: target.language, diff: [], differences: [], adapted: nil,
                    replacements: [], unplaced: [], previous: occurrence[language]?.previous,
                    next: occurrence[language]?.next, document: occurrence.document, date: occurrence.date,
                    origin: occurrence.origin, penalties: [])
                complete(&match, asked, hit)
                if asParts, !isPart(asked, match) { continue }
                penalize(&match, number, occurrence, options)
                guard match.score >= options.threshold || match.tier == .part || match.tier == .placeables else { continue }
                matches.append(match)
            }
        }
        return matches
    }

    private func tier(
        _ asked: Asked, _ hit: FuzzyHit, _ language: LanguageTag, _ met: [MemoryUnit], _ source: String,
        _ options: MemorySearchOptions, _ asPart: Bool
    ) -> (MemoryMatch.Tier, MemoryUnit)? {
        guard let newest = met.last else { return nil }
        if asPart { return (.part, newest) }
        if hit.distance == 0, options.unit == .character || forms.areEqual(asked.query.text, source) {
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
        let skeleton = asked.skeleton(language, skeletons)
        if !skeleton.isEmpty, skeleton == skeletons.skeleton(source, language), differInValues(asked, source, language) {
            return (.placeables, newest)
        }
        return hit.percent >= options.threshold ? (.fuzzy, newest) : nil
    }

    private func differInValues(_ asked: Asked, _ source: String, _ language: LanguageTag) -> Bool {
        let keys = { [skeletons] (text: String) in skeletons.quantities(in: text, language).map(\.key) }
        return keys(asked.query.text) != keys(source)
    }

    private func targets(
        of unit: MemoryUnit, _ language: LanguageTag, _ options: MemorySearchOptions
    ) -> [MemorySegment] {
        guard !options.to.isEmpty else { return unit.segments.filter { $0.language != language } }
        return options.to.compactMap { wanted in
            guard wanted != language else { return nil }
            return unit[wanted] ?? wanted.otherScript.flatMap { $0 == language ? nil : unit[$0] }
        }
    }

    /// Whether a segment says most of what the query says besides its values, and has them or got them.
    private func isPart(_ asked: Asked, _ match: MemoryMatch) -> Bool {
        let quantities = skeletons.quantities(in: asked.query.text, match.sourceLanguage)
        // Values that are all the same need not be replaced.
        let known = Set(skeletons.quantities(in: match.source, match.sourceLanguage).map(\.key))
        guard match.adapted != nil || quantities.allSatisfy({ known.contains($0.key) }) else { return false }
        let texts = [asked.query.text, match.source].map { skeletons.withoutQuantities($0, match.sourceLanguage) }
        return share(of: texts[0], in: texts[1], match.sourceLanguage) >= Self.leastShare
    }

    // MARK: What is told of a match

    private func complete(_ match: inout MemoryMatch, _ asked: Asked, _ hit: FuzzyHit) {
        let words = divider(match.sourceLanguage)
        match.diff =
            match.tier <= .exact
            ? [DiffPiece(.equal, match.source)]
            : SegmentDiff.pieces(words?.divided(match.source) ?? [], words?.divided(asked.query.text) ?? [])
        switch match.tier {
        case .bothContexts: match.score = 102
        case .oneContext: match.score = 101
        case .exact: match.score = 100
        case .normalized:
            match.score = 99
            match.differences = TextDifferences.names(match.source, asked.query.text)
        case .placeables, .fuzzy, .part:
            let outcome = replacer.replaced(
                query: asked.query.text, source: match.source, match.sourceLanguage, target: match.target,
                match.targetLanguage, allowsMore: match.tier == .part)
            match.score = min(hit.percent, Self.bestInexact)
            guard let outcome else { return }
            (match.adapted, match.replacements) = (outcome.target, outcome.replacements)
            match.unplaced = outcome.unplaced
            if let near = try? similarities(asked.query.text, [(hit.id, outcome.source)]).first {
                if match.tier == .fuzzy, skeletons.folded(outcome.source) == asked.folded { match.tier = .placeables }
                if match.tier == .placeables { match.score = min(max(near.percent, hit.percent), Self.bestInexact) }
            }
        }
    }

    /// Percent: below what is equal but for normalization.
    private static let bestInexact = 98

    private func divider(_ language: LanguageTag) -> WordSegmenter? {
        if let known = dividers[language] { return known }
        let made = try? WordSegmenter(language: language)
        dividers[language] = made
        return made
    }

    private func penalize(
        _ match: inout MemoryMatch, _ number: Int, _ unit: MemoryUnit, _ options: MemorySearchOptions
    ) {
        func add(_ name: String, _ points: Int) {
            if points > 0 { match.penalties.append(.init(name: name, points: points)) }
        }
        let penalties = options.penalties
        add("memory", search.sources[number].memory.penalty)
        add("origin", unit.origin.flatMap { penalties.origins[$0] } ?? 0)
        if let date = unit.date {
            let years = (search.today.daysSince1970 - date.date.daysSince1970) / 365
            add("age", max(0, years) * penalties.perYear)
        }
        let isTagged = unit[match.sourceLanguage]?.tags.isEmpty == false
        if isTagged { add("tags", penalties.tags) }
        let isOtherSource = options.from.map { $0 != match.sourceLanguage } ?? false
        let isOtherTarget = !options.to.isEmpty && !options.to.contains(match.targetLanguage)
        if isOtherSource || isOtherTarget { add("script", penalties.script) }
        match.score = max(0, match.score - match.penalties.reduce(0) { $0 + $1.points })
    }

    /// The best units, and all that are equal; what says the same twice is told once.
    private static func chosen(_ matches: [MemoryMatch], _ limit: Int) -> [MemoryMatch] {
        struct Unit: Hashable {
            var memory: String
            var unit: Int64
            var language: LanguageTag
        }
        struct Said: Hashable {
            var source: [UInt8]
            var target: [UInt8]
            var language: LanguageTag
        }
        var result: [MemoryMatch] = []
        var units: Set<Unit> = []
        var said: Set<Said> = []
        for match in matches.sorted(by: { $0.precedes($1) }) {
            let unit = Unit(memory: match.memory, unit: match.unit, language: match.sourceLanguage)
            guard units.contains(unit) || units.count < limit || match.tier <= .exact else { continue }
            let text = Said(
                source: Array(match.source.utf8), target: Array(match.target.utf8), language: match.targetLanguage)
            guard said.insert(text).inserted else { continue }
            units.insert(unit)
            result.append(match)
        }
        return result
    }

    // MARK: Parts

    /// Segments that hold what stands between the values of the query, and have values of the same kinds.
    private func parts(
        _ asked: Asked, in number: Int, _ language: LanguageTag, _ options: MemorySearchOptions
    ) throws(Diagnostic) -> [MemoryMatch] {
        let spans = skeletons.quantities(in: asked.query.text, language).map(\.span)
        guard !spans.isEmpty else { return [] }
        let pieces = QueryPieces(asked.query.text, between: spans, divider(language)).longestFirst
        return try withSegments(number, language, byWords: false) { segments throws(SegmentIndexError) in
            for piece in pieces {
                let page = try segments.searcher.concordance(
                    piece, options: ConcordanceOptions(isFolded: false, limit: Self.mostAlike))
                guard !page.hits.isEmpty else { continue }
                var texts: [(id: Int64, text: String)] = []
                for hit in page.hits {
                    if let text = try segments.searcher.text(of: hit.id) { texts.append((hit.id, text)) }
                }
                let hits = try self.similarities(asked.query.text, texts)
                let found = try self.matches(asked, hits, number, language, options, asParts: true)
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

    // MARK: Indexes

    /// Searches the segments of a language; an index that turns out to be damaged is made anew, and asked once more.
    func withSegments<Result>(
        _ number: Int, _ language: LanguageTag, byWords: Bool,
        _ body: (SearchableSegments) throws(SegmentIndexError) -> Result
    ) throws(Diagnostic) -> Result {
        let index = search.sources[number].index
        do throws(SegmentIndexError) {
            return try body(try segments(index, language, byWords))
        } catch {
            switch error {
            case .file(let problem): throw problem
            case .unsearchable: throw Self.failed(error, index)
            default: try index.repair(language, byWords: byWords)
            }
        }
        do throws(SegmentIndexError) {
            return try body(try segments(index, language, byWords))
        } catch {
            if case .file(let problem) = error { throw problem }
            throw Self.failed(error, index)
        }
    }

    private func segments(
        _ index: MemoryIndex, _ language: LanguageTag, _ byWords: Bool
    ) throws(SegmentIndexError) -> SearchableSegments {
        do throws(Diagnostic) { return try index.segments(in: language, byWords: byWords) } catch { throw .file(error) }
    }

    private static func failed(_ error: SegmentIndexError, _ index: MemoryIndex) -> Diagnostic {
        Diagnostic(
            "memory.index-failed", "the search index of \(index.reader.path) cannot be made: \(error)",
            arguments: ["file": index.reader.path, "reason": "\(error)"], at: SourceLocation(file: index.reader.path),
            help: "delete the directory \(MemoryIndex.standardDirectory(of: index.reader.path)): it is made again by itself")
    }
}

@available(*, unavailable)
extension MemorySearcher: Sendable {}
