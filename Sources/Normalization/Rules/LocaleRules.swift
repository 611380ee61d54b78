import Terminology

/// What one file of `Locales/` declares: everything that is particular to a language.
public struct LocaleRules: Sendable {
    /// The language, or nil for what all languages share.
    public var language: LanguageTag?
    /// Unicode general categories (`Zs`, `Po`, ...) that keys leave out.
    public var droppedCategories: Set<String> = []
    /// Characters that fold to another, in the order of the file.
    public var characters: [CharacterFolding] = []
    /// Rules of ICU's transliterator, run over folded text.
    public var foldingRules: RuleText?
    public var readings: [ReadingRules] = []
    /// Surnames whose reading differs from that of the character elsewhere.
    public var surnames: [String: String] = [:]
    /// Whether a person's name is also found with its words turned round.
    public var turnsNames = false
    public var sentences = SentenceRules()
    /// How numbers, dates and the like are written.
    public var quantities: QuantityRules?
    public var boundaries = WordBoundaries()

    public init() {}
}

/// Characters that become others.
public struct CharacterFolding: Sendable {
    /// What they become: nothing, one character or several.
    public var target: String
    public var sources: String
    public var location: SourceLocation
}

/// Rules in the syntax of ICU's transliterator, and where they stand.
public struct RuleText: Sendable {
    public var rules: String
    /// Of the first line of the rules.
    public var location: SourceLocation
}

/// How terms of a language are found by their sound.
public struct ReadingRules: Sendable {
    /// What the reader is told: `romaji`, `pinyin`, ...
    public var system: String
    /// Fields of a term that are taken as they stand, the first that is there.
    public var given: [ReadingField] = []
    /// Fields that the reading is computed from where none is given.
    public var base: [ReadingField] = []
    /// One of ICU's own transliterators, run first.
    public var transliterator: String?
    /// Run next, on the text before any folding.
    public var compute: RuleText?
    /// Run on the folded spelling of a term, not of a query.
    public var termKey: RuleText?
    /// Run on the folded spelling of term and query alike.
    public var key: RuleText?
    /// Whether its keys have but a letter for each syllable, so that none is similar to another.
    public var isInitials = false
    /// Scripts of the queries that are tried.
    public var queries: ScriptSet = []
    /// Characters of a query and what they become: the outcome is looked up among the main keys.
    public var queryTable: [UInt32: String]?
    public var queryRules: RuleText?

    public init(system: String) { self.system = system }
}

/// A field of a term that a reading can come from.
public enum ReadingField: UInt8, CaseIterable, Sendable {
    case text, reading, romanization, hanja

    /// The word that rule files use.
    var word: String {
        switch self {
        case .text: "term"
        case .reading: "reading"
        case .romanization: "romanization"
        case .hanja: "hanja"
        }
    }

    func value(in term: Term) -> String? {
        switch self {
        case .text: term.text
        case .reading: term.reading
        case .romanization: term.romanization
        case .hanja: term.hanja
        }
    }
}

/// How a name in running text is told from a part of another word.
public struct WordBoundaries: Sendable, Hashable {
    /// What may follow a name within a word, one after the other: particles, endings. Before a bar stands what the
    /// name must end in: `청|장`.
    public var suffixes: [String] = []
    /// What may stand before a name within a word.
    public var prefixes: [String] = []
    /// Words that no name begins or ends within.
    public var words: [String] = []

    public init() {}
}
