import Terminology

/// Something about a unit of a memory that somebody should look at.
public struct MemoryFault: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// A newer unit translates the same text differently.
        case differing
        /// Two languages say the same, letter by letter.
        case untranslated
        /// A text has nothing in it, or the unit has one language only.
        case empty
        /// The text is written in another language than it is said to be.
        case language
        /// One text is far longer than its translation.
        case length
        /// Tags without their other half, or other tags than the translation has.
        case tags
        /// Numbers, dates or identifiers that only one of the two has.
        case numbers
    }

    public var kind: Kind
    public var unit: Int64
    /// The languages that it is about: one, or two that are compared.
    public var languages: [LanguageTag]
    /// Their texts.
    public var texts: [String]
    /// What it is about: the numbers as they are written, the language that the text looks like, the tags.
    public var values: [String]
    /// The newest unit with the same text, of `differing`.
    public var other: Int64?

    public init(
        _ kind: Kind, unit: Int64, _ segments: [MemorySegment], values: [String] = [], other: Int64? = nil
    ) {
        (self.kind, self.unit, self.values, self.other) = (kind, unit, values, other)
        (languages, texts) = (segments.map(\.language), segments.map(\.text))
    }
}
