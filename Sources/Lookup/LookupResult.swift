import Glossary
import Terminology

/// What a lookup found.
public struct LookupOutcome: Sendable {
    /// Best first.
    public var results: [LookupResult] = []
    /// The nearest names, where nothing was found.
    public var suggestions: [LookupResult] = []

    public init() {}
}

/// A concept that a query met, and how.
public struct LookupResult: Sendable {
    public let concept: ConceptReference
    public let match: Match
}

/// How a query met a term.
public struct Match: Sendable {
    public let type: MatchType
    public let score: MatchScore
    public let term: IndexedTerm
    /// The reading system, for a match by reading.
    public let system: String?
    /// For a reading: it was computed and not given.
    public let isComputed: Bool
    /// How many letters away, for a fuzzy match.
    public let distance: Int
    /// The role that a title beside the name means, where the person had it.
    public let role: String?

    /// Whether the term that was met is one to use on a day.
    public func isCurrent(on day: PartialDate) -> Bool {
        term.validity.contains(day) && term.status != .deprecated && term.status != .superseded
    }
}
