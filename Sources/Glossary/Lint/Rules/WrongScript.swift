import Terminology

/// A text in a script that its field or its language does not use.
///
/// A Korean term without Hangul, an English one with Han characters, kana in pinyin or Hangul in hanja stands in the
/// wrong place. Abbreviations may be Latin in every language, and so may names that keep their English form.
struct WrongScript: TermRule {
    static let code = "glossary.wrong-script"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        if term.term.type == .misspelling { return [] }
        let value = term.term
        let problems: [(TermField, String?)] = [
            (.term, textProblem(value, of: term.concept.concept)),
            (.reading, value.reading.flatMap { readingProblem($0, of: value) }),
            (.hanja, value.hanja.flatMap { $0.holds(\.isHan) ? nil : "hanja without Han characters" }),
            (.romanization, value.romanization.flatMap(romanizationProblem)),
        ]
        return problems.compactMap { field, problem in
            problem.map {
                finding(
                    .error, "\"\(value.text)\": \($0)", ["term": value.text], at: term.location(of: field),
                    help: "correct the text, or move it to the right field or language")
            }
        }
    }

    private func textProblem(_ term: Term, of concept: Concept) -> String? {
        let text = term.text
        switch term.language {
        case .english:
            return text.holds { $0.isHan || $0.isHangul || $0.isKana } ? "an English term in another script" : nil
        case .simplifiedChinese, .traditionalChinese:
            return text.holds { $0.isHangul || $0.isKana } ? "a Chinese term with kana or Hangul" : nil
        case .japanese:
            return text.holds(\.isHangul) ? "a Japanese term with Hangul" : nil
        case .korean:
            if text.holds(\.isKana) { return "a Korean term with kana" }
            if text.holds(\.isHangul) { return nil }
            let isLatin = !text.holds { $0.isLetter && !$0.isLatin }
            let isKept = concept.terms.contains { $0.language == .english && $0.text == text }
            return isLatin && (isKept || term.type != .fullForm) ? nil : "a Korean term without Hangul"
        }
    }

    private func readingProblem(_ reading: String, of term: Term) -> String? {
        switch term.language {
        case .japanese:
            let odd = reading.unicodeScalars.first { !$0.isKana && !$0.isASCIIDigit && $0 != " " && $0 != "・" }
            return odd.map { "a Japanese reading holds \"\($0)\", which is not kana" }
        case .simplifiedChinese, .traditionalChinese:
            // A set, so that a long term with a long reading takes no longer than both.
            let own = Set(term.text)
            let odd = reading.first {
                // Signs of the term, such as +, may stand in its reading.
                let isOther = $0.isLetter || !own.contains($0)
                return !Pinyin.isLetter($0) && !" '’-·".contains($0) && !("0"..."9").contains($0) && isOther
            }
            return odd.map { "a Chinese reading holds \"\($0)\", which is no letter of pinyin" }
        case .english, .korean: return nil
        }
    }

    private func romanizationProblem(_ text: String) -> String? {
        text.holds { $0.isLetter && !$0.isLatin } ? "a romanization with letters that are not Latin" : nil
    }
}
