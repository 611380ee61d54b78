import Terminology

/// Tells a text in a language that is none of ours: in another script, or in Latin letters without the words of English grammar.
public enum UnknownLanguage {
    /// Words of a text that is long enough to tell.
    private static let fewestWords = 30
    /// Of a hundred words, those of English grammar that a text in English has at least.
    private static let leastEnglish = 5
    /// Of a hundred words, the short ones that a text with a grammar has at least; a list of names has fewer.
    private static let leastGrammar = 25
    /// Letters of a word of grammar, in most languages.
    private static let short = 1...3

    private static let english: Set<Substring> = [
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "if", "in", "is", "it",
        "its", "not", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "which", "will", "with",
        "you", "your",
    ]

    /// Whether a text that is taken for English surely is in another language that nobody here reads.
    ///
    /// - Complexity: O(*n*) in the text that is looked at, at most some 100,000 characters.
    public static func isLanguage(of blocks: [TextBlock]) -> Bool {
        var (words, ofEnglish, ofGrammar, strange, letters, seen) = (0, 0, 0, 0, 0, 0)
        for block in blocks where seen < mostBytes {
            seen += block.text.utf8.count
            for scalar in block.text.unicodeScalars where scalar.properties.isAlphabetic {
                letters += 1
                if scalar.value >= firstAfterLatin, !isOurs(scalar.value) { strange += 1 }
            }
            for word in block.text.split(whereSeparator: { !$0.isLetter && $0 != "’" && $0 != "'" }) {
                // Names say nothing.
                guard word.first?.isLowercase == true else { continue }
                words += 1
                if english.contains(word) { ofEnglish += 1 }
                if short.contains(word.count) { ofGrammar += 1 }
            }
        }
        if letters >= fewestWords, strange * 2 > letters { return true }
        return words >= fewestWords && ofEnglish * 100 < leastEnglish * words && ofGrammar * 100 >= leastGrammar * words
    }

    private static let mostBytes = 100_000
    /// Behind Latin letters, their additions and marks.
    private static let firstAfterLatin: UInt32 = 0x370

    private static func isOurs(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || ScalarClass.isKana(value) || ScalarClass.isHangul(value)
            || (0x1E00...0x1EFF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }
}
