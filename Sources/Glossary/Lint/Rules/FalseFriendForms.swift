import Terminology

/// False friends of a concept that has none of their forms.
///
/// A remark on 审判, 審判 and 심판 belongs to a concept with at least one of these words in its terms; there a reader
/// meets it.
struct FalseFriendForms: ConceptRule {
    static let code = "glossary.false-friend-forms"

    func check(_ concept: LocatedConcept, in glossary: LintedGlossary) -> [Diagnostic] {
        concept.concept.falseFriends.enumerated().compactMap { number, friend in
            let occurs = friend.forms.contains { language, form in
                concept.concept.terms.contains { $0.language == language && $0.text.contains(form) }
            }
            if occurs, friend.forms.count > 1 { return nil }
            let forms = friend.forms.map(\.value).joined(separator: ", ")
            let problem = occurs ? "a single form is no false friend" : "none of the forms occurs in the terms"
            return finding(
                .warning, "\(problem): \(forms)", ["forms": forms], at: concept.location(of: .falseFriends, number),
                help: "add the form in another language, or move the remark to the concept that has these words")
        }
    }
}
