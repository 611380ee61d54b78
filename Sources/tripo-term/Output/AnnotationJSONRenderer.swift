import Terminology
import TripoTerm

/// One JSON object a term, one a line, in the order of the text; see `annotate.schema.json`.
struct AnnotationJSONRenderer: AnnotationRenderer {
    let head = ""
    let foot = ""

    func write(_ document: AnnotatedDocument, to write: (String) throws -> Void) throws {
        for (block, terms) in zip(document.document.blocks, document.terms) {
            for term in terms { try write(JSONValue.object(members(of: term, block, document)).line + "\n") }
        }
    }

    private func members(
        of term: AnnotatedTerm, _ block: TextBlock, _ document: AnnotatedDocument
    ) -> [(String, JSONValue)] {
        [
            ("file", .text(document.document.path)), ("language", .optional(document.language?.rawTag)),
            ("on", .text("\(document.on)")), ("text", .text(block.text.piece(term.span))),
            ("start", Self.place(term.start)), ("end", Self.place(term.end)), ("subterm", .bool(term.isSubterm)),
            ("concepts", .array(term.concepts.map(Self.concept))),
        ]
    }

    private static func place(_ place: AnnotatedTerm.Place) -> JSONValue {
        .object([
            ("offset", place.offset.map { .integer($0) } ?? .null), ("line", .integer(place.position.line)),
            ("column", .integer(place.position.column)),
        ])
    }

    private static func concept(_ concept: AnnotatedConcept) -> JSONValue {
        .object([
            ("concept", .text(concept.id)), ("kind", .text(concept.kind.word)),
            ("language", .text(concept.language.rawTag)), ("status", .text(concept.status.word)),
            ("asWritten", .bool(concept.isAsWritten)), ("valid", .bool(concept.isValid)),
            (
                "names",
                .array(
                    concept.names.map {
                        .object([("language", .text($0.language.rawTag)), ("term", .text($0.text))])
                    })
            ),
        ])
    }
}
