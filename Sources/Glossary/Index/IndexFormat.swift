/// The layout of a compiled index, and of the trie beside it: a header, the checksums of its blocks, then sections.
///
/// Header: magic (8 bytes), format version (4), number of sections (4), length of the file (8), where the sections
/// begin (8), checksum of all of the header but this number (8); for each section its name (4), 4 bytes of nothing,
/// offset (8) and length (8); for each block of the sections its checksum (8). All numbers are little endian.
enum IndexFormat {
    static let magic: [UInt8] = Array("TripoTrm".utf8)
    /// Raised whenever the layout of any section changes.
    static let version: UInt32 = 9
    static let fixedHeaderSize = 40
    static let checksumOffset = 32
    static let sectionEntrySize = 24
    /// Bytes that one checksum covers.
    static let blockSize = 64 << 10
    /// A file up to this size is verified whole when it is opened: a thirtieth of a millisecond for each megabyte.
    static let eagerVerificationLimit = 4 << 20
}

/// The sections of an index, and of the trie that finds its terms in running text, which is a file of its own.
public enum IndexSection: UInt32, CaseIterable, Sendable {
    /// What the index was made from, and by which versions.
    case provenance = 1
    /// The rules of `Locales/`, compiled.
    case rules = 2
    /// The program's own words.
    case messages = 3
    /// Texts that occur often.
    case strings = 4
    case sources = 5
    /// Concepts, each followed by its terms.
    case records = 6
    /// References to the concepts in the order of their identifiers.
    case identifiers = 7
    /// How many keys there are, the number of the first main key, and the symbols that shorten keys.
    case keySummary = 8
    /// For each 64th block of keys, the first eight bytes of its first key.
    case keySamples = 9
    /// For each block of keys, the first eight bytes of its first key.
    case keyHeads = 10
    /// For each block of keys, where it begins; then for each the length of its shortest key.
    case keyBlocks = 11
    /// The keys, front-coded and shortened, with their terms.
    case keys = 12
    /// For each bucket of the hashes of last halves, where its keys begin; see `TailIndex`.
    case tailBuckets = 13
    /// The numbers of keys by their last halves.
    case tailKeys = 14
    /// The symbols that shorten texts, and the combinations of small fields that records have; see `RecordWriter`.
    case recordSummary = 15
    /// References to the concepts that are roles.
    case roles = 16
    /// Numbers that describe a trie, and the checksum of the index that it belongs to; see `TrieFormat`.
    case recognitionSummary = 17
    case recognitionEdges = 18
    case recognitionPlaces = 19
    case recognitionFilter = 20
    case recognitionPool = 21

    /// The one of the greatest number.
    static var last: IndexSection { .recognitionPool }
}

/// Why an index cannot be used; it is then made again.
public enum IndexError: Error, Hashable, Sendable {
    /// There is no file, or it cannot be opened.
    case unreadable(String)
    /// It is no index, or of another version.
    case foreign
    /// Its bytes are not those that were written.
    case damaged(offset: Int)
}
