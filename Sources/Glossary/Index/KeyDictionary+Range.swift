import Normalization

extension KeyDictionary {
    /// A key read from the dictionary.
    public struct Entry: Sendable {
        public let number: Int
        /// The key's bytes.
        public let utf8: [UInt8]
        public let postings: KeyPostings
    }

    /// The shortest keys of a range, at most `limit`, the shortest first, keys of one length in their order.
    ///
    /// - Complexity: one look at each block of the range, and at the keys of the blocks that hold short ones.
    public func shortest(in range: Range<Int>, limit: Int) throws(IndexError) -> [Entry] {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty, limit > 0 else { return [] }
        let first = range.lowerBound / Self.blockLength
        let last = (range.upperBound - 1) / Self.blockLength
        var blocksByLength: [[Int]] = Array(repeating: [], count: 256)
        for block in first...last { blocksByLength[shortestKey(ofBlock: block)].append(block) }

        var found: [(length: Int, entry: Entry)] = []
        var cursor = KeyCursor(self)
        for length in blocksByLength.indices {
            // Keys of blocks yet to come have at least `length` scalars.
            if found.count >= limit {
                let settled = found.count { $0.length < length }
                if settled >= limit { break }
            }
            for block in blocksByLength[length] {
                let start = max(range.lowerBound, block * Self.blockLength)
                let end = min(range.upperBound, (block + 1) * Self.blockLength)
                for number in start..<end {
                    guard try cursor.read(number), let postings = cursor.postings else { break }
                    let scalars = cursor.key.count { $0 & 0xC0 != 0x80 }
                    found.append((scalars, Entry(number: number, utf8: cursor.key, postings: postings)))
                }
            }
            if found.count > limit { found = Self.best(found, limit: limit) }
        }
        return Self.best(found, limit: limit).map(\.entry)
    }

    private static func best(
        _ found: [(length: Int, entry: Entry)], limit: Int
    ) -> [(length: Int, entry: Entry)] {
        let sorted = found.sorted { ($0.length, $0.entry.number) < ($1.length, $1.entry.number) }
        return Array(sorted.prefix(limit))
    }

    /// Calls `visit` for the keys of a range that hold `text` within them, until it returns false.
    ///
    /// - Complexity: one pass over the signatures of the range, and over the keys that have all scalars of `text`.
    public func forEach(
        containing text: [UInt8], in range: Range<Int>, visit: (Entry) throws(IndexError) -> Bool
    ) throws(IndexError) {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty, let first = text.first else { return }
        try file.verify(signatures.start + range.lowerBound * 4..<signatures.start + range.upperBound * 4)
        var candidates: [Int] = []
        let wanted = KeySignature.wide(KeySignature.scalars(of: text))
        signatures.withBytes { SignatureScan.findSupersets(of: wanted, in: $0, range: range, into: &candidates) }
        var cursor = KeyCursor(self)
        for number in candidates {
            guard try cursor.read(number), cursor.key.count >= text.count, let postings = cursor.postings
            else { continue }
            let isHit = cursor.key.withUnsafeBufferPointer { key in
                (0...key.count - text.count).contains { start in
                    key[start] == first && text.indices.allSatisfy { key[start + $0] == text[$0] }
                }
            }
            if isHit, try !visit(Entry(number: number, utf8: cursor.key, postings: postings)) { return }
        }
    }

    /// Calls `visit` for the keys of a range in their order, until it returns false.
    ///
    /// - Complexity: O(n) in the length of the range.
    public func forEach(in range: Range<Int>, visit: (Entry) throws -> Bool) throws {
        var cursor = KeyCursor(self)
        for number in range.clamped(to: 0..<count) {
            guard try cursor.read(number), let postings = cursor.postings else { continue }
            if try !visit(Entry(number: number, utf8: cursor.key, postings: postings)) { return }
        }
    }

    /// The numbers of the main keys: those of readings begin with a lower byte.
    public func mainKeys() throws(IndexError) -> Range<Int> {
        let start: [UInt8] = [0x20]
        return try start.withUnsafeBufferPointer { bytes throws(IndexError) in try find(bytes).number }..<count
    }
}
