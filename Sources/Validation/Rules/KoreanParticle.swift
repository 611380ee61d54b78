import Terminology

/// Particles that do not fit the sound before them: after names and abbreviations (KO03), and after a bracket, where the
/// word before it counts (M5).
struct KoreanParticle: Rule {
    let identifiers = ["KO03", "M5"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard text.language == .korean else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for name in block.names {
                if let found = Self.finding("KO03", block, name.span, at: name.span.end, tools) {
                    findings.append(found)
                }
            }
            var last = -1
            for hit in block.hits["KO03"] ?? [] where hit.start != last {
                last = hit.start
                // What stands behind a name was looked at.
                let place = block.names.firstPlace { $0.span.end >= last }
                if place < block.names.count, block.names[place].span.end == last { continue }
                let word = Self.word(before: hit.start, block)
                if let found = Self.finding("KO03", block, word, at: hit.start, tools) { findings.append(found) }
            }
            for hit in block.hits["M5"] ?? [] {
                guard let word = Self.word(beforeBracketAt: hit.start, block),
                    let found = Self.finding("M5", block, word, at: hit.start, tools)
                else { continue }
                findings.append(found)
            }
        }
        return findings
    }

    private static func finding(
        _ rule: String, _ block: CheckedBlock, _ word: TextSpan, at place: Int, _ tools: RuleTools
    ) -> Finding? {
        guard let particle = Particle.found(in: block.text, at: place),
            let sound = block.withBytes({ Particle.sound(ofSyllableBefore: word.end, $0) })
                ?? Particle.sound(of: block.text(word), tools.book.spoken)
        else { return nil }
        if particle.isAfterConsonant == Particle.takesConsonant(particle.pair, after: sound) { return nil }
        // 3과 is a lesson, 5가 a part of a street, 이 begins the verb that makes a noun a predicate.
        let isNumber = block.text(word).utf8.last.map { (48...57).contains($0) } ?? false
        if isNumber, particle.pair == 1 || particle.pair == 3 { return nil }
        let wanted = Particle.form(particle.pair, after: sound)
        return Finding(rule, block, particle.span, ["word": block.string(word)], replacement: wanted)
    }

    /// Letters and digits before a place; a number with what it counts.
    private static func word(before place: Int, _ block: CheckedBlock) -> TextSpan {
        let before = block.text(TextSpan(max(0, place - 24), place))
        let letters = before.utf8.reversed().prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }.count
        let length = letters > 0 ? letters : before.suffix { !$0.isWhitespace && !$0.isPunctuation }.utf8.count
        return TextSpan(place - length, place)
    }

    /// The word before the bracket that closes before a place.
    private static func word(beforeBracketAt place: Int, _ block: CheckedBlock) -> TextSpan? {
        let limit = max(0, place - 120)
        return block.withBytes { bytes in
            var open = place - 1
            while open > limit, bytes[open - 1] != UInt8(ascii: "(") {
                if bytes[open - 1] == UInt8(ascii: ")") { return nil }
                open -= 1
            }
            guard open > limit else { return nil }
            let end = open - 1
            var start = end
            while start > limit {
                let before = bytes.scalarStart(before: start)
                if before < limit || bytes.scalar(at: before).properties.isWhitespace { break }
                start = before
            }
            // A formula is not read aloud.
            return start < end && bytes[start] != UInt8(ascii: "=") ? TextSpan(start, end) : nil
        }
    }
}

extension Substring {
    /// The longest end whose characters all satisfy a condition.
    fileprivate func suffix(_ isIn: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isIn(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
