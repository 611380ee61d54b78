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
        let (prefix, suffix) = Self.common(
            UnsafeBufferPointer(start: text + key.lowerBound, count: key.count),
            UnsafeBufferPointer(start: text + output.lowerBound, count: output.count))
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

    /// How many bytes, in whole characters, two texts have in common at their beginnings and ends.
    private static func common(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> (prefix: Int, suffix: Int) {
        func isInside(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
            place < text.count && text[place] & 0xC0 == 0x80
        }
        let shorter = min(left.count, right.count)
        var prefix = 0
        while prefix < shorter, left[prefix] == right[prefix] { prefix += 1 }
        while prefix > 0, isInside(prefix, left) || isInside(prefix, right) { prefix -= 1 }
        var suffix = 0
        while suffix < shorter - prefix, left[left.count - 1 - suffix] == right[right.count - 1 - suffix] {
            suffix += 1
        }
        while suffix > 0, isInside(left.count - suffix, left) { suffix -= 1 }
        return (prefix, suffix)
    }

    mutating func normalize(_ utf8: inout [UInt8], by normalizer: Normalizer) throws(ICUError) {
        var result: [UInt8] = []
        var newStarts: [UInt32] = []
        var newEnds: [UInt32] = []
        try utf8.withUnsafeBufferPointer { source throws(ICUError) in
            var start = 0
            while start < source.count {
                var segmentEnd = start + scalar(in: source, at: start).length
                while segmentEnd < source.count {
                    let (next, length) = scalar(in: source, at: segmentEnd)
                    if normalizer.hasBoundaryBefore(next) { break }
                    segmentEnd += length
                }
                let before = result.count
                let segment = UnsafeBufferPointer(rebasing: source[start..<segmentEnd])
                try normalizer.normalize(segment, appendingTo: &result)
                let count = result.count - before
                let (prefix, suffix) = result.withUnsafeBufferPointer {
                    Self.common(segment, UnsafeBufferPointer(rebasing: $0[before...]))
                }
                let changed = start + prefix..<segmentEnd - suffix
                let from = changed.lowerBound < segmentEnd ? starts[changed.lowerBound] : 0
                let to = changed.isEmpty ? from : ends[changed.upperBound - 1]
                newStarts += starts[start..<changed.lowerBound]
                newEnds += ends[start..<changed.lowerBound]
                newStarts += repeatElement(from, count: count - prefix - suffix)
                newEnds += repeatElement(to, count: count - prefix - suffix)
                newStarts += starts[changed.upperBound..<segmentEnd]
                newEnds += ends[changed.upperBound..<segmentEnd]
                start = segmentEnd
            }
        }
        (utf8, starts, ends) = (result, newStarts, newEnds)
    }
}
