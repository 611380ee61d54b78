import Terminology

/// A superseded term in a language that has no newer one.
///
/// What took its place may be another term of the concept, or a concept that `replaces` this one; a thing whose own
/// period is over needs nothing.
struct SupersededWithoutReplacement: GlossaryRule {
    static let code = "glossary.superseded-without-replacement"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        let replaced = Set(glossary.concepts.flatMap(\.concept.replaces))
        return glossary.concepts.flatMap { concept -> [Diagnostic] in
            if concept.concept.period.to != nil || replaced.contains(concept.concept.id) { return [] }
            return concept.termsByLanguage.flatMap { language, terms in
                let current = terms.filter { $0.term.status == .preferred || $0.term.status == .admitted }
                return terms.compactMap { term -> Diagnostic? in
                    guard term.term.status == .superseded, !current.contains(where: { outlives($0, term) }) else {
                        return nil
                    }
                    return finding(
                        .warning, "\"\(term.term.text)\" is superseded, and nothing took its place",
                        ["term": term.term.text, "language": language.rawTag], at: term.location(of: .status),
                        help: "add the newer term, or a concept that `replaces` \(concept.concept.id)")
                }
            }
        }
    }

    private func outlives(_ newer: LocatedTerm, _ older: LocatedTerm) -> Bool {
        guard let end = newer.term.validity.to else { return true }
        guard let earlier = older.term.validity.to else { return false }
        return end.latest > earlier.latest
    }
}
