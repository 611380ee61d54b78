import Terminology

/// Segments that a language leaves out (X15; X29 where it is a sentence that all others have), or that were not translated (X13).
struct SegmentPresence: AcrossRule {
    /// The rule of sentences that one text leaves out.
    static let missingSentence = "X29"
    let identifiers = ["X13", "X15", SegmentPresence.missingSentence]
    /// Letters of a text that would be translated.
    private static let shortest = 12

    /// What nobody translates: addresses of the web and of mail, entries of a list of references, names and addresses; and what
    /// is written alike, as in Chinese and Japanese.
    private static func staysAsItIs(_ content: String) -> Bool {
        if content.contains("://") || content.contains("@") || content.contains("www.") { return true }
        if ForeignSentence.isReference(content) { return true }
        let isSentence = content.last.map { ".。!！?？".contains($0) } ?? false
        guard content.utf8.contains(where: { $0 | 0x20 &- 0x61 < 26 }) else {
            let isHan = !content.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) || $0.value >= 0xAC00 }
            return !isSentence && (isHan || content.contains(where: \.isNumber))
        }
        // Of a name or an address few words begin with a small letter, and figures stand beside them.
        let words = content.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "’" && $0 != "'" }
        let small = words.count { $0.first?.isLowercase == true }
        return small * 2 < words.count && (!isSentence || words.contains { $0.first?.isNumber == true })
    }

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding] {
        var findings: [AcrossFinding] = []
        let missingSentences = MissingSentences(texts, tools)
        for (number, unit) in texts.alignment.units.enumerated() where !unit.isDoubtful {
            let missing = unit.segments.indices.filter { unit.segments[$0].isEmpty }
            let there = unit.segments.indices.filter { !unit.segments[$0].isEmpty }
            if !missing.isEmpty, let first = there.first, let place = texts.side(first, unit.segments[first]).start {
                let languages = missing.map { texts.texts[$0].language.rawTag }.joined(separator: ", ")
                let isLeftOut = missingSentences.isLeftOut(unit: number)
                if !isLeftOut, missingSentences.isSaidNearby(unit: number) { continue }
                let rule = isLeftOut ? Self.missingSentence : "X15"
                findings.append(
                    AcrossFinding(
                        column: first, finding: Finding(rule, place.block, place.span, ["language": languages])))
            } else if missing.isEmpty, let (place, column, lacking) = missingSentences.leftOut(within: number),
                let block = texts.texts[column].block(place.block)
            {
                let language = texts.texts[lacking].language.rawTag
                findings.append(
                    AcrossFinding(
                        column: column,
                        finding: Finding(Self.missingSentence, block, place.span, ["language": language])))
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
