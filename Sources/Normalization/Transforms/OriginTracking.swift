import ICU

/// Keeps, or does not keep, where the bytes of a text with a gap came from.
protocol OriginTracking {
    static var isTracking: Bool { get }
    /// Bytes are moved within the array.
    mutating func move(from source: Int, to target: Int, count: Int)
    /// The gap, which ends here, becomes wider.
    mutating func widen(at gapEnd: Int, by extra: Int)
    /// The gap is cut out.
    mutating func close(_ gap: Range<Int>)
    /// New text has been written into the gap, and the key after the gap, still in its place, goes.
    mutating func replace(
        _ text: UnsafeMutablePointer<UInt8>, key: Range<Int>, with output: Range<Int>, end: Int)
    /// Normalizes a text without gap.
    mutating func normalize(_ utf8: inout [UInt8], by normalizer: Normalizer) throws(ICUError)
}

/// Keeps nothing, and costs nothing.
struct NoOrigins: OriginTracking {
    static var isTracking: Bool { false }
    @inline(__always) mutating func move(from source: Int, to target: Int, count: Int) {}
    @inline(__always) mutating func widen(at gapEnd: Int, by extra: Int) {}
    @inline(__always) mutating func close(_ gap: Range<Int>) {}
    @inline(__always)
    mutating func replace(
        _ text: UnsafeMutablePointer<UInt8>, key: Range<Int>, with output: Range<Int>, end: Int
    ) {}

    mutating func normalize(_ utf8: inout [UInt8], by normalizer: Normalizer) throws(ICUError) {
        var result: [UInt8] = []
        try utf8.withUnsafeBufferPointer { source throws(ICUError) in
            if try normalizer.isNormalized(source) { return }
            try normalizer.normalize(source, appendingTo: &result)
        }
        if !result.isEmpty { utf8 = result }
    }
}

/// The map of a text with a gap: an entry for each byte of the array.
struct TrackedOrigins: OriginTracking {
    static var isTracking: Bool { true }
    private var starts: [UInt32]
    private var ends: [UInt32]

    init(_ map: OffsetMap) { (starts, ends) = (map.starts, map.ends) }

    /// What the text without gap came from.
    var map: OffsetMap { OffsetMap(starts: starts, ends: ends) }

    mutating func move(from source: Int, to target: Int, count: Int) {
        guard source != target else { return }
        for offset in 0..<count {
            let index = source < target ? count - 1 - offset : offset
            starts[target + index] = starts[source + index]
            ends[target + index] = ends[source + index]
        }
    }

    mutating func widen(at gapEnd: Int, by extra: Int) {
        starts.insert(contentsOf: repeatElement(0, count: extra), at: gapEnd)
        ends.insert(contentsOf: repeatElement(0, count: extra), at: gapEnd)
    }

    mutating func close(_ gap: Range<Int>) {
        starts.removeSubrange(gap)
        ends.removeSubrange(gap)
    }

    mutating func replace(
        _ text: UnsafeMutablePointer<UInt8>, key: Range<Int>, with output: Range<Int>, end: Int
    ) {
        // What stays the same at both ends keeps its origin, so that the map is as fine as the change.
        let (prefix, suffix) = Self.common(text, key, output)
        move(from: key.lowerBound, to: output.lowerBound, count: prefix)
        let changedKey = key.lowerBound + prefix..<key.upperBound - suffix
        let changed = output.lowerBound + prefix..<output.upperBound - suffix
        let from: UInt32
        let to: UInt32
        if changedKey.isEmpty {
            let next = key.upperBound - suffix
            let before = changed.lowerBound > 0 ? ends[changed.lowerBound - 1] : 0
            from = next < end ? starts[next] : before
            to = max(from, before)
        } else {
            from = starts[changedKey.lowerBound]
            to = ends[changedKey.upperBound - 1]
        }
        for index in changed { (starts[index], ends[index]) = (from, to) }
        move(from: key.upperBound - suffix, to: changed.upperBound, count: suffix)
        // What is left out belongs to the rest of the key, or where nothing is left to the text before it.
        guard changed.isEmpty, !changedKey.isEmpty else { return }
        if prefix == 0, suffix > 0 {
            starts[changed.upperBound] = from
        } else if changed.lowerBound > 0 {
            // Unless what follows came from there too: a part of a syllable, say.
            let next = suffix > 0 ? changed.upperBound : key.upperBound
            let rest = next < end ? min(to, starts[next]) : to
            ends[changed.lowerBound - 1] = max(ends[changed.lowerBound - 1], rest)
        }
    }

    /// How many bytes, in whole characters, two stretches have in common at their beginnings and ends.
    private static func common(
        _ text: UnsafeMutablePointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>
    ) -> (prefix: Int, suffix: Int) {
        let shorter = min(left.count, right.count)
        func continues(_ offset: Int) -> Bool {
            offset < shorter && text[left.lowerBound + offset] == text[right.lowerBound + offset]
        }
        var prefix = 0
        while continues(prefix) { prefix += 1 }
        func isInside(_ place: Int, _ range: Range<Int>) -> Bool {
            place < range.upperBound && text[place] & 0xC0 == 0x80
        }
        while prefix > 0, isInside(left.lowerBound + prefix, left) || isInside(right.lowerBound + prefix, right) {
            prefix -= 1
        }
        var suffix = 0
        while suffix < shorter - prefix,
            text[left.upperBound - 1 - suffix] == text[right.upperBound - 1 - suffix]
        {
            suffix += 1
        }
        while suffix > 0, isInside(left.upperBound - suffix, left) { suffix -= 1 }
        return (prefix, suffix)
    }

    mutating func normalize(_ utf8: inout [UInt8], by normalizer: Normalizer) throws(ICUError) {
        var result: [UInt8] = []
        var newStarts: [UInt32] = []
        var newEnds: [UInt32] = []
        try utf8.withUnsafeBufferPointer { source throws(ICUError) in
            var start = 0
            while start < source.count {
                var (_, length) = scalar(in: source, at: start)
                var segmentEnd = start + length
                while segmentEnd < source.count {
                    let (next, count) = scalar(in: source, at: segmentEnd)
                    if normalizer.hasBoundaryBefore(next) { break }
                    length = count
                    segmentEnd += length
                }
                let before = result.count
                let segment = UnsafeBufferPointer(rebasing: source[start..<segmentEnd])
                try normalizer.normalize(segment, appendingTo: &result)
                if result.count - before == segment.count, result[before...].elementsEqual(segment) {
                    newStarts += starts[start..<segmentEnd]
                    newEnds += ends[start..<segmentEnd]
                } else {
                    newStarts += repeatElement(starts[start], count: result.count - before)
                    newEnds += repeatElement(ends[segmentEnd - 1], count: result.count - before)
                }
                start = segmentEnd
            }
        }
        (utf8, starts, ends) = (result, newStarts, newEnds)
    }
}
