import Terminology

/// A reference to a concept that is not there.
///
/// `replaces: [off.sipoo]` leads nowhere: a slip of the pen, or a concept that was renamed or deleted.
struct DanglingReference: GlossaryRule {
    static let code = "glossary.dangling-reference"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        glossary.concepts.flatMap { concept in
            concept.references.compactMap { reference in
                if reference.id.isEmpty || glossary.concept(reference.id) != nil { return nil }
                let near = Suggestion.nearest(to: reference.id, among: glossary.conceptIDs)
                return finding(
                    .error, "there is no concept \"\(reference.id)\"",
                    ["id": reference.id, Suggestion.argument: near ?? "none"],
                    at: reference.location,
                    help: near.map { "did you mean \"\($0)\"?" } ?? "add the concept, or delete the reference")
            }
        }
    }
}

/// A reference from one concept to another.
struct LocatedReference {
    var field: ConceptField
    var id: String
    var location: SourceLocation
}

extension LocatedConcept {
    /// Everything in the concept that names another one.
    var references: [LocatedReference] {
        var result: [LocatedReference] = []
        for (field, list) in [
            (ConceptField.replaces, concept.replaces), (.partOf, concept.partOf), (.seeAlso, concept.seeAlso),
        ] {
            for (number, id) in list.enumerated() {
                result.append(LocatedReference(field: field, id: id, location: location(of: field, number)))
            }
        }
        let meeting = concept.meeting
        for (field, id) in [
            (ConceptField.meetingSeries, meeting?.series), (.meetingHost, meeting?.host),
            (.meetingPlace, meeting?.place),
        ] {
            if let id { result.append(LocatedReference(field: field, id: id, location: location(of: field))) }
        }
        for (number, post) in concept.posts.enumerated() {
            let location = location(of: .postRole, number)
            result.append(LocatedReference(field: .postRole, id: post.role, location: location))
        }
        return result
    }
}
