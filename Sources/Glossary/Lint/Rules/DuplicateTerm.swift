import Terminology

/// The same term twice in one concept and language, with the same status and at the same time.
///
/// One of the two says nothing new, and the next editor changes only one of them.
struct DuplicateTerm: ConceptRule {
    static let code = "glossary.duplicate-term"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.repeatedTerms.compactMap { earlier, later in
            guard earlier.term.status == later.term.status else { return nil }
            return finding(
                .error, "\"\(later.term.text)\" stands twice in \(later.term.language)",
                ["term": later.term.text, "language": later.term.language.rawTag], at: later.location(),
                help: "keep one of them, or give them validity periods that do not overlap")
        }
    }
}

extension LocatedConcept {
    /// Pairs of terms with one text, language and publisher whose periods surely overlap.
    var repeatedTerms: [(earlier: LocatedTerm, later: LocatedTerm)] {
        var seen: [[String]: [LocatedTerm]] = [:]
        var result: [(LocatedTerm, LocatedTerm)] = []
        for term in locatedTerms {
            let key = [term.term.language.rawTag, term.term.text, term.term.publisher ?? ""]
            let earlier = seen[key]?.first { $0.term.validity.surelyOverlaps(term.term.validity) }
            if let earlier { result.append((earlier, term)) }
            seen[key, default: []].append(term)
        }
        return result
    }
}
