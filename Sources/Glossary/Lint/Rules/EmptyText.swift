import Terminology

/// A text with nothing in it.
///
/// `note: ""` says nothing, and a term without text is found by every search.
struct EmptyText: TextRule {
    static let code = "glossary.empty-text"

    func check(_ text: LocatedText) -> [Diagnostic] {
        guard text.text.trimmed.isEmpty else { return [] }
        return [
            finding(
                .error, "\"\(text.field)\" is empty", ["field": text.field], at: text.location,
                help: "write something, or delete the field")
        ]
    }
}
