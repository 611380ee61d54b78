import Terminology

/// What a lookup asks for.
public struct LookupOptions: Sendable {
    /// The day on which terms are to be valid.
    public var on: CalendarDate
    /// Languages that the matching term may have; empty for all.
    public var from: Set<LanguageTag> = []
    /// Kinds of concept; empty for all.
    public var kinds: Set<ConceptKind> = []
    /// Statuses that the matching term may have; empty for all.
    public var statuses: Set<TermStatus> = []
    /// How many results to give at most.
    public var limit = 10
    /// The kinds of match to try; the next is only tried where those before gave nothing.
    public var matches: Set<MatchType> = Set(MatchType.allCases)

    public init(on: CalendarDate) { self.on = on }
}

/// How a query met a term, best first.
public enum MatchType: UInt8, CaseIterable, Sendable, Comparable {
    /// Written in just this way.
    case exact
    /// Equal but for what folding takes away.
    case normalized
    /// Equal by sound, or by the Han characters of a Korean term.
    case reading
    /// The beginning of the term.
    case prefix
    /// A word of the term, or characters within it.
    case word
    /// Some letters away.
    case fuzzy

    /// The word that JSON uses.
    public var word: String { String(describing: self) }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
