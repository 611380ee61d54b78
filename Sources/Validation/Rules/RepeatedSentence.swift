import Terminology

/// Sentences that stand twice, one after the other (X14).
struct RepeatedSentence: Rule {
    let identifiers = ["X14"]
    /// Bytes of a sentence that nobody repeats on purpose.
    private static let shortest = 30

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        var last = tools.earlier.sentence
        defer { tools.earlier.sentence = last }
        for block in text.blocks {
            for span in block.sentences {
                let sentence = block.text(span)
                if sentence.utf8.count >= Self.shortest, sentence == last {
                    findings.append(Finding("X14", block, span))
                }
                last = sentence
            }
        }
        return findings
    }
}
