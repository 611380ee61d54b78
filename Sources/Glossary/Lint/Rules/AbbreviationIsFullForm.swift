import Terminology

/// An abbreviation that is the full form once more.
///
/// `Japan` is no abbreviation of `Japan`: one of the two entries has the wrong type or text.
struct AbbreviationIsFullForm: ConceptRule {
    static let code = "glossary.abbreviation-is-full-form"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.termsByLanguage.flatMap { language, terms in
            let full = Set(terms.filter { $0.term.type == .fullForm }.map(\.term.text))
            return terms.compactMap { term -> Diagnostic? in
                guard term.term.type == .abbreviation, full.contains(term.term.text) else { return nil }
                return finding(
                    .error, "the abbreviation \"\(term.term.text)\" is the same as the full form",
                    ["term": term.term.text, "language": language.rawTag], at: term.location(),
                    help: "write the abbreviation, or delete this term")
            }
        }
    }
}
