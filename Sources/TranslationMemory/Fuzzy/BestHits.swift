/// The best hits so far, and how far others may be.
struct BestHits {
    private(set) var hits: [FuzzyHit] = []
    private let limit: Int
    private let threshold: Int

    init(_ options: FuzzySearchOptions) {
        limit = max(1, options.limit)
        threshold = min(100, max(0, options.threshold))
    }

    /// The edits that a text may be away for its whole percent to reach the threshold and, where enough are found, to be
    /// as near as the last of them; -1 for none.
    @inline(__always)
    func bound(longerLength: Int) -> Int {
        let bound = longerLength * (100 - threshold) / 100
        guard hits.count == limit, let last = hits.last else { return bound }
        return min(bound, longerLength * last.distance / max(1, last.longerLength))
    }

    mutating func add(_ hit: FuzzyHit) {
        if hits.count == limit {
            guard let last = hits.last, hit.precedes(last) else { return }
            hits.removeLast()
        }
        hits.insert(hit, at: hits.partitioningIndex { hit.precedes($0) })
    }
}
