import Normalization

/// Finds the keys within some edits of a key: insertions, deletions, substitutions, and swaps of neighbours
/// (optimal string alignment; Damerau 1964), each of one scalar.
public struct FuzzyKeySearch {
    private let dictionary: KeyDictionary
    private var cursor: KeyCursor
    private var scalars: [UInt32] = []
    private var query: [UInt32] = []
    private var distance = EditDistance()

    public init(_ dictionary: KeyDictionary) {
        self.dictionary = dictionary
        cursor = KeyCursor(dictionary)
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
    /// The first `fixedCount` bytes, the prefix of a reading system, are not edited.
    ///
    /// - Complexity: for one edit, proportional to the keys that share one half with `key`; for more, to all keys.
    public mutating func search(
        _ key: [UInt8], limit: Int, fixedCount: Int, visit: (Hit) -> Void
    ) throws(IndexError) {
        KeySignature.decode(key, into: &query)
        guard query.count > fixedCount else { return }
        if limit == 1 {
            try searchOneEdit(key, fixedCount: fixedCount, visit: visit)
        } else {
            let range =
                fixedCount == 0
                ? try dictionary.mainKeys() : try dictionary.range(ofPrefix: Array(key.prefix(fixedCount)))
            try searchRange(range, limit: limit, visit: visit)
        }
    }

    /// One edit leaves the first half or the last half as it is, but for a swap across the middle.
    private mutating func searchOneEdit(_ key: [UInt8], fixedCount: Int, visit: (Hit) -> Void) throws(IndexError) {
        let middle = fixedCount + (query.count - fixedCount) / 2
        let split = Self.byteOffset(ofScalar: middle, in: key)
        let firstHalf = Array(key[..<split])
        let lastHalf = key[split...]

        let range = try dictionary.range(ofPrefix: firstHalf)
        try searchRange(range, limit: 1, visit: visit)
        if middle > fixedCount, middle < query.count, query[middle - 1] != query[middle] {
            try probeSwap(at: middle, visit: visit)
        }
        if middle > fixedCount {
            try searchReversed(Array(lastHalf), fixed: key.prefix(fixedCount), excluding: range, visit: visit)
        }
    }

    private mutating func probeSwap(at middle: Int, visit: (Hit) -> Void) throws(IndexError) {
        var swapped = query
        swapped.swapAt(middle - 1, middle)
        var text = ""
        text.unicodeScalars.append(contentsOf: swapped.compactMap(Unicode.Scalar.init))
        let bytes = Array(text.utf8)
        let place = try bytes.withUnsafeBufferPointer { bytes throws(IndexError) in try dictionary.find(bytes) }
        if let postings = place.postings {
            visit(Hit(number: place.number, distance: 1, length: query.count, postings: postings))
        }
    }

    /// Looks at the keys of a range whose signatures leave a chance.
    private mutating func searchRange(_ range: Range<Int>, limit: Int, visit: (Hit) -> Void) throws(IndexError) {
        let signatures = dictionary.signatures
        try dictionary.file.verify(
            signatures.start + range.lowerBound * 4..<signatures.start + max(range.lowerBound, range.upperBound) * 4)
        let wanted = KeySignature.wide(query)
        var candidates: [Int] = []
        signatures.withBytes { bytes in
            SignatureScan.find(wanted, in: bytes, range: range, limit: limit, into: &candidates)
        }
        for number in candidates {
            if try cursor.read(number) { check(number, limit: limit, visit: visit) }
        }
    }

    private mutating func check(_ number: Int, limit: Int, visit: (Hit) -> Void) {
        KeySignature.decode(cursor.key, into: &scalars)
        guard let found = distance.within(limit, query, scalars), let postings = cursor.postings else { return }
        visit(Hit(number: number, distance: found, length: scalars.count, postings: postings))
    }

    /// Looks at the keys that end with some bytes.
    private mutating func searchReversed(
        _ suffix: [UInt8], fixed: ArraySlice<UInt8>, excluding: Range<Int>, visit: (Hit) -> Void
    ) throws(IndexError) {
        let range = try dictionary.reversedRange(ofSuffix: suffix, cursor: &cursor)
        let signatures = dictionary.reversedSignatures
        try dictionary.file.verify(
            signatures.start + range.lowerBound * 2..<signatures.start + max(range.lowerBound, range.upperBound) * 2)
        var candidates: [Int] = []
        signatures.withBytes { bytes in
            SignatureScan.find(KeySignature.narrow(query), in: bytes, range: range, into: &candidates)
        }
        let wanted = KeySignature.wide(query)
        for place in candidates {
            let number = try dictionary.reversedKey(place)
            if excluding.contains(number) { continue }
            let signature = try dictionary.signature(number)
            if (signature ^ wanted).nonzeroBitCount > 2 { continue }
            guard try cursor.read(number), cursor.key.starts(with: fixed) else { continue }
            // The first byte of a reading's key names its system: it is no letter that could be inserted.
            if fixed.isEmpty, cursor.key.first.map({ $0 < 0x20 }) ?? true { continue }
            check(number, limit: 1, visit: visit)
        }
    }

    private static func byteOffset(ofScalar index: Int, in key: [UInt8]) -> Int {
        var seen = 0
        for (offset, byte) in key.enumerated() where byte & 0xC0 != 0x80 {
            if seen == index { return offset }
            seen += 1
        }
        return key.count
    }
}

extension KeyDictionary {
    /// The number of the key at a place in the order of last bytes.
    func reversedKey(_ place: Int) throws(IndexError) -> Int {
        try file.verify(reversedKeys.start + place * 3..<reversedKeys.start + place * 3 + 4)
        return Int(reversedKeys.uint32(place * 3) & 0xFF_FFFF)
    }

    func signature(_ number: Int) throws(IndexError) -> UInt32 {
        try file.verify(signatures.start + number * 4..<signatures.start + number * 4 + 4)
        return signatures.uint32(number * 4)
    }

    /// The places, in the order of last bytes, of the keys that end with some bytes.
    func reversedRange(ofSuffix suffix: [UInt8], cursor: inout KeyCursor) throws(IndexError) -> Range<Int> {
        let lower = try reversedPlace(of: suffix, cursor: &cursor, afterAll: false)
        let upper = try reversedPlace(of: suffix, cursor: &cursor, afterAll: true)
        return lower..<max(lower, upper)
    }

    /// The first place whose key, read from its end, is not before `suffix`, or is after all keys that end with it.
    private func reversedPlace(
        of suffix: [UInt8], cursor: inout KeyCursor, afterAll: Bool
    ) throws(IndexError) -> Int {
        var low = 0
        var high = min(count, reversedSignatures.count / 2)
        while low < high {
            let middle = (low + high) / 2
            guard try cursor.read(try reversedKey(middle)) else { throw .damaged(offset: reversedKeys.start) }
            let order = Self.compareTail(cursor.key, with: suffix)
            if order < 0 || order == 0 && afterAll { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Compares a key from its end with a suffix: 0 when it ends with it.
    private static func compareTail(_ key: [UInt8], with suffix: [UInt8]) -> Int {
        var left = key.count
        var right = suffix.count
        while right > 0 {
            if left == 0 { return -1 }
            left -= 1
            right -= 1
            if key[left] != suffix[right] { return key[left] < suffix[right] ? -1 : 1 }
        }
        return 0
    }
}
