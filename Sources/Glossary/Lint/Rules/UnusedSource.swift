import Terminology

/// A source in the register that nothing refers to.
///
/// It was forgotten when the term that it stood for was deleted, or a reference to it has a slip of the pen.
struct UnusedSource: GlossaryRule {
    static let code = "glossary.unused-source"

    func check(_ glossary: LintedGlossary) -> [Diagnostic] {
        let used = Set(glossary.concepts.flatMap { $0.citations.map(\.id) })
        return glossary.register.compactMap { source in
            if used.contains(source.source.id) { return nil }
            return finding(
                .warning, "nothing refers to the source \"\(source.source.id)\"", ["id": source.source.id],
                at: source.location(of: .id), help: "delete it, or name it where it was used")
        }
    }
}
