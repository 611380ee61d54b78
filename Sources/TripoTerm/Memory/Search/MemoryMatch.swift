import Terminology

/// A unit of a memory that answers a query, in one target language.
public struct MemoryMatch: Sendable, Hashable {
    /// How the source of the unit agrees with the query, the best first.
    public enum Tier: Int, Sendable, Comparable, CaseIterable {
        /// Equal, and the same stands before and after it.
        case bothContexts
        /// Equal, and the same stands before or after it.
        case oneContext
        /// Equal as it is written.
        case exact
        /// Equal but for what normalization folds.
        case normalized
        /// Equal but for numbers, dates and names.
        case placeables
        case fuzzy
        /// The unit says what the query says, or the same with other numbers, dates and names, and more.
        case part

        /// The word of the command line and of JSON.
        public var word: String {
            switch self {
            case .bothContexts: "context-both"
            case .oneContext: "context"
            case .exact: "exact"
            case .normalized: "normalized"
            case .placeables: "placeables"
            case .fuzzy: "fuzzy"
            case .part: "part"
            }
        }

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What took points from the score.
    public struct Penalty: Sendable, Hashable {
        /// `memory`, `origin`, `age`, `tags` or `script`.
        public var name: String
        public var points: Int
    }

    /// A value of the target in the place of another.
    public struct Replacement: Sendable, Hashable {
        public var old: String
        public var new: String
    }

    /// 102 and 101 with context, 100 equal, 99 but for normalization, at most 98 for anything else; without penalties never below 0.
    public var score: Int
    /// 1 less Levenshtein's distance by the longer length, in the unit of the search.
    public var similarity: Double
    public var tier: Tier
    /// In its memory.
    public var unit: Int64
    /// The file.
    public var memory: String
    public var source: String
    public var target: String
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag
    /// From the source to the query.
    public var diff: [DiffPiece]
    /// What normalization folds between the two: `case`, `width`, `spacing`, `punctuation`, `variants`.
    public var differences: [String]
    /// The target with the values of the query, nil where none was replaced.
    public var adapted: String?
    public var replacements: [Replacement]
    /// Values of the query for which no place was found in the target.
    public var unplaced: [String]
    public var previous: String?
    public var next: String?
    public var document: String?
    public var date: Timestamp?
    public var origin: String?
    public var penalties: [Penalty]

    /// A segment of a memory.
    struct Place: Hashable {
        var memory: String
        var unit: Int64
        var language: LanguageTag
    }

    var place: Place { Place(memory: memory, unit: unit, language: sourceLanguage) }

    /// Whether it comes before another: by score, tier, then the newer.
    func precedes(_ other: MemoryMatch) -> Bool {
        if score != other.score { return score > other.score }
        if tier != other.tier { return tier < other.tier }
        if similarity != other.similarity { return similarity > other.similarity }
        if date != other.date {
            guard let date else { return false }
            return other.date.map { date > $0 } ?? true
        }
        return unit > other.unit
    }
}
