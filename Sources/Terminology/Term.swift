/// One designation of a concept in one language (ISO 30042 `termSec`).
public struct Term: Sendable, Hashable {
    public var text: String
    public var language: LanguageTag
    public var type: TermType = .fullForm
    public var status: TermStatus = .preferred
    public var validity: ValidityPeriod = .always
    /// Who writes so, where usage differs: `TCS`, `JPO`, ...
    public var publisher: String?
    /// Kana of a Japanese term, pinyin with tone marks of a Chinese one.
    public var reading: String?
    /// Latin spelling: romaji, Revised Romanization, or the person's own.
    public var romanization: String?
    /// Han characters of a Korean term.
    public var hanja: String?
    public var partOfSpeech: PartOfSpeech = .noun
    /// Identifiers in the register of sources.
    public var sources: [String] = []
    /// Whether the sources are the term's own; if not they are those of the concept.
    public var hasOwnSources = false
    public var reliability: Reliability = .unverified
    public var note: String?

    public init(_ text: String, language: LanguageTag) {
        (self.text, self.language) = (text, language)
    }
}

/// What an editor should do with a term (ISO 30042 `administrativeStatus`).
public enum TermStatus: UInt8, CaseIterable, Sendable {
    /// The one to choose.
    case preferred
    /// Right, but not the one to choose.
    case admitted
    /// Was right until it was replaced.
    case superseded
    /// Wrong, or to be avoided at any date.
    case deprecated

    /// The word that glossary files and JSON use.
    public var word: String {
        switch self {
        case .preferred: "preferred"
        case .admitted: "admitted"
        case .superseded: "superseded"
        case .deprecated: "deprecated"
        }
    }

    public init?(word: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = match
    }
}

/// What kind of designation a term is (ISO 30042 `termType`).
public enum TermType: UInt8, CaseIterable, Sendable {
    case fullForm, abbreviation, shortForm, variant, transcription, misspelling

    /// The word that glossary files and JSON use.
    public var word: String {
        switch self {
        case .fullForm: "full form"
        case .abbreviation: "abbreviation"
        case .shortForm: "short form"
        case .variant: "variant"
        case .transcription: "transcription"
        case .misspelling: "misspelling"
        }
    }

    public init?(word: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = match
    }
}

public enum PartOfSpeech: UInt8, CaseIterable, Sendable {
    case noun, verb, adjective, adverb

    /// The word that glossary files and JSON use.
    public var word: String {
        switch self {
        case .noun: "noun"
        case .verb: "verb"
        case .adjective: "adjective"
        case .adverb: "adverb"
        }
    }

    public init?(word: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = match
    }
}

/// How sure we are of a term.
public enum Reliability: UInt8, CaseIterable, Sendable, Comparable {
    /// From memory, our own rendering, or converted: nobody has seen it printed.
    case unverified = 1
    /// Plausible, seen in part.
    case plausible = 2
    /// Seen in print.
    case seen = 3
    /// Seen in the official text of the body that it names.
    case official = 4

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
