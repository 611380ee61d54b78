import Terminology

/// A term that no source stands for.
///
/// Every term says where it was seen, by itself or by its concept; what nobody has seen says so too:
/// `sources: [memory]`.
struct MissingSource: TermRule {
    static let code = "glossary.missing-source"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        guard term.term.sources.isEmpty else { return [] }
        return [
            finding(
                .error, "nothing says where \"\(term.term.text)\" was seen", ["term": term.term.text],
                at: term.location(), help: "add `sources: [...]` to the term or to its concept")
        ]
    }
}
