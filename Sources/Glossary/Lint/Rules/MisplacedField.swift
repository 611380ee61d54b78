import Terminology

/// A field that terms of the language do not have.
///
/// Readings are for Chinese and Japanese, hanja for Korean, romanizations for Japanese and Korean; elsewhere nobody
/// looks for them.
struct MisplacedField: TermRule {
    static let code = "glossary.misplaced-field"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        let fields: [(TermField, String?, [LanguageTag])] = [
            (.reading, term.term.reading, [.simplifiedChinese, .traditionalChinese, .japanese]),
            (.hanja, term.term.hanja, [.korean]),
            (.romanization, term.term.romanization, [.japanese, .korean]),
        ]
        return fields.compactMap { field, value, languages in
            if value == nil || languages.contains(term.term.language) { return nil }
            let tag = term.term.language.rawTag
            return finding(
                .warning, "a term in \(tag) has no \"\(field.rawValue)\"", ["field": field.rawValue, "language": tag],
                at: term.location(of: field), help: "delete the field, or move the term to the right language")
        }
    }
}
