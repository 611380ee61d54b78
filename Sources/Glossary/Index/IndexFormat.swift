/// The layout of a compiled index: a header, the checksums of its blocks, then sections.
///
/// Header: magic (8 bytes), format version (4), number of sections (4), length of the file (8), where the sections
/// begin (8), checksum of all of the header but this number (8); for each section its name (4), 4 bytes of nothing,
/// offset (8) and length (8); for each block of the sections its checksum (8). All numbers are little endian.
enum IndexFormat {
    static let magic: [UInt8] = Array("TripoTrm".utf8)
    /// Raised whenever the layout of any section changes.
    static let version: UInt32 = 1
    static let fixedHeaderSize = 40
    static let checksumOffset = 32
    static let sectionEntrySize = 24
    /// Bytes that one checksum covers.
    static let blockSize = 64 << 10
    /// A file up to this size is verified whole when it is opened: at most a millisecond.
    static let eagerVerificationLimit = 4 << 20
}

/// The sections of an index.
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
    /// For each block of keys, the first eight bytes of its first key.
    case keyHeads = 8
    /// For each block of keys, where it begins, and the length of its shortest key.
    case keyBlocks = 9
    /// The keys, front-coded, with their terms.
    case keys = 10
    /// For each key, which scalars occur in it, hashed into 32 bits.
    case signatures = 11
    /// The keys in the order of their last bytes, as numbers of three bytes.
    case reversedKeys = 12
    /// For each of those, a signature of 16 bits.
    case reversedSignatures = 13
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
