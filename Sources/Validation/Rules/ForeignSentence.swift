import Terminology

/// Sentences whose letters say another language than the text has (X27).
///
/// What stands in brackets or quotation marks does not count, nor a heading: names and titles stay as they are. A sentence counts
/// that has nothing of its own language, and enough of another to be no name.
struct ForeignSentence: Rule {
    static let identifier = "X27"
    let identifiers = [ForeignSentence.identifier]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            if case .heading = block.kind { continue }
            // English in one language alone: most of its paragraphs have hardly a letter of others.
            if text.language == .english, block.withBytes(Self.solidLetters) < Self.fewest { continue }
            // A quotation of several sentences goes on behind the first.
            var depth = 0
            lazy var isReference = Self.isReference(block.text)
            for span in block.sentences {
                let counts = LetterCounts(block.text, span, &depth)
                guard let seen = Self.language(of: counts, in: text.language, block.text(span)),
                    !isReference
                else { continue }
                findings.append(Finding(Self.identifier, block, span, ["seen": seen.rawTag]))
            }
        }
        return findings
    }

    /// Whether a paragraph is an entry of a list of references, as GB/T 7714 marks them: `[1]` before it, `[J]`, `[EB/OL]` in it.
    ///
    /// So is one that counts volumes, numbers and pages.
    static func isReference(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "."), place > 2 {
                let word = bytes[(place - 3)..<place]
                if pages.contains(where: word.elementsEqual) { return true }
            }
            guard byte == UInt8(ascii: "[") else { continue }
            let mark = bytes[(place + 1)...].prefix {
                $0 &- 0x41 < 26 || $0 == 0x2F || place == 0 && $0 &- 0x30 < 10
            }
            if (1...5).contains(mark.count), mark.endIndex < bytes.count, bytes[mark.endIndex] == UInt8(ascii: "]") {
                return true
            }
        }
        return false
    }

    /// Ends of “Vol.”, “pp.” and “et al.”.
    private static let pages = ["Vol", "vol", " pp", " al"].map { Array($0.utf8) }

    /// Letters of a sentence that is no name.
    private static let fewest = 8

    /// The language of a sentence that is not in the one of the text; nil for one that is, or may be.
    private static func language(
        of counts: LetterCounts, in own: LanguageTag, _ sentence: @autoclosure () -> Substring
    ) -> LanguageTag? {
        let (han, kana, hangul) = (counts.han, counts.kana, counts.hangul)
        switch own {
        case .english:
            let solid = han + kana + hangul
            guard solid >= fewest, counts.latin < solid else { return nil }
            return hangul > kana + han
                ? .korean : kana * 3 > han ? .japanese : ends(sentence()) ? .simplifiedChinese : nil
        case .korean:
            if hangul > 0 { return nil }
            if kana >= fewest / 2 { return .japanese }
            if han >= fewest, ends(sentence()) { return .simplifiedChinese }
        case .japanese:
            if kana > 0 { return nil }
            if hangul >= fewest, hangul > han { return .korean }
            if han >= fewest, hangul == 0 { return isChinese(sentence()) ? .simplifiedChinese : nil }
        default:
            if hangul >= fewest, hangul > han { return .korean }
            if kana >= fewest / 2, kana * 2 > han { return .japanese }
            if han > 0 { return nil }
        }
        guard han + kana + hangul == 0, counts.latin >= fewest * 3 else { return nil }
        return isEnglish(sentence()) ? .english : nil
    }

    /// At most so many Han characters, kana and syllables of Hangul are in a text.
    private static func solidLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.reduce(0) { $0 &+ ($1 >= 0xE3 ? 1 : 0) }
    }

    private static let stops: Set<Character> = ["。", "！", "？", ".", "!", "?"]

    private static func ends(_ sentence: Substring) -> Bool {
        sentence.last { !$0.isWhitespace }.map(stops.contains) ?? false
    }

    /// Characters of Chinese grammar that Japanese does not have in a sentence without kana.
    private static let particles: Set<Character> = ["的", "了", "在", "们", "这", "与", "为", "将", "并", "們", "這", "會"]

    private static func isChinese(_ sentence: Substring) -> Bool {
        ends(sentence) && sentence.contains(where: particles.contains)
    }

    private static let words: Set<Substring> = [
        "the", "a", "an", "of", "and", "to", "in", "is", "are", "was", "were", "that", "for", "with", "on", "by", "has",
        "have",
        "been", "at", "from", "will", "this",
    ]
    private static let fewestWords = 6

    /// Whether words of English grammar are in it, as in no name and no command.
    private static func isEnglish(_ sentence: Substring) -> Bool {
        guard ends(sentence) else { return false }
        let parts = sentence.split(separator: " ")
        return parts.count >= fewestWords && parts.count(where: words.contains) >= 2
            && parts.count { $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } } * 2 >= parts.count
    }
}

/// How many letters of each kind a sentence has, without what stands in brackets and quotation marks.
private struct LetterCounts {
    var latin = 0
    var han = 0
    var kana = 0
    var hangul = 0

    /// - Complexity: O(n) in its bytes.
    ///
    /// - Parameter depth: signs that are open where it begins, and then where it ends.
    init(_ text: String, _ span: TextSpan, _ depth: inout Int) {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            var index = span.start
            while index < span.end {
                let byte = bytes[index]
                // Most of Chinese and Korean, and none of it a sign.
                if byte &- 0xE4 < 10, index + 2 < span.end {
                    if depth == 0 { if byte < 0xEA { han += 1 } else { hangul += 1 } }
                    index += 3
                    continue
                }
                if byte < 0x80 {
                    if byte | 0x20 &- 0x61 < 26, depth == 0 { latin += 1 }
                    if byte == 0x28 { depth += 1 }
                    if byte == 0x29, depth > 0 { depth -= 1 }
                    index += 1
                    continue
                }
                guard byte >= 0xE0, index + 2 < span.end else {
                    index += byte >= 0xE0 ? 1 : 2
                    continue
                }
                if !Self.isApostrophe(bytes, index) { count(byte, bytes[index + 1], bytes[index + 2], &depth) }
                index += byte >= 0xF0 ? 4 : 3
            }
        }
    }

    /// Whether ’ stands within a word: it closes nothing.
    private static func isApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99, index > 0,
            index + 3 < bytes.count
        else { return false }
        return bytes[index - 1] | 0x20 &- 0x61 < 26 && bytes[index + 3] | 0x20 &- 0x61 < 26
    }

    private mutating func count(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ depth: inout Int) {
        switch (first, second) {
        case (0xE3, 0x81...0x83): if depth == 0 { kana += 1 }
        // “ ” ‘ ’
        case (0xE2, 0x80):
            if third == 0x9C || third == 0x98 { depth += 1 }
            if third == 0x9D || third == 0x99, depth > 0 { depth -= 1 }
        // 《 》 「 」 『 』 【 】, of which the odd ones close.
        case (0xE3, 0x80) where (0x88...0x91).contains(third):
            if third & 1 == 0 { depth += 1 } else if depth > 0 { depth -= 1 }
        case (0xEF, 0xBC) where third == 0x88: depth += 1
        case (0xEF, 0xBC) where third == 0x89: if depth > 0 { depth -= 1 }
        default: break
        }
    }
}
