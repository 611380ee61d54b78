import Terminology

/// Brackets within a term.
///
/// Nobody writes `特許庁（三庁）` in running text: the bracket explains, or holds a second term. Split it into terms, or
/// move it to the note.
struct Brackets: TermRule {
    static let code = "glossary.brackets"

    private static let brackets = Set("()[]{}（）［］｛｝〔〕【】〘〙〖〗".unicodeScalars)

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        guard term.term.text.holds(Self.brackets.contains) else { return [] }
        return [
            finding(
                .warning, "the term \"\(term.term.text)\" holds brackets", ["term": term.term.text],
                at: term.location(), help: "make two terms of it, or move what the bracket explains to the note")
        ]
    }
}
