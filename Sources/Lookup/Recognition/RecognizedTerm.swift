import Glossary
import Terminology

/// A name found in running text.
public struct RecognizedTerm: Sendable {
    /// Where it stands in the caller's text, in bytes; particles and possessives are no part of it.
    public let span: TextSpan
    /// What it may mean; places of one name that mean the same share it.
    public let meaning: RecognizedMeaning
    /// Whether it stands within a longer name.
    public let isSubterm: Bool

    /// The concepts that it may mean, the likeliest first; never empty.
    public var concepts: [RecognizedConcept] { meaning.concepts }

    /// The likeliest concept.
    public var best: RecognizedConcept { concepts[0] }
    /// Whether it may mean several concepts.
    public var isAmbiguous: Bool { meaning.isAmbiguous }
}

/// What a name in running text may mean: an object, so that who has seen it before knows it again at once.
public final class RecognizedMeaning: Sendable {
    /// The likeliest first; never empty.
    public let concepts: [RecognizedConcept]
    /// Of the likeliest concept, for who asks often.
    let reference: ConceptReference
    let kind: ConceptKind
    let isAmbiguous: Bool

    init(_ concepts: [RecognizedConcept]) {
        self.concepts = concepts
        (reference, kind, isAmbiguous) = (concepts[0].reference, concepts[0].kind, concepts.count > 1)
    }
}

/// A concept that a name in running text may mean.
public struct RecognizedConcept: Sendable {
    public let reference: ConceptReference
    public let kind: ConceptKind
    /// Its terms that are written so, the closest first; never empty.
    public let terms: [Name]
    /// How sure it is that this one is meant and not another concept of the same name: higher is surer.
    public let rank: Int

    /// A term that is written as the text is.
    public struct Name: Sendable {
        public let reference: TermReference
        public let language: LanguageTag
        public let status: TermStatus
        public let match: Match
        /// Whether the name is valid on the day that was asked for; nil where none was.
        public let isValid: Bool?
    }

    /// How a name is written in the text.
    public enum Match: UInt8, Sendable, Comparable {
        /// In just the way of the term.
        case asWritten
        /// Equal but for what folding takes away.
        case normalized

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public var language: LanguageTag { terms[0].language }
    public var match: Match { terms[0].match }
    public var isValid: Bool? { terms[0].isValid }
}
