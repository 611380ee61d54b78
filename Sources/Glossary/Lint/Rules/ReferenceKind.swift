import Terminology

/// A reference to a concept of a kind that cannot be meant.
///
/// A post is a role, not an office: `posts: [{role: off.jpo}]` names the wrong concept.
struct ReferenceKind: GlossaryRule {
    static let code = "glossary.reference-kind"

    private static let kinds: [ConceptField: [ConceptKind]] = [
        .postRole: [.role], .meetingHost: [.office, .mechanism], .meetingPlace: [.place],
        .meetingSeries: [.meeting, .event, .mechanism],
    ]

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.flatMap { concept in
            concept.references.compactMap { reference in
                guard let wanted = Self.kinds[reference.field], let target = glossary.concept(reference.id),
                    !wanted.contains(target.concept.kind)
                else { return nil }
                let words = wanted.map(\.word).joined(separator: " or ")
                let found = target.concept.kind.word
                return finding(
                    .error, "\"\(reference.id)\" is a \(found), and a \(words) belongs here",
                    ["id": reference.id, "found": found, "wanted": wanted.map(\.word).joined(separator: ", ")],
                    at: reference.location,
                    help: "name a concept of kind \(words)")
            }
        }
    }
}
