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

    /// Whether all are beginnings by sound, which a short word easily is.
    var isOnlyBySound: Bool { hits.allSatisfy { $0.match.type == .prefix && $0.match.system != nil } }

    /// What is looked at first between two hits. Exact and normalized are one and the same name: what is valid comes first among
    /// them. A name that is some letters away is no worse than a beginning by sound, beside which alone it may stand.
    private static func order(_ match: Match) -> MatchType {
        switch match.type {
        case .normalized: .exact
        case .fuzzy: .prefix
        default: match.type
        }
    }

    mutating func add(
        _ term: IndexedTerm, _ type: MatchType, _ score: MatchScore, system: String? = nil, isComputed: Bool = false,
        distance: Int = 0, role: String? = nil
    ) throws(IndexError) {
        guard options.matches.contains(type), options.from.isEmpty || options.from.contains(term.language),
            options.statuses.isEmpty || options.statuses.contains(term.status)
        else { return }
        if !options.kinds.isEmpty, try !options.kinds.contains(index.kind(of: term.concept)) { return }
        let match = Match(
            type: type, score: score, term: term, system: system, isComputed: isComputed, distance: distance,
            role: role)
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
        let (leftOrder, rightOrder) = (Self.order(left), Self.order(right))
        if leftOrder != rightOrder { return leftOrder < rightOrder }
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
            let (left, right) = (Self.order($0.match), Self.order($1.match))
            if left != right { return left < right }
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
        var isOutOfDate: Bool
        var score: MatchScore
        var status: UInt8
        var end: Int32
        var concept: ConceptHead

        static func < (left: Rank, right: Rank) -> Bool {
            if left.type != right.type { return left.type < right.type }
            if left.isOutOfDate != right.isOutOfDate { return right.isOutOfDate }
            if left.score != right.score { return left.score > right.score }
            if left.concept.layer != right.concept.layer { return left.concept.layer < right.concept.layer }
            if left.status != right.status { return left.status < right.status }
            if left.concept.livingLanguages != right.concept.livingLanguages {
                return left.concept.livingLanguages > right.concept.livingLanguages
            }
            if left.end != right.end { return left.end > right.end }
            return left.concept.id < right.concept.id
        }

        static func == (left: Rank, right: Rank) -> Bool { !(left < right) && !(right < left) }
    }

    private func rank(_ result: LookupResult) throws(IndexError) -> Rank {
        let concept = try index.head(of: result.concept, on: options.on)
        let isAlive = concept.period.contains(options.on)
        // An exact match with an old name is as good as one with a new one only if nothing newer has the name.
        let isCurrent = isAlive && result.match.isCurrent(on: options.on)
        let end = (result.match.term.validity.to ?? concept.period.to)?.latest.ordinal ?? Int32.max
        return Rank(
            type: Self.order(result.match), isOutOfDate: !isCurrent, score: result.match.score,
            status: result.match.term.status.rawValue, end: end, concept: concept)
    }
}
