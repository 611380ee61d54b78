/// One thing that has names: an office, a person, a meeting, an idea of the law (ISO 30042 `conceptEntry`).
public struct Concept: Sendable, Hashable {
    public var id: String
    public var kind: ConceptKind
    /// The field that it belongs to: `office`, `procedure`, `trademark`, ...
    public var subject: String = ""
    public var definition: String?
    public var note: String?
    public var sources: [String] = []
    public var reliability: Reliability = .unverified
    /// The life of the thing itself, not of a name.
    public var period: ValidityPeriod = .always
    /// The concepts whose place this one took.
    public var replaces: [String] = []
    public var partOf: [String] = []
    public var seeAlso: [String] = []
    public var meeting: MeetingFacts?
    public var posts: [Post] = []
    public var falseFriends: [FalseFriend] = []
    /// In the order of the languages, and of the file within a language.
    public var terms: [Term] = []

    public init(id: String, kind: ConceptKind) {
        (self.id, self.kind) = (id, kind)
    }
}

public enum ConceptKind: UInt8, CaseIterable, Sendable {
    case office, person, role, meeting, event, mechanism, treaty, document, term, place

    /// The word that glossary files, options and JSON use.
    public var word: String {
        switch self {
        case .office: "office"
        case .person: "person"
        case .role: "role"
        case .meeting: "meeting"
        case .event: "event"
        case .mechanism: "mechanism"
        case .treaty: "treaty"
        case .document: "document"
        case .term: "term"
        case .place: "place"
        }
    }

    public init?(word: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = match
    }
}

/// What is known of one meeting of a series.
public struct MeetingFacts: Sendable, Hashable {
    /// The concept of the series.
    public var series: String?
    public var ordinal: Int?
    public var dates: ValidityPeriod = .always
    /// The office that was the host.
    public var host: String?
    /// The concept of the place.
    public var place: String?
    /// `virtual`, `in person` or `hybrid`.
    public var format: String?

    public init() {}
}

/// A role that a person held for a time.
public struct Post: Sendable, Hashable {
    public var role: String
    public var period: ValidityPeriod
    public var sources: [String]
    public var note: String?

    public init(role: String, period: ValidityPeriod = .always, sources: [String] = [], note: String? = nil) {
        (self.role, self.period, self.sources, self.note) = (role, period, sources, note)
    }
}

/// Words of several languages that look alike and do not mean the same.
public struct FalseFriend: Sendable, Hashable {
    public var forms: LanguageForms
    public var note: String

    public init(forms: LanguageForms, note: String) {
        (self.forms, self.note) = (forms, note)
    }
}

/// An entry in the register of sources.
public struct Source: Sendable, Hashable {
    public var id: String
    public var title: String?
    public var address: String?
    public var publisher: String?
    public var language: String?
    public var date: PartialDate?
    /// Whether somebody has seen it printed; false for memory, own renderings and conversions.
    public var seen = true

    public init(id: String) { self.id = id }
}
