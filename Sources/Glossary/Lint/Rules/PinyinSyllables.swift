import Terminology

/// A Chinese reading with more or fewer syllables than the term has characters.
///
/// 专利局 is read `zhuān lì jú`: three characters, three syllables. Names may be written joined (`Shēn Chángyǔ`). Latin
/// abbreviations stand in the reading as they are, and digits as digits or as words.
struct PinyinSyllables: TermRule {
    static let code = "glossary.pinyin-syllables"

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        guard let reading = Pinyin(of: term.term) else { return [] }
        let characters = term.term.text.unicodeScalars.count(where: \.isHan)
        var counts: ClosedRange<Int> = 0...0
        for word in reading.words {
            guard let possible = Pinyin.syllables(in: word) else {
                return [finding("\"\(word)\" in the reading of \"\(term.term.text)\" is no pinyin", term)]
            }
            counts = counts.lowerBound + possible.lowerBound...counts.upperBound + possible.upperBound
        }
        let wanted = characters + reading.spokenDigits.lowerBound...characters + reading.spokenDigits.upperBound
        guard !counts.overlaps(wanted) else { return [] }
        let found = counts.lowerBound
        return [finding("\"\(term.term.text)\" has \(characters) characters, its reading \(found) syllables", term)]
    }

    private func finding(_ message: String, _ term: LocatedTerm) -> Diagnostic {
        finding(
            .error, message, ["term": term.term.text, "reading": term.term.reading ?? ""],
            at: term.location(of: .reading), help: "write one syllable for each character")
    }
}
