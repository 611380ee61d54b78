import Terminology

/// Sentences that stand twice, one after the other (X14).
struct RepeatedSentence: Rule {
    let identifiers = ["X14"]
    /// Bytes of a sentence that nobody repeats on purpose.
    private static let shortest = 30

    /// Whether it is a sentence: a heading may stand over a table of the same name.
    private static func isWhole(_ sentence: Substring) -> Bool {
        sentence.last { !"”’」』）)\"".contains($0) }.map { ".。!！?？…".contains($0) } ?? false
    }

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        var last = tools.earlier.sentence
        defer { tools.earlier.sentence = last }
        for block in text.blocks {
            for span in block.sentences {
                // A shorter one may stand twice.
                guard span.end - span.start >= Self.shortest else {
                    last = ""
                    continue
                }
                let sentence = block.text(span)
                if sentence == last, Self.isWhole(sentence) {
                    findings.append(Finding("X14", block, span))
                }
                last = sentence
            }
        }
        return findings
    }
}
