import Terminology

/// Tells a text in a language that is none of ours: in another script, or in Latin letters with another grammar than English has.
public enum UnknownLanguage {
    /// Bytes that are looked at: a few paragraphs tell.
    private static let mostBytes = 4000
    /// Words, or letters, of a text that is long enough to tell.
    private static let fewest = 20
    /// Of a hundred words, those of English grammar that a text in English has at least.
    private static let leastEnglish = 5
    /// Of a hundred words, those that are short and come again, as words of grammar do, and how many such words there are.
    private static let leastGrammar = 12
    private static let fewestOfGrammar = 2
    private static let longestOfGrammar = 4

    private static let english: Set<Substring> = [
        "a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do", "each", "for", "from",
        "has", "have", "he", "his", "if", "in", "into", "is", "it", "its", "may", "more", "must", "no", "not", "of",
        "on", "one", "only", "or", "our", "she", "so", "such", "than", "that", "the", "their", "then", "there",
        "these", "they", "this", "to", "under", "use", "was", "we", "were", "when", "which", "who", "will", "with",
        "you", "your",
    ]

    /// Whether a text that is taken for English surely is in another language that nobody here reads.
    ///
    /// - Complexity: O(1): only the beginning of the text is looked at.
    public static func isLanguage(of blocks: [TextBlock]) -> Bool {
        var (seen, letters, strange) = (0, 0, 0)
        var words: [Substring: Int] = [:]
        for block in blocks where seen < mostBytes {
            let text = block.text.prefix(mostBytes)
            seen += text.utf8.count
            for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
                letters += 1
                if scalar.value >= firstAfterLatin, !isOurs(scalar.value) { strange += 1 }
            }
            // Cells of a table, names and commands have no grammar.
            guard block.text.last.map({ ".!?".contains($0) }) == true else { continue }
            for word in text.split(whereSeparator: { !$0.isLetter }) where word.first?.isLowercase == true {
                words[word, default: 0] += 1
            }
        }
        if letters >= fewest, strange * 2 > letters { return true }
        let count = words.values.reduce(0, +)
        let ofEnglish = words.reduce(0) { english.contains($1.key) ? $0 + $1.value : $0 }
        guard count >= fewest, ofEnglish * 100 < leastEnglish * count else { return false }
        let ofGrammar = words.filter { $0.value > 1 && $0.key.count <= longestOfGrammar }
        return ofGrammar.count >= fewestOfGrammar
            && ofGrammar.values.reduce(0, +) * 100 >= leastGrammar * count
    }

    /// Behind Latin letters, their additions and marks.
    private static let firstAfterLatin: UInt32 = 0x370

    private static func isOurs(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || ScalarClass.isKana(value) || ScalarClass.isHangul(value)
            || (0x1E00...0x1EFF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }
}
