import Normalization

/// The trie that finds the terms of an index in running text, verified whole when it is opened.
public struct TermTrie: Sendable {
    /// How many slots there are.
    public let slotCount: Int
    /// How many slots a search for an edge looks at, at most.
    public let longestProbe: Int
    /// The logarithm of the number of bits of the filter.
    public let filterLogarithm: Int
    public let keyCount: Int
    public let edges: ByteSlice
    public let places: ByteSlice
    public let filter: ByteSlice
    public let pool: ByteSlice

    /// - Complexity: one pass over the sections, a tenth of a millisecond for each megabyte.
    init(_ file: IndexFile) throws(IndexError) {
        let summary = try file.verifiedSection(.recognitionSummary)
        edges = try file.verifiedSection(.recognitionEdges)
        places = try file.verifiedSection(.recognitionPlaces)
        filter = try file.verifiedSection(.recognitionFilter)
        pool = try file.verifiedSection(.recognitionPool)
        slotCount = Int(summary.uint32(0))
        longestProbe = min(Int(summary.uint32(4)), slotCount)
        filterLogarithm = Int(summary.uint32(8))
        keyCount = Int(summary.uint32(12))
        guard slotCount > 0, edges.count == slotCount * 8, places.count == slotCount * 4,
            (6...40).contains(filterLogarithm), filter.count == 1 << (filterLogarithm - 3)
        else { throw .damaged(offset: summary.start) }
    }

    /// A term that a key found in running text leads to.
    public struct Posting: Sendable, Hashable {
        public let term: TermReference
        /// A person's name with its words turned round.
        public let isTurned: Bool
        /// A person's own romanization.
        public let isRomanization: Bool
    }

    /// The terms whose list stands at a place in the pool.
    ///
    /// - Complexity: O(n) in their number.
    public func postings(at place: Int) -> [Posting] {
        var reader = ByteReader(pool, at: place)
        return reader.list { reader in
            let value = reader.varint()
            return Posting(
                term: TermReference(offset: value >> TrieFormat.postingShift & Int(UInt32.max)),
                isTurned: value & TrieFormat.isTurned != 0, isRomanization: value & TrieFormat.isRomanization != 0)
        }
    }
}
