/// A set of Unicode scalar values, as ranges in order that do not touch.
struct ScalarRanges: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let all = ScalarRanges([0...0x10_FFFF])

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound &+ 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    init(_ scalars: some Sequence<Unicode.Scalar>) { self.init(scalars.map { $0.value...$0.value }) }

    /// How many scalar values are in it.
    var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// The only one of a set of one.
    var only: UInt32? {
        guard ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
        return ranges[0].lowerBound
    }

    /// - Complexity: O(log n) in the ranges.
    func contains(_ scalar: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }

    /// Whether a scalar is in both.
    ///
    /// - Complexity: O(n + m) in the ranges.
    func meets(_ other: ScalarRanges) -> Bool {
        var (one, two) = (0, 0)
        while one < ranges.count, two < other.ranges.count {
            if ranges[one].upperBound < other.ranges[two].lowerBound {
                one += 1
            } else if other.ranges[two].upperBound < ranges[one].lowerBound {
                two += 1
            } else {
                return true
            }
        }
        return false
    }

    func union(_ other: ScalarRanges) -> ScalarRanges {
        if other.ranges.isEmpty { return self }
        return ranges.isEmpty ? other : ScalarRanges(ranges + other.ranges)
    }

    func without(_ other: ScalarRanges) -> ScalarRanges {
        meets(other) ? inverted.union(other).inverted : self
    }

    var inverted: ScalarRanges {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10_FFFF { result.append(next...0x10_FFFF) }
        return ScalarRanges(result)
    }
}
