import Lookup
import Terminology

/// A document with the terms of the glossary that are in it.
public struct AnnotatedDocument: Sendable {
    public let document: TextDocument
    /// Nil where nothing tells it; terms of all languages are found then.
    public let language: LanguageTag?
    /// The day on which names are asked to be valid.
    public let on: CalendarDate
    /// The terms of each block, by where they begin, a longer one before those within it.
    public let terms: [[AnnotatedTerm]]
}

/// A term found in a document.
public struct AnnotatedTerm: Sendable {
    /// A place in the file.
    public struct Place: Sendable, Hashable {
        /// From 1; the column counts Unicode scalars.
        public let position: TextPlace
        /// Bytes from the beginning of the file; nil where it is not UTF-8, or of a format whose text is not in its bytes.
        public let offset: Int?
    }

    /// Where, in the text of the block.
    public let span: TextSpan
    public let start: Place
    /// Behind the last character.
    public let end: Place
    /// Whether it stands within a longer one.
    public let isSubterm: Bool
    /// What it may mean, the likeliest first; never empty.
    public let concepts: [AnnotatedConcept]
}

/// A concept that a term of a document may mean, with its names in other languages.
public struct AnnotatedConcept: Sendable, Hashable {
    public let id: String
    public let kind: ConceptKind
    /// The language and status of its term that is written so.
    public let language: LanguageTag
    public let status: TermStatus
    /// Whether the text is just the term, not only alike but for the way of writing.
    public let isAsWritten: Bool
    /// Whether the term is valid on the day.
    public let isValid: Bool
    /// Its names in the other languages as valid on the day, in the order asked for; those that it has.
    public let names: [Name]

    public struct Name: Sendable, Hashable {
        public let language: LanguageTag
        public let text: String
    }
}
