import Terminology

/// Names that another publisher writes, where the profile's own has one.
struct PublisherName: Rule {
    static let identifier = "X10"
    let identifiers = [PublisherName.identifier]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let publisher = text.profile.publisher else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for name in block.names where name.meanings.allSatisfy({ Self.isOther($0.term, publisher) }) {
                let meaning = name.meanings[0]
                // A reading or a short form says nothing of how the whole is written.
                guard name.isAsWritten, [.fullForm, .variant].contains(meaning.term.type),
                    meaning.term.language == text.language,
                    let wanted = meaning.concept.concept.name(
                        in: text.language, type: meaning.term.type, on: text.day, publisher: publisher),
                    wanted.text != meaning.term.text
                else { continue }
                let arguments = ["publisher": publisher, "other": meaning.term.publisher ?? ""]
                findings.append(Finding(Self.identifier, block, name.span, arguments, replacement: wanted.text))
            }
        }
        return findings
    }

    private static func isOther(_ term: Term, _ publisher: String) -> Bool {
        term.status == .admitted && term.publisher.map { $0 != publisher } == true
    }
}
