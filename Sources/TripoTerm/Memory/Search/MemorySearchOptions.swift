import Terminology
import TranslationMemory

/// What is looked for in memories, and how much of what is found is given.
public struct MemorySearchOptions: Sendable {
    /// The language of queries; nil for any.
    public var from: LanguageTag?
    /// The languages that are wanted, in this order; empty for all but that of the query.
    public var to: [LanguageTag] = []
    /// The least whole percent of a fuzzy match, 1 to 100.
    public var threshold = 70
    /// Units at most, besides those that are equal to the query, which are all given; and as many that hold the query and more.
    public var limit = 5
    public var unit = FuzzySearchOptions.Unit.character
    /// Whether segments that say the query and more are given where nothing is found at 75 percent, and those that say it with other
    /// values, and more, where nothing is found; however low their score, which is by characters.
    public var includesParts = true
    /// Equal segments that are looked at, the newest: for a job that takes the best, a memory with thousands of "OK" has too many.
    var mostEqual = MemorySearcher.mostHits
    static let mostEqualOfJobs = 256
    public var filter = MemoryFilter()
    public var penalties = MemoryPenalties()

    public init() {}
}

/// What makes a match worth less, in points of its score.
public struct MemoryPenalties: Sendable, Hashable {
    /// By what the origin of a unit is.
    public var origins: [String: Int] = [:]
    /// For each whole year since the unit was last changed.
    public var perYear = 0
    /// For a unit with tags, which the text of a query does not have.
    public var tags = 1
    /// For Chinese in the other script than the one that was asked for.
    public var script = 2

    public init() {}
}

/// A segment to be looked up, and what stands around it.
public struct MemoryQuery: Sendable, Hashable {
    public var text: String
    public var previous: String?
    public var next: String?

    public init(_ text: String, previous: String? = nil, next: String? = nil) {
        (self.text, self.previous, self.next) = (text, previous, next)
    }
}
