import Normalization

extension KeyDictionary {
    /// A key read from the dictionary.
    public struct Entry: Sendable {
        public let number: Int
        /// The key's bytes.
        public let utf8: [UInt8]
        public let postings: KeyPostings
    }

    /// The numbers of the keys that begin with some bytes.
    ///
    /// - Complexity: O(log n) in the number of keys.
    public func range(ofPrefix prefix: [UInt8]) throws(IndexError) -> Range<Int> {
        if prefix.isEmpty { return 0..<count }
        let lower = try prefix.withUnsafeBufferPointer { bytes throws(IndexError) in try find(bytes).number }
        var next = prefix
        while let last = next.popLast() {
            if last < 255 {
                next.append(last + 1)
                let upper = try next.withUnsafeBufferPointer { bytes throws(IndexError) in try find(bytes).number }
                return lower..<max(lower, upper)
            }
        }
        return lower..<max(lower, count)
    }

    /// The shortest keys of a range, at most `limit`, the shortest first, keys of one length in their order.
    ///
    /// - Complexity: one look at each block of the range, and at the keys of the blocks that hold short ones.
    public func shortest(in range: Range<Int>, limit: Int) throws(IndexError) -> [Entry] {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty, limit > 0 else { return [] }
        var found = ShortestKeys(limit: limit)
        let first = range.lowerBound / Self.blockLength
        let last = (range.upperBound - 1) / Self.blockLength
        let shortest = try shortestKeys(ofBlocks: first..<last + 1)
        var cursor = KeyCursor(self)
        // Blocks with short keys first: soon the others have nothing to add.
        var length = 0
        while length < 256 {
            if found.isFull, found.longest < length { break }
            var next = 256
            for offset in 0...last - first {
                let least = Int(shortest.byte(offset))
                if least > length { next = min(next, least) }
                guard least == length else { continue }
                let start = (first + offset) * Self.blockLength
                let numbers = max(range.lowerBound, start)..<min(range.upperBound, start + Self.blockLength)
                for number in numbers {
                    guard try cursor.read(number) else { break }
                    found.add(number: number, length: cursor.scalarCount)
                }
            }
            length = next
        }
        var entries: [Entry] = []
        for number in found.numbers {
            guard try cursor.read(number) else { continue }
            entries.append(Entry(number: number, utf8: cursor.key, postings: try postings(of: number)))
        }
        return entries
    }

    /// Calls `visit` for the keys of a range that hold `text` within them, until it returns false.
    ///
    /// - Complexity: one pass over the keys of the range.
    public func forEach(
        containing text: [UInt8], in range: Range<Int>, visit: (Entry) throws(IndexError) -> Bool
    ) throws(IndexError) {
        guard !text.isEmpty else { return }
        var walk = KeyWalk(self)
        // The place of the text in the key before, which a key that shares so much also has.
        var known: Int?
        try walk.forEach(in: range.clamped(to: 0..<count)) { (number, key, shared) throws(IndexError) in
            if let end = known, end <= shared {
                // Still there.
            } else {
                known = UTF8Text.end(of: text, in: key, from: max(0, min(shared, key.count) - text.count + 1))
            }
            guard known != nil else { return Int.max }
            let entry = Entry(number: number, utf8: Array(key), postings: try postings(of: number))
            return try visit(entry) ? Int.max : nil
        }
    }

    /// Calls `visit` for the keys of a range in their order, until it returns false.
    ///
    /// - Complexity: O(n) in the length of the range.
    public func forEach(in range: Range<Int>, visit: (Entry) throws(IndexError) -> Bool) throws(IndexError) {
        var walk = KeyWalk(self)
        try walk.forEach(in: range.clamped(to: 0..<count)) { (number, key, _) throws(IndexError) in
            try visit(Entry(number: number, utf8: Array(key), postings: try postings(of: number))) ? Int.max : nil
        }
    }

    /// The numbers of the main keys: those of readings begin with a lower byte.
    public func mainKeys() throws(IndexError) -> Range<Int> { mainStart..<count }
}

/// Keeps the shortest keys of those that it is shown.
private struct ShortestKeys {
    private let limit: Int
    private var kept: [(length: Int, number: Int)] = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { kept.count >= limit }

    /// Scalars of the longest that is kept.
    var longest: Int { kept.last?.length ?? 0 }

    var numbers: [Int] { kept.map(\.number) }

    mutating func add(number: Int, length: Int) {
        if let last = kept.last, isFull, (length, number) >= (last.length, last.number) { return }
        var place = kept.count
        while place > 0, (length, number) < (kept[place - 1].length, kept[place - 1].number) { place -= 1 }
        kept.insert((length, number), at: place)
        if kept.count > limit { kept.removeLast() }
    }
}

extension UTF8Text {
    /// The end of the first place of a text in a key from `start` on, or nil.
    @inline(__always)
    static func end(of text: [UInt8], in key: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard key.count >= text.count else { return nil }
        return text.withUnsafeBufferPointer { text in
            let first = text[0]
            var place = start
            while place <= key.count - text.count {
                if key[place] == first {
                    var length = 1
                    while length < text.count, key[place + length] == text[length] { length += 1 }
                    if length == text.count { return place + length }
                }
                place += 1
            }
            return nil
        }
    }
}
