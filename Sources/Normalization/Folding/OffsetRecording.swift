/// Keeps, or does not keep, where each byte of folded text came from.
protocol OffsetRecording {
    /// `count` bytes were written for the source bytes `start..<end`.
    mutating func record(_ count: Int, from start: Int, to end: Int)
    /// Forgets all but the first `count` bytes.
    mutating func truncate(to count: Int)
}

/// Keeps nothing, and costs nothing.
struct NoOffsets: OffsetRecording {
    @inline(__always) mutating func record(_ count: Int, from start: Int, to end: Int) {}
    @inline(__always) mutating func truncate(to count: Int) {}
}

/// For each byte of the folded text, the stretch of the source that it came from.
struct OffsetMap: OffsetRecording, Sendable, Hashable {
    private(set) var starts: [UInt32]
    private(set) var ends: [UInt32]

    init(starts: [UInt32] = [], ends: [UInt32] = []) { (self.starts, self.ends) = (starts, ends) }

    mutating func record(_ count: Int, from start: Int, to end: Int) {
        for _ in 0..<count {
            starts.append(UInt32(clamping: start))
            ends.append(UInt32(clamping: end))
        }
    }

    mutating func truncate(to count: Int) {
        starts.removeSubrange(min(count, starts.count)...)
        ends.removeSubrange(min(count, ends.count)...)
    }

    /// This map followed by `first`, whose bytes are this map's source.
    func following(_ first: OffsetMap) -> OffsetMap {
        var result = OffsetMap()
        for (start, end) in zip(starts, ends) {
            let stretch = first.source(of: Int(start)..<Int(end))
            result.record(1, from: stretch.lowerBound, to: stretch.upperBound)
        }
        return result
    }

    /// The stretch of the source that a range of the folded text came from.
    func source(of range: Range<Int>) -> Range<Int> {
        let range = range.clamped(to: 0..<starts.count)
        guard !range.isEmpty else {
            let place = range.lowerBound < starts.count ? Int(starts[range.lowerBound]) : Int(ends.last ?? 0)
            return place..<place
        }
        let lower = Int(starts[range.lowerBound])
        return lower..<max(lower, Int(ends[range.upperBound - 1]))
    }
}
