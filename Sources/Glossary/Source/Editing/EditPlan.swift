import Terminology

/// A text with an addition, and the concepts that it has to hold.
struct EditPlan {
    let text: String
    let insertion: TextSpan
    let expected: [Concept]

    /// - Throws: `glossary.unknown-concept`, `glossary.ambiguous-concept` or `glossary.unclear-layout`.
    init(
        _ addition: GlossaryAddition, in source: GlossarySource, text old: String, file: String
    ) throws(Diagnostic) {
        let lines = TextLines(old)
        var concepts = source.concepts.map(\.concept)
        let planned: Insertion?
        switch addition {
        case .term(let term, let id):
            let number = try Self.number(of: id, in: source, file)
            let term = Self.complete(term, in: concepts[number])
            planned = Insertion.of(term, in: source.concepts[number], text: lines)
            let terms = concepts[number].terms
            concepts[number].terms.insert(
                term, at: terms.lastIndex { $0.language <= term.language }.map { $0 + 1 } ?? 0)
        case .concept(let concept, let previous):
            let number = try previous.map { id throws(Diagnostic) in try Self.number(of: id, in: source, file) }
            let place = number ?? concepts.count - 1
            let concept = Self.complete(concept)
            planned = Insertion.of(
                concept, after: concepts.isEmpty ? nil : source.concepts[place], text: lines)
            concepts.insert(concept, at: place + 1)
        }
        guard let planned else { throw Self.unclearLayout(file) }
        expected = concepts
        let new = Array(planned.text.utf8)
        text = String(
            decoding: lines.bytes[..<planned.offset] + new + lines.bytes[planned.offset...], as: UTF8.self)
        insertion = TextSpan(planned.offset, planned.offset + new.count)
    }

    /// Says that the text has to be changed by hand.
    static func unclearLayout(_ file: String) -> Diagnostic {
        Diagnostic(
            "glossary.unclear-layout", .error, "the layout of \(file) leaves no clear place for the addition",
            arguments: ["file": file], at: SourceLocation(file: file),
            help: "write lists one entry a line, as the other concepts have them, or add it by hand")
    }

    private static func number(of id: String, in source: GlossarySource, _ file: String) throws(Diagnostic) -> Int {
        let numbers = source.concepts.indices.filter { source.concepts[$0].concept.id == id }
        guard let number = numbers.first else {
            let ids = source.concepts.map(\.concept.id)
            throw Diagnostic(
                "glossary.unknown-concept", .error, "\(file) has no concept \"\(id)\"",
                arguments: ["file": file, "id": id], at: SourceLocation(file: file),
                help: Suggestion.nearest(to: id, among: ids).map { "did you mean \"\($0)\"?" }
                    ?? "look in the other files of the glossary")
        }
        guard numbers.count == 1 else {
            throw Diagnostic(
                "glossary.ambiguous-concept", .error, "\(file) has \(numbers.count) concepts \"\(id)\"",
                arguments: ["file": file, "id": id], at: source.concepts[numbers[1]].location(of: .id),
                help: "give each an id of its own first")
        }
        return number
    }

    /// The term as it will be read in the concept.
    private static func complete(_ term: Term, in concept: Concept) -> Term {
        var term = term
        if !term.sources.isEmpty, term.sources != concept.sources { term.hasOwnSources = true }
        if !term.hasOwnSources { term.sources = concept.sources }
        return term
    }

    /// The concept as it will be read.
    private static func complete(_ concept: Concept) -> Concept {
        var concept = concept
        concept.terms = concept.terms.map { complete($0, in: concept) }
        concept.terms.sort { $0.language < $1.language }
        return concept
    }
}
