import Terminology

/// A concept without a term in one of the languages.
///
/// The glossary promises a word in each of its languages: a translator who looks one up must not meet a gap.
struct MissingLanguage: ConceptRule {
    static let code = "glossary.missing-language"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let present = Set(concept.concept.terms.map(\.language))
        let missing = LanguageTag.allCases.filter { !present.contains($0) }.map(\.rawTag)
        guard !missing.isEmpty else { return [] }
        let list = missing.joined(separator: ", ")
        return [
            finding(
                .error, "\"\(concept.concept.id)\" has no term in \(list)",
                ["id": concept.concept.id, "languages": list], at: concept.location(of: .terms),
                help: "add one; a rendering of your own has `sources: [own-rendering], reliability: 1`")
        ]
    }
}
