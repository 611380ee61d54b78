import Terminology

/// Two preferred full forms of one language, and of one publisher, on the same day.
///
/// Only one can be the one to choose: `特許庁` and `日本国特許庁` cannot both be preferred in 2021, unless different
/// publishers write them. A year in which one ends and the other begins is no overlap.
struct DuplicatePreferred: ConceptRule {
    static let code = "glossary.duplicate-preferred"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.termsByLanguage.flatMap { language, terms in
            let preferred = terms.filter { $0.term.status == .preferred && $0.term.type == .fullForm }
            return preferred.enumerated().compactMap { number, later -> Diagnostic? in
                let clash = preferred[..<number].first {
                    $0.term.publisher == later.term.publisher
                        && $0.term.validity.surelyOverlaps(later.term.validity)
                }
                guard let clash else { return nil }
                let (one, two) = (clash.term.text, later.term.text)
                let message =
                    "two preferred terms in \(language) for \"\(concept.concept.id)\" at one time: \"\(one)\", \"\(two)\""
                return finding(
                    .error, message,
                    ["id": concept.concept.id, "language": language.rawTag, "first": one, "second": two],
                    at: later.location(),
                    help: "mark one of them admitted, or give them validity periods that do not overlap")
            }
        }
    }
}
