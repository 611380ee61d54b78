import Terminology

/// Segments that a language leaves out (X15), or that were not translated (X13).
struct SegmentPresence: AcrossRule {
    let identifiers = ["X13", "X15"]
    /// Letters of a text that would be translated.
    private static let shortest = 12

    /// What nobody translates: addresses of the web and of mail.
    private static func staysAsItIs(_ content: some StringProtocol) -> Bool {
        content.contains("://") || content.contains("@") || content.contains("www.")
    }

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        for unit in texts.alignment.units where !unit.isDoubtful {
            let missing = unit.segments.indices.filter { unit.segments[$0].isEmpty }
            let there = unit.segments.indices.filter { !unit.segments[$0].isEmpty }
            if !missing.isEmpty, let first = there.first, let place = texts.side(first, unit.segments[first]).start {
                let languages = missing.map { texts.texts[$0].language.rawTag }.joined(separator: ", ")
                findings.append(
                    AcrossFinding(
                        column: first, finding: Finding("X15", place.block, place.span, ["language": languages])))
            }
        }
        texts.pairs { bead in
            let (second, left, right) = (bead.second, bead.left, bead.right)
            let content = right.content
            guard left.content == content, !Self.staysAsItIs(content),
                content.utf8.count(where: { $0 > 0x7F || $0 | 0x20 >= 0x61 }) >= Self.shortest,
                let place = right.start
            else { return }
            findings.append(
                AcrossFinding(
                    column: second,
                    finding: Finding("X13", place.block, place.span, ["language": left.text.language.rawTag])))
        }
        return findings
    }
}
