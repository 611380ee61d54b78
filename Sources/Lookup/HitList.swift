import Glossary
import Terminology

/// Gathers the terms that a query met, keeps the best for each concept, and ranks them.
struct HitList {
    let index: GlossaryIndex
    let options: LookupOptions
    var limit: Int
    private var hits: [LookupResult] = []
    private var places: [ConceptReference: Int] = [:]

    init(index: GlossaryIndex, options: LookupOptions) {
        (self.index, self.options) = (index, options)
        limit = max(1, options.limit)
    }

    var isEmpty: Bool { hits.isEmpty }

    mutating func add(
        _ term: IndexedTerm, _ type: MatchType, _ score: MatchScore, system: String? = nil, isComputed: Bool = false,
        distance: Int = 0
    ) throws(IndexError) {
        guard options.matches.contains(type), options.from.isEmpty || options.from.contains(term.language),
            options.statuses.isEmpty || options.statuses.contains(term.status)
        else { return }
        if !options.kinds.isEmpty, try !options.kinds.contains(index.kind(of: term.concept)) { return }
        let match = Match(
            type: type, score: score, term: term, system: system, isComputed: isComputed, distance: distance)
        // Most queries meet one or two concepts: no need to hash for those.
        let known =
            hits.count < 8 ? hits.firstIndex { $0.concept == term.concept } : places[term.concept]
        if let known {
            if isBetter(match, than: hits[known].match) {
                hits[known] = LookupResult(concept: term.concept, match: match)
            }
            return
        }
        hits.append(LookupResult(concept: term.concept, match: match))
        if hits.count == 8 {
            for (place, hit) in hits.enumerated() { places[hit.concept] = place }
        } else if hits.count > 8 {
            places[term.concept] = hits.count - 1
        }
    }

    private func isBetter(_ left: Match, than right: Match) -> Bool {
        if left.type != right.type { return left.type < right.type }
        if left.score != right.score { return left.score > right.score }
        let (leftCurrent, rightCurrent) = (left.isCurrent(on: options.on), right.isCurrent(on: options.on))
        if leftCurrent != rightCurrent { return leftCurrent }
        if left.term.status != right.term.status { return left.term.status.rawValue < right.term.status.rawValue }
        return left.term.reference < right.term.reference
    }

    /// The best hits in order.
    func ranked() throws(IndexError) -> [LookupResult] {
        guard hits.count > 1 else { return hits }
        // Which of several concepts is meant shows only in the whole of them: read no more than can matter.
        let coarse = hits.sorted {
            if $0.match.type != $1.match.type { return $0.match.type < $1.match.type }
            if $0.match.score != $1.match.score { return $0.match.score > $1.match.score }
            return $0.match.term.reference < $1.match.term.reference
        }
        var ranked: [(result: LookupResult, rank: Rank)] = []
        for result in coarse.prefix(max(limit * 2, 16)) { ranked.append((result, try rank(result))) }
        ranked.sort { $0.rank < $1.rank }
        return ranked.prefix(limit).map(\.result)
    }

    /// What decides between two hits, in this order.
    private struct Rank: Comparable {
        var type: MatchType
        var isOutOfDate: Int
        var score: Int
        var layer: Int
        var status: UInt8
        var deadLanguages: Int
        var end: Int32
        var id: String

        static func < (left: Rank, right: Rank) -> Bool {
            if left.type != right.type { return left.type < right.type }
            let first = [left.isOutOfDate, -left.score, left.layer, Int(left.status), left.deadLanguages]
            let second = [right.isOutOfDate, -right.score, right.layer, Int(right.status), right.deadLanguages]
            for (one, other) in zip(first, second) where one != other { return one < other }
            return left.end != right.end ? left.end > right.end : left.id < right.id
        }
    }

    private func rank(_ result: LookupResult) throws(IndexError) -> Rank {
        let entry = try index.entry(result.concept)
        let concept = entry.concept
        let day = options.on
        // A bit for each language.
        var living: UInt8 = 0
        for term in concept.terms where term.status == .preferred && term.validity.contains(day) {
            living |= 1 << term.language.rawValue
        }
        let isAlive = concept.period.contains(day)
        // An exact match with an old name is as good as one with a new one only if nothing newer has the name.
        let isCurrent = isAlive && result.match.isCurrent(on: day)
        let end = (result.match.term.validity.to ?? concept.period.to)?.latest.ordinal ?? Int32.max
        // Exact and normalized are one and the same name: what is valid comes first among them.
        let type = result.match.type == .normalized ? MatchType.exact : result.match.type
        return Rank(
            type: type, isOutOfDate: isCurrent ? 0 : 1, score: result.match.score.percent, layer: entry.layer,
            status: result.match.term.status.rawValue,
            deadLanguages: LanguageTag.allCases.count - living.nonzeroBitCount,
            end: end, id: concept.id)
    }
}
