import Terminology

/// Words that stand twice, one after the other (X23): by patterns in Chinese and Japanese, by their spaces elsewhere.
struct RepeatedWord: Rule {
    let identifiers = ["X23"]
    /// Syllables that end a word which nobody repeats: particles.
    private static let particles: Set<Character> = ["을", "를", "은", "는", "의", "에"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let rule = tools.book["X23"] else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for span in block.hits["X23"] ?? [] {
                let half = TextSpan(span.start, span.start + (span.end - span.start) / 2)
                findings.append(Finding("X23", block, span, replacement: block.string(half)))
            }
            guard text.language == .english || text.language == .korean else {
                // No spaces divide words here; names are known: 三局局长局长.
                for (first, second) in zip(block.names, block.names.dropFirst())
                where first.span.end == second.span.start && first.kind != .term {
                    let span = TextSpan(2 * second.span.start - second.span.end, second.span.end)
                    let isSame =
                        span.start >= first.span.start
                        && block.withBytes { bytes in
                            bytes[span.start..<first.span.end].elementsEqual(bytes[second.span.range])
                        }
                    if isSame { findings.append(Finding("X23", block, span, replacement: block.string(second.span))) }
                }
                continue
            }
            for (span, word) in Self.pairs(in: block.text)
            where text.language == .english ? Self.isEnglish(block.text(span), word, rule) : Self.isKorean(word) {
                findings.append(Finding("X23", block, span, replacement: String(word)))
            }
        }
        return findings
    }

    /// Words with the same word behind a space, whatever its case: where both stand, and the first.
    private static func pairs(in text: String) -> [(TextSpan, Substring)] {
        var pairs: [(TextSpan, Substring)] = []
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            var last = 0..<0
            var start = 0
            forEachSign(in: bytes) { index in
                let word = start..<index
                start = index + 1
                // What stands behind a sign begins anew.
                if word.isEmpty { return }
                defer { last = word }
                guard last.upperBound + 1 == word.lowerBound, word.count == last.count,
                    bytes[last.upperBound] == 0x20, isSame(bytes, last.lowerBound, word.lowerBound, word.count)
                else { return }
                let first = text.slice(last.lowerBound, last.upperBound)
                pairs.append((TextSpan(last.lowerBound, index), first))
            }
        }
        return pairs
    }

    /// Calls for the places of bytes that are of no word, and for the end.
    private static func forEachSign(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        var index = 0
        while let piece = BytePiece(bytes, at: index) {
            var signs = piece.signs
            while let sign = signs.next() { body(index + sign) }
            index += BytePiece.size
        }
        while index < bytes.count {
            if !isLetter(bytes[index]) { body(index) }
            index += 1
        }
        body(index)
    }

    /// Whether two words of one length are the same but for the case of Latin letters.
    private static func isSame(
        _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ second: Int, _ length: Int
    ) -> Bool {
        for offset in 0..<length {
            let (one, other) = (bytes[first + offset], bytes[second + offset])
            if one != other, one >= 0x80 || one | 0x20 != other | 0x20 { return false }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 &- 0x61 < 26 }

    /// Names may be doubled, and so may some words.
    private static func isEnglish(_ both: Substring, _ word: Substring, _ rule: RuleDescription) -> Bool {
        guard both.utf8.allSatisfy({ $0 < 0x80 }), word.utf8.count > 1 || word == "a",
            rule.map[word.lowercased()] == nil
        else { return false }
        return both.utf8.dropFirst().allSatisfy { $0 == 0x20 || $0 >= 0x61 }
    }

    /// 가 ends other words too, most of them shorter.
    private static func isParticle(_ last: Character, _ word: Substring) -> Bool {
        particles.contains(last) || last == "가" && word.unicodeScalars.count > 2
    }

    private static func isKorean(_ word: Substring) -> Bool {
        word.unicodeScalars.count > 1 && word.last.map { isParticle($0, word) } == true
            && word.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
    }
}
