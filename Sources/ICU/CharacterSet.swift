internal import CICU

/// A set of characters that ICU has read from a pattern such as `[a-z]`, `[[:Han:]-[一]]` or `\p{Lu}`.
public struct CharacterSet: Hashable, Sendable {
    /// Scalar values, in order; neighbouring ranges do not touch.
    public let ranges: [ClosedRange<UInt32>]
    /// Whether members of more than one character were left out, which no range holds.
    public let hasStrings: Bool

    /// Makes a set of ranges in order.
    public init(ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges
        hasStrings = false
    }

    /// Reads a set in ICU's syntax: <https://unicode-org.github.io/icu/userguide/strings/unicodeset.html>.
    ///
    /// - Throws: `ICUError` for what is no set, and where text follows the set.
    public init(pattern: String) throws(ICUError) {
        var count = 0
        var hasStrings = false
        let status = cicu_set_ranges(pattern, pattern.utf8.count, nil, 0, &count, &hasStrings)
        try ICUError.check(status, "UnicodeSet(\(pattern))")
        var bounds = [UInt32](repeating: 0, count: count * 2)
        let capacity = count
        let again = bounds.withUnsafeMutableBufferPointer {
            cicu_set_ranges(pattern, pattern.utf8.count, $0.baseAddress, capacity, &count, &hasStrings)
        }
        try ICUError.check(again, "UnicodeSet(\(pattern))")
        var ranges: [ClosedRange<UInt32>] = []
        for index in 0..<capacity where bounds[2 * index] <= bounds[2 * index + 1] {
            ranges.append(bounds[2 * index]...bounds[2 * index + 1])
        }
        self.ranges = ranges
        self.hasStrings = hasStrings
    }

    /// - Complexity: O(log *n*) in the number of ranges.
    public func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }
}
