import Terminology

/// A language whose terms are all admitted, superseded or deprecated.
///
/// Somebody who asks what to write must get an answer.
struct MissingPreferred: ConceptRule {
    static let code = "glossary.missing-preferred"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.termsByLanguage.compactMap { language, terms in
            guard let first = terms.first, !terms.contains(where: { $0.term.status == .preferred }) else { return nil }
            return finding(
                .warning, "\"\(concept.concept.id)\" has no preferred term in \(language)",
                ["id": concept.concept.id, "language": language.rawTag], at: first.location(),
                help: "leave the status of the one to choose out, which means preferred")
        }
    }
}
