import Terminology

/// Hanja with more or fewer characters than the Korean term has syllables.
///
/// Every syllable of a Sino-Korean word is one character: 특허청 is 特許廳. What has no character stays in Hangul, or a
/// hyphen stands for it: 디자인보호법 is `-保護法`. A digit of the term may be a character: 3국 is 三國. Spaces and signs do
/// not count.
struct HanjaLength: TermRule {
    static let code = "glossary.hanja-length"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        // Foreign names are written by sound: 도쿄 is 東京, 후원후이 胡文輝.
        let kind = term.concept.concept.kind
        guard term.term.language == .korean, kind != .person, kind != .place, let hanja = term.term.hanja,
            hanja.holds(\.isHan)
        else { return [] }
        let (syllables, characters) = (Self.length(term.term.text), Self.length(hanja))
        let gaps = hanja.unicodeScalars.count { $0 == "-" }
        let digits = Self.digits(term.term.text) - Self.digits(hanja)
        let most = syllables + max(0, digits)
        let fits = gaps == 0 ? (syllables...most).contains(characters) : characters + gaps <= most
        if fits { return [] }
        let text = term.term.text
        return [
            finding(
                .error, "\"\(text)\" has \(syllables) syllables, its hanja \"\(hanja)\" \(characters) characters",
                ["term": text, "hanja": hanja], at: term.location(of: .hanja),
                help: "write one character for each syllable; keep in Hangul what has none")
        ]
    }

    private static func length(_ text: String) -> Int { text.unicodeScalars.count { $0.isHan || $0.isHangul } }
    private static func digits(_ text: String) -> Int { text.unicodeScalars.count(where: \.isASCIIDigit) }
}
