/// A segment that is near a query.
public struct FuzzyHit: Sendable, Hashable {
    public var id: Int64
    /// Insertions, deletions and substitutions (Levenshtein 1966).
    public var distance: Int
    /// The length of the longer text in the units of the search.
    public var longerLength: Int

    public init(id: Int64, distance: Int, longerLength: Int) {
        (self.id, self.distance, self.longerLength) = (id, distance, longerLength)
    }

    /// 1 for equal texts, 0 for those that have nothing in common.
    public var similarity: Double {
        longerLength == 0 ? 1 : Double(longerLength - distance) / Double(longerLength)
    }

    /// The similarity in whole percent, rounded down.
    public var percent: Int { longerLength == 0 ? 100 : (longerLength - distance) * 100 / longerLength }

    /// Whether this comes before another: by the exact ratio, then the newer.
    func precedes(_ other: FuzzyHit) -> Bool {
        // As whole numbers, so that nothing is rounded; an empty text is one that is equal.
        let left = distance.multipliedFullWidth(by: max(1, other.longerLength))
        let right = other.distance.multipliedFullWidth(by: max(1, longerLength))
        return (left.high, left.low, other.id) < (right.high, right.low, id)
    }
}
