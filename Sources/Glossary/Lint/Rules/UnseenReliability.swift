import Terminology

/// Something that is said to be seen in print, with nothing but unseen sources.
///
/// `reliability: 3` with `sources: [memory]` promises more than there is.
struct UnseenReliability: ConceptRule {
    static let code = "glossary.unseen-reliability"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        let value = concept.concept
        var result: [Diagnostic] = []
        if isPretended(value.reliability, value.sources, in: glossary) {
            result.append(finding(value.id, value.reliability, at: concept.location(of: .reliability)))
        }
        for term in concept.locatedTerms {
            let positions = concept.termPositions[term.number]
            // What a term has from its concept is reported there.
            guard term.term.hasOwnSources || positions[.reliability] != nil,
                isPretended(term.term.reliability, term.term.sources, in: glossary)
            else { continue }
            let field: TermField = positions[.reliability] != nil ? .reliability : .sources
            result.append(finding(term.term.text, term.term.reliability, at: term.location(of: field)))
        }
        return result
    }

    private func isPretended(_ reliability: Reliability, _ sources: [String], in glossary: LintedGlossary) -> Bool {
        reliability >= .seen && !sources.isEmpty && sources.allSatisfy { glossary.source($0)?.source.seen == false }
    }

    private func finding(_ name: String, _ reliability: Reliability, at location: SourceLocation) -> Diagnostic {
        finding(
            .error, "\"\(name)\" has reliability \(reliability.rawValue), and none of its sources was seen",
            ["name": name, "reliability": String(reliability.rawValue)], at: location,
            help: "write `reliability: 1`, or name a source that somebody has seen")
    }
}
