import DataFile
import Terminology

/// A concept with the places in the file that its parts came from.
public struct LocatedConcept: Sendable, Hashable {
    public var concept: Concept
    /// The path of the file, as it was given to the reader.
    public var file: String
    public var positions: FieldPositions<ConceptField>
    /// One for each of `concept.terms`, in their order.
    public var termPositions: [FieldPositions<TermField>]
    /// The languages with a list of terms, in the order of the file.
    public var languages: [LocatedLanguage]

    /// The place of the concept.
    public var location: SourceLocation { location(at: positions.start) }

    /// The place of a field, or of the concept where the file does not have the field.
    public func location(of field: ConceptField, _ index: Int = -1, _ item: Int = -1) -> SourceLocation {
        location(at: positions[field, index, item] ?? positions[field, index] ?? positions[field] ?? positions.start)
    }

    /// The place of the term with a number in `concept.terms`.
    public func location(ofTerm number: Int) -> SourceLocation {
        location(ofTerm: number, .term)
    }

    /// The place of a field of a term, or of the term where the file does not have the field.
    public func location(ofTerm number: Int, _ field: TermField, _ index: Int = -1) -> SourceLocation {
        guard termPositions.indices.contains(number) else { return location }
        let term = termPositions[number]
        return location(at: term[field, index] ?? term[field] ?? term.start)
    }

    /// A place in the concept's file.
    public func location(at position: SourcePosition) -> SourceLocation {
        SourceLocation(file: file, line: position.line, column: position.column)
    }
}

/// The key of one language in the `terms` of a concept.
public struct LocatedLanguage: Sendable, Hashable {
    public var language: LanguageTag
    public var position: SourcePosition
    /// The place of the list.
    public var list: SourcePosition
    /// How many terms the list holds.
    public var count: Int
}

/// An entry in the register of sources with the place that it came from.
public struct LocatedSource: Sendable, Hashable {
    public var source: Source
    /// The path of the file, as it was given to the reader.
    public var file: String
    public var positions: FieldPositions<SourceField>

    /// The place of a field, or of the entry where the file does not have the field.
    public func location(of field: SourceField) -> SourceLocation {
        let position = positions[field] ?? positions.start
        return SourceLocation(file: file, line: position.line, column: position.column)
    }
}
