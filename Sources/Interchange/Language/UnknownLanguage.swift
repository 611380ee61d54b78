import Terminology

/// Tells a text in a language that is none of ours: in another script, or in Latin letters with another grammar than English has.
///
/// Only what the text has tells, its words of grammar and its letters: tables, names and titles in English have no grammar either.
public enum UnknownLanguage {
    /// Bytes that are looked at: a few paragraphs tell.
    private static let mostBytes = 4000
    /// Letters of another script that are no sign of a formula and no slip.
    private static let fewestLetters = 12
    /// Words of another language that are no quotation, and of how many words of a text one is.
    private static let fewestWords = 2
    private static let rarest = 8

    private static let english: Set<Substring> = [
        "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "each", "for", "from",
        "has", "have", "he", "his", "if", "in", "into", "is", "it", "its", "may", "must", "no", "not", "of", "on",
        "only", "or", "our", "she", "should", "so", "such", "than", "that", "the", "their", "then", "there", "these",
        "they", "this", "to", "under", "was", "we", "were", "when", "which", "who", "will", "with", "you", "your",
    ]

    /// Words that English has taken over in phrases (de facto, à la carte, et al.), and that are English words, codes or
    /// abbreviations as well (die casting, para. 5, ja).
    private static let borrowed: Set<Substring> = [
        "de", "la", "al", "en", "se", "le", "du", "die", "den", "das", "para", "par", "con", "na", "su", "sa", "od",
        "os",
        "nos", "dos", "em", "un", "ja", "der", "te", "lo", "si", "ne",
    ]

    /// What the words of a text tell.
    private struct Words {
        var count = 0
        var english = 0
        /// Those with letters that English does not have, and no capital.
        var lettered = 0
        /// For each language its words, and those of them that are in no name.
        var foreign = [(all: Int, sure: Int)](repeating: (0, 0), count: GrammarWords.count)
        /// Whether vowels have the marks by which readings are written: shāngbiāo, tokkyochō.
        var hasReadings = false
    }

    /// Whether a text that is taken for English surely is in another language that nobody here reads.
    ///
    /// - Complexity: O(1): only the beginning of the text is looked at.
    public static func isLanguage(of blocks: [TextBlock]) -> Bool {
        var (seen, letters, strange) = (0, 0, 0)
        var words = Words()
        for block in blocks where seen < mostBytes {
            let text = block.text.prefix(mostBytes)
            seen += text.utf8.count
            for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
                letters += 1
                if scalar.value >= firstAfterLatin, !isOurs(scalar.value) { strange += 1 }
            }
            count(text.split { !$0.isLetter && $0 != "'" && $0 != "’" }, in: &words)
        }
        if letters >= fewestLetters, strange * 2 > letters { return true }
        let lettered = words.hasReadings ? 0 : words.lettered
        return words.foreign.contains { language in
            let isSure = language.sure > 0 || lettered >= fewestWords
            let said = language.all + lettered
            return isSure && said >= fewestWords && said > 2 * words.english && said * rarest >= words.count
        }
    }

    private static func count(_ words: [Substring], in counts: inout Words) {
        counts.count += words.count
        for (place, word) in words.enumerated() where word.first?.isLowercase == true {
            let isEnglish = english.contains(word)
            if isEnglish { counts.english += 1 }
            let languages = GrammarWords.languages[word] ?? GrammarWords.Languages()
            let all = languages.own | languages.ofNames
            let isInName = borrowed.contains(word) || isBeforeName(place, words)
            let sure = isInName ? languages.own : all
            for number in counts.foreign.indices where all >> number & 1 == 1 {
                counts.foreign[number].all += 1
                if sure >> number & 1 == 1 { counts.foreign[number].sure += 1 }
            }
            if word.utf8.allSatisfy({ $0 < 0x80 }) { continue }
            if word.unicodeScalars.contains(where: isOfReading) { counts.hasReadings = true }
            if all == 0, word.unicodeScalars.contains(where: isForeign) { counts.lettered += 1 }
        }
    }

    /// Whether a word leads to a capital, with more of those that names have between: van der Berg.
    private static func isBeforeName(_ place: Int, _ words: [Substring]) -> Bool {
        let longest = 3
        for word in words[(place + 1)...].prefix(longest) {
            if word.first?.isUppercase == true { return true }
            guard let languages = GrammarWords.languages[word], languages.ofNames != 0 else { return false }
        }
        return false
    }

    /// Vowels with a macron or a caron.
    private static func isOfReading(_ scalar: Unicode.Scalar) -> Bool {
        "āēīōūǎěǐǒǔ".unicodeScalars.contains(scalar)
    }

    /// Letters that English has in no word: é is in many, as are the marks of façade, naïve and crème.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        (0xDF...0x24F).contains(scalar.value) && !"éèçï÷".unicodeScalars.contains(scalar)
            || (0x1EA0...0x1EF9).contains(scalar.value)
    }

    /// Behind Latin letters, their additions and marks.
    private static let firstAfterLatin: UInt32 = 0x370

    private static func isOurs(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || ScalarClass.isKana(value) || ScalarClass.isHangul(value)
            || (0x1E00...0x1EFF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }
}
