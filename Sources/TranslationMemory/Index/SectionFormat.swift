import Terminology

/// The layout of a search index: a magic number, sections, what the sections are, and how to be sure of them.
///
/// The file begins with the magic number (8 bytes) and nothing up to 64; then come the sections, each at a multiple of
/// 64. They are written as they come, so what describes them stands behind: for each section its name (4), nothing (4),
/// offset (8) and length (8); for each block of the file before it a checksum (8); and 40 bytes at the very end: where
/// the description begins (8), the number of sections (4), format version (4), length of the file (8), the magic number
/// again (8), checksum of the description up to this number (8). All numbers are little endian.
enum SectionFormat {
    static let magic = UInt64(littleEndian: 0x6D65_4D6F_7069_7254)
    /// Raised whenever the layout of any section changes.
    static let version: UInt32 = 8
    static let alignment = 64
    static let entrySize = 24
    static let trailerSize = 40
    /// Bytes that one checksum covers.
    static let blockSize = 64 << 10
}

/// The sections of a search index.
enum IndexSection: UInt32, CaseIterable {
    /// What the index was made of, and how many rows it has.
    case summary = 1
    /// The ids of rows, relative to the least: four or eight bytes each.
    case ids
    /// The numbers of rows by ascending id.
    case rowsByID
    /// Where the text of each sixteenth row begins.
    case textBases
    /// Where the text of each row begins, from its base.
    case textOffsets
    case texts
    /// A bit for each row, whether its text is not in the form that is compared.
    case otherForms
    /// For each of them its row and where its compared form ends.
    case otherFormPlaces
    case otherFormTexts
    /// For each length of compared texts its first row.
    case lengths
    /// For each group of rows its first row, how wide its signatures are, and where its plan and they are.
    case groups
    case plans
    /// For each 4,096 rows of a group, for each bit of their signatures a column, a bit for each row.
    case signatures
    /// The same over words; and the rows in the order of their numbers of words.
    case wordLengths
    case wordGroups
    case wordPlans
    case wordSignatures
    case wordRows
    /// Of a table of keys: for each segment its key (4) and its id relative to the least (4), as one number.
    case keys
    /// Where texts are folded: a bit for each row, whether its characters one by one say all but for words of Latin letters.
    case plainRows
    /// The folded texts of the other rows, each with an end; and where those of each 64 rows begin.
    case foldedTexts
    case foldedBases
    /// How often each scalar occurs in the texts as they are, and in the folded ones.
    case scalarCounts
    case foldedCounts
    /// The same of pairs of neighbours that many texts have.
    case scalarPairs
    case foldedPairs
}

/// Why an index cannot be used or made; one that cannot be used is made again.
public enum SegmentIndexError: Error, Hashable, Sendable {
    /// There is no file, or it cannot be opened.
    case unreadable(String)
    /// It is no index, or of another version.
    case foreign
    /// Its bytes are not those that were written.
    case damaged(offset: Int)
    /// A text is longer than ICU can take, or a division into words is none.
    case unsearchable
    /// It has no words, or was folded by other rules.
    case unsupported
    /// The new file could not be written.
    case file(Diagnostic)
    /// A text that is longer than an index can hold, or more segments than it can count.
    case tooLarge(id: Int64)
}
