import Terminology

/// A Han character in a form that the language does not write.
///
/// `国` belongs into simplified Chinese and Japanese, `國` into traditional Chinese and hanja; `专利` in a Japanese term
/// was copied from a Chinese one. The names of people may keep old forms.
struct HanForm: TermRule {
    static let code = "glossary.han-form"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        let value = term.term
        if value.type == .misspelling { return [] }
        let isPerson = term.concept.concept.kind == .person
        return [(value.text, TermField.term), (value.hanja ?? "", .hanja)].compactMap { text, field in
            let odd = text.unicodeScalars.first { scalar in
                guard scalar.value > 0x2E7F else { return false }
                return Self.isForeign(scalar, value.language, isPerson: isPerson)
            }
            return odd.map {
                finding(
                    .error, "\"\(text)\" holds \"\($0)\", which is not written in \(value.language)",
                    ["text": text, "character": String($0), "language": value.language.rawTag],
                    at: term.location(of: field), help: "write the form that the language uses")
            }
        }
    }

    private static func isForeign(_ scalar: Unicode.Scalar, _ language: LanguageTag, isPerson: Bool) -> Bool {
        switch language {
        case .english: false
        case .simplifiedChinese:
            HanForms.traditionalOnly.contains(scalar) || HanForms.traditionalOrJapanese.contains(scalar)
        case .traditionalChinese:
            HanForms.simplifiedOnly.contains(scalar) || !isPerson && HanForms.simplifiedOrJapanese.contains(scalar)
        case .japanese:
            HanForms.simplifiedOnly.contains(scalar) || !isPerson && HanForms.traditionalOnly.contains(scalar)
        case .korean: HanForms.simplifiedOnly.contains(scalar)
        }
    }
}
