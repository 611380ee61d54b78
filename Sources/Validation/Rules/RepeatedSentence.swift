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
        // That of a part before, until there is one of this.
        var last = tools.earlier.sentence
        var place: (block: CheckedBlock, span: TextSpan)?
        for block in text.blocks {
            for span in block.sentences {
                defer { place = (block, span) }
                // A shorter one may stand twice.
                let length = span.end - span.start
                guard length >= Self.shortest, length == place.map({ $0.span.end - $0.span.start }) ?? last.utf8.count
                else { continue }
                if let place { last = place.block.text(place.span) }
                let sentence = block.text(span)
                if sentence == last, Self.isWhole(sentence) { findings.append(Finding("X14", block, span)) }
            }
        }
        if let place { tools.earlier.sentence = place.block.text(place.span) }
        return findings
    }
}
