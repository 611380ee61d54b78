import Normalization
import Terminology
import TranslationMemory

extension MemorySearcher {
    func complete(_ match: inout MemoryMatch, _ asked: Asked, _ hit: FuzzyHit, _ way: Way) {
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
        case .part where way == .holding: match.score = min(hit.percent, Self.bestInexact)
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
    static let bestInexact = 98

    func divider(_ language: LanguageTag) -> WordSegmenter? {
        if let known = dividers[language] { return known }
        let made = try? WordSegmenter(language: language)
        dividers[language] = made
        return made
    }

    func penalize(
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
}
