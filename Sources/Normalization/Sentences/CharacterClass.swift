/// What a character means to the end of a sentence; the sets are those of `characters` in the rule files.
///
/// The order matters twice: a later class wins where sets overlap, and those from `separator` on make the scanner stop.
enum CharacterClass: UInt8, CaseIterable, Sendable {
    case other
    case upper, lower, digit
    /// Letters without case: Han, kana, Hangul.
    case letter
    /// What only a sentence that goes on has next: commas, colons, dashes.
    case pause
    case space
    /// A mark of a note, such as a raised figure, which stays with the sentence before.
    case superscript
    /// Binds what follows it into one grapheme cluster.
    case prepend
    case apostrophe
    /// A paragraph ends.
    case separator
    case open
    /// Opens a remark, which may belong to the sentence before it.
    case aside
    /// The same, and never the number of an item that begins: `[3]`.
    case note
    /// Opens a title, in which no sentence ends.
    case title
    case close
    /// Opens and closes alike.
    case quote
    /// Half of a line's dots, `…`.
    case ellipsis
    /// Ends a sentence where the context says so.
    case period
    /// Ends a sentence before a space, or between letters without case: `?`, `!`.
    case mark
    /// Ends a sentence whatever follows, but for a quotation that goes on: `？`, `！`.
    case exclamation
    /// Ends a sentence whatever follows: `。`.
    case stop
    /// Belongs to the character before it.
    case extend

    @inline(__always) var isStop: Bool { (Self.ellipsis.rawValue...Self.stop.rawValue).contains(rawValue) }
    @inline(__always) var isWord: Bool { (Self.upper.rawValue...Self.letter.rawValue).contains(rawValue) }
    @inline(__always) var isOpening: Bool { (Self.open.rawValue...Self.title.rawValue).contains(rawValue) }
    @inline(__always) var isRemark: Bool { self == .aside || self == .note }
    /// The scanner has something to do here.
    @inline(__always) var isActive: Bool { rawValue >= Self.separator.rawValue && self != .extend }

    /// The word that rule files use.
    var word: String { "\(self)" }
}
