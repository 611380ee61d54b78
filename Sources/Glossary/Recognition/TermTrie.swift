import Normalization

/// The trie that finds the terms of an index in running text: a file of its own beside the index, which look-ups do
/// without.
///
/// It belongs to one index, whose checksum it names, and is verified whole when it is opened.
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

    /// Opens the trie of an index.
    ///
    /// - Throws: `IndexError` for a file that is no trie, that of another index, or not as it was written.
    /// - Complexity: one pass over the file, a tenth of a millisecond for each megabyte.
    public init(path: String, of index: GlossaryIndex) throws(IndexError) {
        try self.init(try IndexFile(path: path), of: index)
    }

    /// Takes the bytes of a file.
    public init(bytes: [UInt8], of index: GlossaryIndex) throws(IndexError) {
        try self.init(try IndexFile(ByteStore(bytes)), of: index)
    }

    /// The bytes of the file for an index.
    ///
    /// - Throws: `IndexError` for an index that is damaged, `ICUError`.
    /// - Complexity: O(n) in the scalars of the keys.
    public static func bytes(for index: GlossaryIndex) throws -> [UInt8] {
        var builder = try TermTrieBuilder(index)
        let sections = builder.build()
        var summary = sections.summary
        summary.append(index.checksum)
        var file = IndexFileWriter()
        file.add(.recognitionSummary, summary.bytes)
        file.add(.recognitionEdges, sections.edges)
        file.add(.recognitionPlaces, sections.places)
        file.add(.recognitionFilter, sections.filter)
        file.add(.recognitionPool, sections.pool.bytes)
        return file.bytes()
    }

    private init(_ file: IndexFile, of index: GlossaryIndex) throws(IndexError) {
        let summary = try file.verifiedSection(.recognitionSummary)
        edges = try file.verifiedSection(.recognitionEdges)
        places = try file.verifiedSection(.recognitionPlaces)
        filter = try file.verifiedSection(.recognitionFilter)
        pool = try file.verifiedSection(.recognitionPool)
        guard summary.count > 0, summary.uint64(16) == index.checksum else { throw .foreign }
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
