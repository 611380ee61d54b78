import Normalization

/// Finds the keys within some edits of a key: insertions, deletions, substitutions, and swaps of neighbours
/// (optimal string alignment; Damerau 1964), each of one scalar.
public struct FuzzyKeySearch {
    private let dictionary: KeyDictionary
    private var cursor: KeyCursor
    private var walk: KeyWalk
    private var rows = EditRows()
    private var candidates: [Int] = []

    public init(_ dictionary: KeyDictionary) {
        self.dictionary = dictionary
        cursor = KeyCursor(dictionary)
        walk = KeyWalk(dictionary)
    }

    /// A key near the one asked for.
    public struct Hit: Sendable {
        public let number: Int
        /// How many edits it is away.
        public let distance: Int
        /// How many scalars it has.
        public let length: Int
        public let postings: KeyPostings
    }

    /// Calls `visit` for every key within `limit` edits, the key itself included.
    ///
    /// The first `fixedCount` bytes, the prefix of a reading system, are not edited; with none, only keys that are no
    /// readings are found.
    ///
    /// - Complexity: for one edit, proportional to the keys that share one half with `key`; for more, to the keys that
    ///   begin like a text within `limit` edits of a beginning of `key`.
    public mutating func search(
        _ key: [UInt8], limit: Int, fixedCount: Int, visit: (Hit) -> Void
    ) throws(IndexError) {
        guard key.count > fixedCount, limit >= 0 else { return }
        // A longer text is near no key.
        guard key.count <= KeyDictionary.maximumKeyLength + 4 * limit else { return }
        if limit == 1 {
            try searchOneEdit(key, fixedCount: fixedCount, visit: visit)
        } else {
            try searchEdits(key, limit: limit, fixedCount: fixedCount, visit: visit)
        }
    }

    private func range(of key: [UInt8], count: Int, fixedCount: Int) throws(IndexError) -> Range<Int> {
        let range = try dictionary.range(ofPrefix: Array(key[..<count]))
        return fixedCount == 0 ? range.clamped(to: dictionary.mainStart..<dictionary.count) : range
    }

    /// One edit leaves the first half or the last half as it is, but for a swap across the middle.
    private mutating func searchOneEdit(_ key: [UInt8], fixedCount: Int, visit: (Hit) -> Void) throws(IndexError) {
        let length = key.count { $0 & 0xC0 != 0x80 } - fixedCount
        let middle = Self.offset(ofScalar: fixedCount + length / 2, in: key)
        let range = try range(of: key, count: middle, fixedCount: fixedCount)
        let dictionary = dictionary
        try key.withUnsafeBufferPointer { (buffer) throws(IndexError) -> Void in
            let key = UnsafeRawBufferPointer(buffer)
            try walk.forEach(in: range) { (number, found, _) throws(IndexError) -> Int? in
                if let distance = EditDistance.withinOne(key, found) {
                    try Self.visit(number, found, distance, fixedCount, dictionary, visit)
                }
                return Int.max
            }
        }
        if middle > fixedCount, middle < key.count { try probeSwap(in: key, at: middle, fixedCount, visit: visit) }
        try searchTails(key, length: length, fixedCount: fixedCount, excluding: range, visit: visit)
    }

    @inline(__always)
    private static func visit(
        _ number: Int, _ key: UnsafeRawBufferPointer, _ distance: Int, _ fixedCount: Int, _ dictionary: KeyDictionary,
        _ visit: (Hit) -> Void
    ) throws(IndexError) {
        visit(
            Hit(
                number: number, distance: distance, length: key.count { $0 & 0xC0 != 0x80 },
                postings: try dictionary.postings(of: number)))
    }

    /// The key with the scalars before and after the middle swapped.
    private func probeSwap(
        in key: [UInt8], at middle: Int, _ fixedCount: Int, visit: (Hit) -> Void
    ) throws(IndexError) {
        var start = middle - 1
        while start > fixedCount, key[start] & 0xC0 == 0x80 { start -= 1 }
        var end = middle + 1
        while end < key.count, key[end] & 0xC0 == 0x80 { end += 1 }
        let swapped = Array(key[..<start] + key[middle..<end] + key[start..<middle] + key[end...])
        if swapped == key { return }
        let place = try swapped.withUnsafeBufferPointer { bytes throws(IndexError) in try dictionary.find(bytes) }
        // With a control character in front it would be the key of a reading.
        guard let postings = place.postings, (fixedCount == 0) == (place.number >= dictionary.mainStart) else { return }
        let length = key.count { $0 & 0xC0 != 0x80 }
        visit(Hit(number: place.number, distance: 1, length: length, postings: postings))
    }

    /// Looks at the keys that have the last half of the key, for each length that one edit can give.
    private mutating func searchTails(
        _ key: [UInt8], length: Int, fixedCount: Int, excluding: Range<Int>, visit: (Hit) -> Void
    ) throws(IndexError) {
        candidates.removeAll(keepingCapacity: true)
        let system = fixedCount == 0 ? 0 : key[0]
        for other in max(1, length - 1)...length + 1 {
            let tailLength = TailIndex.tailLength(of: other)
            guard tailLength <= length else { continue }
            let hash = key.withUnsafeBytes {
                TailIndex.hash(
                    system: system, length: other, tail: UTF8Text.lastScalars(tailLength, of: $0))
            }
            try dictionary.tails.find(hash, into: &candidates)
        }
        for number in candidates where !excluding.contains(number) {
            // What hashes alike may be of another system.
            guard (fixedCount == 0) == (number >= dictionary.mainStart), try cursor.read(number) else { continue }
            let (distance, isSame) = key.withUnsafeBytes { key in
                cursor.withKey { found in
                    (EditDistance.withinOne(key, found), found.prefix(fixedCount).elementsEqual(key.prefix(fixedCount)))
                }
            }
            guard isSame, let distance else { continue }
            visit(
                Hit(
                    number: number, distance: distance, length: cursor.scalarCount,
                    postings: try dictionary.postings(of: number)))
        }
    }

    /// Goes through the keys as through a tree, a row of distances for each scalar of the way.
    private mutating func searchEdits(
        _ key: [UInt8], limit: Int, fixedCount: Int, visit: (Hit) -> Void
    ) throws(IndexError) {
        let range = try range(of: key, count: fixedCount, fixedCount: fixedCount)
        let dictionary = dictionary
        rows.begin(key, fixedCount: fixedCount, limit: limit)
        try walk.forEach(in: range) { (number, found, shared) throws(IndexError) -> Int? in
            switch rows.extend(with: found, shared: shared) {
            case .dead(let length): return length
            case .far: return Int.max
            case .near(let distance):
                try Self.visit(number, found, distance, fixedCount, dictionary, visit)
                return Int.max
            }
        }
    }

    private static func offset(ofScalar index: Int, in key: [UInt8]) -> Int {
        var seen = 0
        for (offset, byte) in key.enumerated() where byte & 0xC0 != 0x80 {
            if seen == index { return offset }
            seen += 1
        }
        return key.count
    }
}
