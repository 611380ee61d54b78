import Terminology

/// One term of a concept with two statuses at the same time.
///
/// `특허청` cannot be preferred and deprecated on one day, unless the entries speak of different publishers.
struct ContradictoryTerm: ConceptRule {
    static let code = "glossary.contradictory-term"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.repeatedTerms.compactMap { earlier, later in
            guard earlier.term.status != later.term.status else { return nil }
            let (one, two) = (earlier.term.status.word, later.term.status.word)
            return finding(
                .error, "\"\(later.term.text)\" is \(one) and \(two) at one time",
                ["term": later.term.text, "first": one, "second": two], at: later.location(of: .status),
                help: "keep one status, or give the entries validity periods that do not overlap")
        }
    }
}
