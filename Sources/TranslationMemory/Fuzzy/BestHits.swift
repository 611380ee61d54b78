/// The best hits so far, and how far others may be.
struct BestHits {
    private(set) var hits: [FuzzyHit] = []
    private let limit: Int
    private let equalLimit: Int
    private let threshold: Int

    /// - Parameter threshold: Percent, in the place of that of the options.
    init(_ options: FuzzySearchOptions, threshold: Int) {
        limit = max(1, options.limit)
        equalLimit = max(limit, options.equalLimit)
        self.threshold = min(100, max(0, threshold))
    }

    /// Whether nothing that is farther away than these can be wanted.
    var isFull: Bool { hits.count >= limit }

    /// The edits that a text may be away for its whole percent to reach the threshold and, where enough are found, to be
    /// as near as the last of them; -1 for none.
    @inline(__always)
    func bound(longerLength: Int) -> Int {
        let bound = longerLength * (100 - threshold) / 100
        guard isFull, let last = hits.last else { return bound }
        return min(bound, longerLength * last.distance / max(1, last.longerLength))
    }

    /// Whether a hit is among the best of those that were added.
    func admits(_ hit: FuzzyHit) -> Bool {
        guard isFull, let last = hits.last else { return true }
        return hit.precedes(last) || hit.distance == 0 && hits.count < equalLimit
    }

    /// Takes a hit that `admits` admits.
    mutating func add(_ hit: FuzzyHit) {
        if isFull, let last = hits.last, last.distance > 0 || hits.count == equalLimit { hits.removeLast() }
        hits.insert(hit, at: hits.partitioningIndex { hit.precedes($0) })
    }
}
