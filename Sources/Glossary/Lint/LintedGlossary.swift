import Terminology

/// A glossary with what many rules need of it, worked out once.
public struct LintedGlossary: Sendable {
    public let concepts: [LocatedConcept]
    public let register: [LocatedSource]
    /// Every text of the concepts and of the register.
    public let texts: [LocatedText]
    private let conceptNumbers: [String: Int]
    private let sourceNumbers: [String: Int]

    public init(_ source: GlossarySource) {
        (concepts, register) = (source.concepts, source.register)
        texts = concepts.flatMap(\.texts) + register.flatMap(\.texts)
        conceptNumbers = Dictionary(
            concepts.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        sourceNumbers = Dictionary(
            register.enumerated().map { ($1.source.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The concept of an identifier; the first one where several have it.
    public func concept(_ id: String) -> LocatedConcept? { conceptNumbers[id].map { concepts[$0] } }

    /// The entry in the register of sources.
    public func source(_ id: String) -> LocatedSource? { sourceNumbers[id].map { register[$0] } }

    /// The identifiers of the concepts, for suggestions.
    public var conceptIDs: [String] { concepts.map(\.concept.id) }

    /// The identifiers of the sources, for suggestions.
    public var sourceIDs: [String] { register.map(\.source.id) }
}

/// A term with its concept and its place.
public struct LocatedTerm: Sendable {
    public let concept: LocatedConcept
    /// The number of the term in the concept.
    public let number: Int

    public var term: Term { concept.concept.terms[number] }

    /// The place of a field, or of the term where the file does not have the field.
    public func location(of field: TermField = .term, _ index: Int = -1) -> SourceLocation {
        concept.location(ofTerm: number, field, index)
    }
}

extension LocatedConcept {
    /// The terms, each with its place.
    public var locatedTerms: [LocatedTerm] {
        concept.terms.indices.map { LocatedTerm(concept: self, number: $0) }
    }

    /// The terms by language, in the order of the languages.
    var termsByLanguage: [(language: LanguageTag, terms: [LocatedTerm])] {
        let groups = Dictionary(grouping: locatedTerms, by: \.term.language)
        return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
    }
}
