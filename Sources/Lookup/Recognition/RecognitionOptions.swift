import Terminology

/// What is looked for in running text.
public struct RecognitionOptions: Sendable, Equatable {
    /// The day on which names are asked to be valid: those that are not are found all the same, and said to be so; of
    /// several concepts with one name the one that has it on the day comes first. Nil for no day.
    public var on: CalendarDate?
    /// The languages of the text; empty for any. Names in Latin letters are found in a text of any language.
    public var languages: [LanguageTag] = []
    /// Kinds of concept; empty for all.
    public var kinds: [ConceptKind] = []
    /// Whether names within a longer name are given too, after it.
    public var includesSubterms = false
    /// Characters of the shortest name, as folded; at least 2.
    public var minimumLength = 2

    public init(on: CalendarDate? = nil, languages: [LanguageTag] = []) {
        (self.on, self.languages) = (on, languages)
    }

    /// A bit for each language that a term may have, 0 for any.
    var languageBits: UInt8 {
        var bits: UInt8 = 0
        for language in languages {
            bits |= 1 << language.rawValue
            // One way of writing: 特許厅 may be either.
            if language == .simplifiedChinese { bits |= 1 << LanguageTag.traditionalChinese.rawValue }
            if language == .traditionalChinese { bits |= 1 << LanguageTag.simplifiedChinese.rawValue }
        }
        return bits
    }
}
