import Terminology

/// Languages in another order than everywhere else.
///
/// The order is en, zh-Hans, zh-Hant, ja, ko, so that a reviewer finds each at its place.
struct LanguageOrder: ConceptRule {
    static let code = "glossary.language-order"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        for (before, after) in zip(concept.languages, concept.languages.dropFirst())
        where after.language < before.language {
            let (tag, earlier) = (after.language.rawTag, before.language.rawTag)
            return [
                finding(
                    .warning, "\(tag) stands after \(earlier)", ["language": tag, "before": earlier],
                    at: concept.location(at: after.position),
                    help: "keep the order " + LanguageTag.allCases.map(\.rawTag).joined(separator: ", "))
            ]
        }
        return []
    }
}
