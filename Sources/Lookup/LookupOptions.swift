import Terminology

/// What a lookup asks for.
///
/// Lists of a few cases are arrays, not sets: a set costs more to set up than all its questions.
public struct LookupOptions: Sendable {
    /// The day on which terms are to be valid; a month or a year for any day in it.
    public var on: PartialDate
    /// Languages that the matching term may have; empty for all.
    public var from: [LanguageTag] = []
    /// Kinds of concept; empty for all.
    public var kinds: [ConceptKind] = []
    /// Statuses that the matching term may have; empty for all.
    public var statuses: [TermStatus] = []
    /// How many results to give at most.
    public var limit = 10
    /// The kinds of match to try; the next is only tried where those before gave nothing.
    public var matches = MatchType.allCases

    public init(on: PartialDate) { self.on = on }
    public init(on day: CalendarDate) { on = PartialDate(day: day) }
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
    public var word: String {
        switch self {
        case .exact: "exact"
        case .normalized: "normalized"
        case .reading: "reading"
        case .prefix: "prefix"
        case .word: "word"
        case .fuzzy: "fuzzy"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
