/// What counts as near enough, and how many are wanted.
public struct FuzzySearchOptions: Sendable, Hashable {
    /// What edits are counted in.
    public enum Unit: Sendable, Hashable {
        case character
        /// Needs a `WordDivision`.
        case word
    }

    /// The least whole percent, 0 to 100; what is outside is brought into this range.
    public var threshold: Int
    /// The most matches, at least 1.
    public var limit: Int
    /// The most of those that are equal, where that is more than `limit`.
    public var equalLimit = 0
    public var unit: Unit

    public init(threshold: Int = 70, limit: Int = 5, unit: Unit = .character) {
        (self.threshold, self.limit, self.unit) = (threshold, limit, unit)
    }
}
