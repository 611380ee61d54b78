import Terminology

/// How texts are aligned.
public struct AlignmentOptions: Sendable {
    /// Signals that are not used.
    public var without: Set<AlignmentSignal> = []

    public init() {}
}

/// What tells that segments belong together; each can be switched off, to measure what it is worth.
public enum AlignmentSignal: String, CaseIterable, Sendable {
    /// How long segments are.
    case length
    /// Numbers, dates, eras, ordinals and amounts, the same in all scripts.
    case numbers
    /// Words in Latin letters and addresses that several languages share.
    case latin
    /// Names and terms of the glossary.
    case glossary
    /// Han characters, over their variants.
    case han
    /// Hangul, as the Korean reading of Han characters.
    case hangul
    /// Loanwords and names that sound alike.
    case transliteration
    /// How segments end, and what kind of block they stand in.
    case structure
    /// The sentences that segments consist of.
    case sentences
    /// Words that are found to belong together in the texts themselves, and in lists that the user gives.
    case lexicon
    /// The order of words where one segment answers several.
    case order
    /// What the other languages say of two.
    case languages
}

/// Segments that are known to be one unit: neighbours of each text, by the number of the text.
public struct AlignmentAnchor: Sendable, Hashable {
    /// Indices from 0, none empty. Of a text that is not here nothing is known.
    public var segments: [Int: Range<Int>]

    public init(_ segments: [Int: Range<Int>]) { self.segments = segments }
}

/// A word and its translation, from a list that the user gives.
public struct LexiconEntry: Sendable, Hashable {
    public var firstLanguage: LanguageTag
    public var firstText: String
    public var secondLanguage: LanguageTag
    public var secondText: String

    public init(_ firstLanguage: LanguageTag, _ firstText: String, _ secondLanguage: LanguageTag, _ secondText: String)
    {
        (self.firstLanguage, self.firstText) = (firstLanguage, firstText)
        (self.secondLanguage, self.secondText) = (secondLanguage, secondText)
    }
}
