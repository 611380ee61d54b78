import Terminology

/// A deprecated or superseded term that does not say why or until when.
///
/// A translator who is told not to write `지적재산` wants to know whether it is wrong, or out of date.
struct UnexplainedStatus: TermRule {
    static let code = "glossary.unexplained-status"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        let value = term.term
        guard value.status == .deprecated || value.status == .superseded, value.note == nil, value.validity.to == nil
        else { return [] }
        let help =
            value.status == .superseded
            ? "add `to:` with its last day, month or year" : "add a `note` that says what is wrong with it"
        return [
            finding(
                .warning, "\"\(value.text)\" is \(value.status.word), and nothing says why",
                ["term": value.text, "status": value.status.word], at: term.location(of: .status), help: help)
        ]
    }
}
