import Terminology

/// What is known of a rule without its code: the reader's page of it, its tests, and the patterns that it looks for.
public struct RuleDescription: Sendable {
    /// Stable: `ZH05`.
    public var id: String
    /// The languages whose texts it looks at.
    public var languages: [LanguageTag]
    public var severity: Severity
    /// What is wrong and what is right, a sentence in each language of the program; `{name}` is filled in.
    public var message: LanguageForms
    /// What it is about, where the message says little without a place that it speaks of.
    public var summary: LanguageForms = [:]
    /// Why, where the message does not say it.
    public var explanation: LanguageForms
    /// Who says so.
    public var source: String
    public var examples: [RuleExample] = []
    /// Whether it compares texts of several languages.
    public var isAcross = false
    /// Profiles that it belongs to; all for none.
    public var profiles: [String] = []

    /// Whether a pattern counts within a name of the glossary too.
    var seesNames = false
    /// Whether what speaks of the past is left alone.
    var sparesPast = false
    /// Whether entries of a list of references are left alone.
    var sparesReferences = false
    var finds: [RulePattern] = []
    /// What the replacement `=map` looks up.
    var map: [String: String] = [:]
    /// Ways of writing of which a document is to have one.
    var variants: [RuleVariant] = []
    public var location: SourceLocation

    /// Whether patterns alone decide.
    public var isData: Bool { !finds.isEmpty || !variants.isEmpty }

    /// Whether it is about words that are wrong by themselves.
    var isOfWords: Bool { !finds.isEmpty && variants.isEmpty && !Rules.identifiers.contains(id) }
}

/// A text that a rule complains of, or leaves alone.
public struct RuleExample: Sendable {
    /// In what the rule complains of `‹` and `›` stand around the place, where it matters.
    public var wrong: String?
    /// What is right; where the rule has a fix, what becomes of the wrong text.
    public var right: String?
    public var language: LanguageTag
    public var day: CalendarDate?
    public var profile: String?
    /// The same text in other languages, for a rule that compares.
    public var others: LanguageForms = [:]
    public var location: SourceLocation
}

/// A pattern that a rule looks for, and what is to stand in its place.
struct RulePattern: Sendable {
    enum Replacement: Sendable {
        case none
        /// `$1` stands for a group.
        case text(String)
        case map
        case nfc, nfkc
        /// The number in Chinese characters becomes Arabic figures.
        case figures
        /// Figures in groups of three: 300,133.
        case grouped
    }

    var node: PatternNode
    var replacement: Replacement
    /// Of a rule with variants, which one this writes.
    var variant: Int?
    var location: SourceLocation

    /// Whether the replacement takes up what groups matched.
    var hasGroups: Bool {
        if case .text(let template) = replacement {
            template.utf8.contains(UInt8(ascii: "$"))
        } else {
            false
        }
    }
}

/// One of several ways to write the same.
struct RuleVariant: Sendable {
    /// What the reader is told.
    var name: String
    /// What is written in this way, where another way can be changed to it.
    var text: String?
}
