/// How alike a query and a term are, in whole percent, rounded down; 100 means equal under the key.
public struct MatchScore: Sendable, Hashable, Comparable {
    public let percent: Int

    /// A score of 0 to 100; anything else is brought into this range.
    public init(percent: Int) { self.percent = min(100, max(0, percent)) }

    /// The part of `whole` that `part` is, rounded down; below 100 unless they are equal.
    public init(_ part: Int, of whole: Int) {
        self.init(percent: whole > 0 ? part * 100 / whole : 0)
    }

    public static func < (left: Self, right: Self) -> Bool { left.percent < right.percent }
}
