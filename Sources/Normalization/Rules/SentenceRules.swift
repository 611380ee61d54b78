import Terminology

/// What one rule file says of the ends of sentences.
public struct SentenceRules: Sendable {
    /// Scalars by class, in the order of the file; all files together make the table.
    var characters: [(kind: CharacterClass, ranges: [ClosedRange<UInt32>])] = []
    /// Pairs of an opening and a closing character.
    var brackets: [String] = []
    /// Pairs within which no sentence ends if the sentence around them goes on.
    var whole: [String] = []
    var words: [SentenceWordList: [String]] = [:]
    /// Scalars that number an item: `12`, `三`, `IV`.
    var numberingFigures: [ClosedRange<UInt32>] = []
    /// Scalars that number an item alone: `a`, `가`.
    var numberingLetters: [ClosedRange<UInt32>] = []
    /// Scalars after two of which a period ends a sentence without a space.
    var unspaced: [ClosedRange<UInt32>] = []
    /// Whether a period after a figure never ends a sentence.
    var continuesAfterFigures = false

    public init() {}
}

/// A list of words in the rules of sentences.
enum SentenceWordList: UInt8, CaseIterable, Sendable {
    /// Abbreviations that something always follows: `Mr.`, `e.g.`
    case title
    /// Abbreviations before a number: `No.`, `Dec.`
    case number
    /// The same, also before a letter: `Fig. A`
    case reference
    /// Abbreviations that can end a sentence: `Inc.`, `etc.`
    case ending
    /// Words that begin a sentence where it could also go on.
    case begin
    /// What goes on with a sentence right after a quotation.
    case afterBracket
    /// The same where a space stands between.
    case afterSpace
    /// What goes on with a sentence right after an exclamation.
    case afterMark
    /// Ends of words that end a sentence: a period after them needs no space, and dots end the sentence, too.
    case final
    /// Words before a number at the head of an item: `Article`, `図`.
    case label

    var word: String { "\(self)" }
}
