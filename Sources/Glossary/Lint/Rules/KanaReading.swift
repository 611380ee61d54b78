import Terminology

/// A Japanese reading that leaves out kana of the term.
///
/// What the term already writes in kana is read as written: the reading of 日中韓ユーザー会合 has to hold `ゆーざー`.
struct KanaReading: TermRule {
    static let code = "glossary.kana-reading"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        guard term.term.language == .japanese, let reading = term.term.reading else { return [] }
        var rest = Self.hiragana(reading)[...]
        for scalar in Self.hiragana(term.term.text) {
            guard let place = rest.firstIndex(of: scalar) else {
                return [
                    finding(
                        .error, "the reading of \"\(term.term.text)\" lacks its \"\(scalar)\", or has it elsewhere",
                        ["term": term.term.text, "reading": reading], at: term.location(of: .reading),
                        help: "write the whole term in kana")
                ]
            }
            rest = rest[(place + 1)...]
        }
        return []
    }

    /// The kana of a text as hiragana; ヶ and ヵ stand for か and more, and are left out.
    private static func hiragana(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.compactMap { scalar in
            guard scalar.isKana, scalar != "ヶ", scalar != "ヵ" else { return nil }
            // The katakana of Unicode stand 0x60 after the hiragana.
            guard (0x30A1...0x30F4).contains(scalar.value) else { return scalar }
            return Unicode.Scalar(scalar.value - 0x60)
        }
    }
}
