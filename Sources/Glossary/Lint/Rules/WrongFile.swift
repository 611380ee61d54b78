import Terminology

/// A concept in the file of another kind.
///
/// Where files are named after kinds, whoever looks for an office opens `offices.yaml`. Files of other names may hold
/// anything.
struct WrongFile: ConceptRule {
    static let code = "glossary.wrong-file"

    private static let files: [ConceptKind: String] = [
        .office: "offices.yaml", .person: "people.yaml", .role: "roles.yaml", .meeting: "meetings.yaml",
        .event: "events.yaml", .mechanism: "mechanisms.yaml", .treaty: "treaties.yaml",
        .document: "documents.yaml", .term: "terms.yaml", .place: "places.yaml",
    ]

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let name = String(concept.file.split(separator: "/").last ?? "")
        let kind = concept.concept.kind
        guard Self.files.values.contains(name), let expected = Self.files[kind], expected != name else { return [] }
        return [
            finding(
                .warning, "a \(kind.word) stands in \(name)", ["kind": kind.word, "file": name, "expected": expected],
                at: concept.location(of: .kind), help: "move it to \(expected), or change its kind")
        ]
    }
}
