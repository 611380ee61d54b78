import Terminology

/// How aligned texts are written.
public struct WritingOptions: Sendable {
    /// The name of the program that wrote the file.
    public var tool = "tripo-term"
    public var toolVersion = ""
    /// When the file was made; nil leaves it out.
    public var created: Timestamp?
    /// What the texts are, for a reader; the names of the files where it is empty.
    public var title = ""
    /// The directory that relative paths of texts start from; the folder of a document that has no other name is taken from it.
    public var directory = ""
    /// The column of the source language: TMX without it says that any may be the source (`*all*`), XLIFF takes the first.
    public var source: Int?
    /// Write the finest beads of two columns alone, not the units of all; XLIFF, which knows two languages, takes the source
    /// and the next column where this is nil.
    public var pair: ColumnPair?
    /// Whether TMX holds what only one language says, and XLIFF what only the target says.
    ///
    /// A translation memory has no use for it, so it is left out, and counted, unless asked for. XLIFF always holds a source
    /// without a target, which is there to be translated.
    public var includesOneSided = false
    public var tmxLevel = TMXLevel.plainText
    /// Whether a cell of TSV that a spreadsheet would take for a formula gets an apostrophe before it.
    public var guardsFormulas = true
    /// Whether TSV begins with a byte order mark, without which Excel takes the file for the code page of the machine.
    public var startsWithByteOrderMark = false
    /// The words of the HTML page.
    public var words = PageWords()

    public init() {}
}

/// How much of a text's markup TMX holds (TMX 1.4b, section "Implementation levels").
public enum TMXLevel: Int, Sendable {
    /// Level 1: the text alone.
    case plainText = 1
    /// Level 2: with inline markup. Segments have none today, so both levels write the same.
    case markup = 2
}

/// Two columns of an alignment, the first as the source.
public struct ColumnPair: Sendable, Hashable {
    public var first: Int
    public var second: Int

    public init(_ first: Int, _ second: Int) { (self.first, self.second) = (first, second) }
}
