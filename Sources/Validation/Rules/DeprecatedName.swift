import Terminology

/// Names and terms that the glossary has as wrong on any day.
struct DeprecatedName: Rule {
    static let identifier = "X09"
    let identifiers = [DeprecatedName.identifier]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let rule = tools.book[Self.identifier] else { return [] }
        var findings: [Finding] = []
        for block in text.named {
            // The words of a reference are its author's.
            if block.names.contains(where: \.isWrong), ForeignSentence.isReference(block.text) { continue }
            for name in block.names where name.isWrong {
                let meaning = name.meanings[0]
                let written = block.string(name.span)
                // Written in another way, it may be another word; some words are right elsewhere.
                guard name.isAsWritten || meaning.term.language != .english, rule.map[written] == nil,
                    meaning.term.language == text.language || meaning.term.language == .english,
                    !Self.isOfLongerName(name, block),
                    !ForeignForms.isInForeign(name.span, block, text, tools.book),
                    !tools.looksBack(block, at: name.span.start, text.language)
                else { continue }
                let wanted = tools.concepts.replacement(
                    for: meaning, on: text.day, publisher: text.profile.publisher)
                let arguments = ["note": meaning.term.note ?? "", "wanted": wanted?.text ?? ""]
                findings.append(Finding(rule.id, block, name.span, arguments, replacement: wanted?.text))
            }
        }
        return findings
    }

    /// Letters of “The” and other words that begin a sentence and no name.
    private static let longestArticle = 3

    /// Whether an office in English is the end of another's name: “Shanghai Intellectual Property Administration”.
    private static func isOfLongerName(_ name: FoundName, _ block: CheckedBlock) -> Bool {
        guard name.kind == .office, name.term.language == .english else { return false }
        let before = block.text(TextSpan(block.sentence(at: name.span.start).start, name.span.start))
        guard before.last == " " else { return false }
        let word = before.dropLast().split(separator: " ").last ?? ""
        let isFirst = word.startIndex == before.startIndex
        return word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || $0 == "-" }
            && word.count > (isFirst ? longestArticle : 1)
    }
}
