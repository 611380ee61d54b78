/// What became of units that were added.
public struct MemoryAddition: Sendable, Hashable {
    /// Units that the memory did not have.
    public var added = 0
    /// Units that it had, met anew: in another document, on another day, by another person.
    public var merged = 0
    /// Units that it had just so.
    public var unchanged = 0

    public init() {}

    public var total: Int { added + merged + unchanged }

    public static func += (left: inout Self, right: Self) {
        left.added += right.added
        left.merged += right.merged
        left.unchanged += right.unchanged
    }
}
