import Terminology

/// Tells a text in a language that is none of ours: in another script, or in Latin letters with another grammar than English has.
///
/// Only words of grammar that the text has tell: tables, names and titles in English have none either. To be silent about a text in
/// English is worse than to check one in another language.
public enum UnknownLanguage {
    /// Bytes that are looked at: a few paragraphs tell.
    private static let mostBytes = 4000
    /// Letters of another script, in words, that are no formula and no quotation.
    private static let fewestLetters = 20
    /// Different words of another language that are no quotation, and of how many words in small letters one is.
    private static let fewestWords = 2
    private static let rarest = 5
    /// The same in a title, where one word that no English text has is enough.
    private static let rarestInTitle = 2

    private static let english: Set<Substring> = [
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
        "do", "each", "for", "from", "has", "have", "he", "his", "how", "if", "in", "into", "is", "it", "its", "may",
        "more", "must", "no", "not", "of", "on", "only", "or", "our", "see", "she", "should", "so", "such", "than",
        "that", "the", "their", "then", "there", "these", "they", "this", "to", "under", "was", "we", "were", "what",
        "when", "where", "which", "who", "will", "with", "within", "you", "your",
    ]

    /// Words that English has taken over in phrases (de facto, à la carte, et al.), and that are English words, codes or
    /// abbreviations as well (die casting, para. 5, ja).
    private static let borrowed: Set<Substring> = [
        "al", "ali", "alla", "ar", "au", "av", "az", "bin", "bir", "bu", "com", "come", "con", "cu", "da", "dan", "das",
        "dat", "de", "del", "den", "der", "die", "din", "do", "dos", "du", "ei", "em", "en", "entre", "et", "fait",
        "fra", "har", "hay", "hun", "il", "ile", "ir", "iz", "ja", "ka", "kan", "kell", "ki", "kun", "la", "le", "lo",
        "lub", "mai", "meg", "met", "mit", "na", "ne", "nos", "nous", "od", "ole", "om", "os", "par", "para", "pe",
        "per", "po", "pour", "que", "sa", "se", "sem", "sen", "ser", "si", "som", "su", "sur", "tai", "te", "til",
        "till", "tout", "um", "un", "uno", "uz", "van", "ve", "ved", "vid", "volt", "za", "ze",
    ]

    /// What the words of a text tell.
    private struct Words {
        /// Those in small letters.
        var count = 0
        var english = 0
        /// Those with letters that English does not have: they tell no language, but that the text is not English.
        var lettered = 0
        var foreign = [Evidence](repeating: Evidence(), count: GrammarWords.count)
    }

    /// What a text has of the words of a language.
    private struct Evidence {
        var count = 0
        var words: Set<Substring> = []
        /// Those of them that no English text has but in names.
        var sure: Set<Substring> = []
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
            let ofBlock = text.split(whereSeparator: \.isWhitespace).filter { !isAddress($0) }
                .flatMap { $0.split { !$0.isLetter && $0 != "'" && $0 != "’" } }
            for word in ofBlock {
                letters += word.count
                if word.count > 1 { strange += word.unicodeScalars.count(where: isStrange) }
            }
            count(ofBlock, in: &words)
        }
        if strange >= fewestLetters, strange * 2 > letters { return true }
        return words.foreign.contains { language in
            guard language.words.count >= fewestWords, !language.sure.isEmpty else { return false }
            if language.sure.count >= fewestWords {
                return language.count + words.lettered > 2 * words.english && language.count * rarest >= words.count
            }
            return words.english == 0 && language.count * rarestInTitle >= words.count
        }
    }

    /// Whether letters are joined as in addresses, paths and names of files: of those nothing is a word.
    private static func isAddress(_ text: Substring) -> Bool {
        var last: Character = " "
        for character in text {
            if character.isLetter, joiners.contains(last) { return true }
            last = character
        }
        return text.contains("@")
    }

    private static let joiners: Set<Character> = [".", "/", "_", ":", "\\", "@"]

    private static func count(_ words: [Substring], in counts: inout Words) {
        for (place, word) in words.enumerated() where word.first?.isLowercase == true {
            counts.count += 1
            if english.contains(word) { counts.english += 1 }
            let languages = GrammarWords.languages[word] ?? GrammarWords.Languages()
            let all = languages.own | languages.ofNames
            let sure =
                borrowed.contains(word) || english.contains(word) ? 0 : isBeforeName(place, words) ? languages.own : all
            for number in counts.foreign.indices where all >> number & 1 == 1 {
                counts.foreign[number].count += 1
                counts.foreign[number].words.insert(word)
                if sure >> number & 1 == 1 { counts.foreign[number].sure.insert(word) }
            }
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

    /// Letters that English has in no word: é is in many, as are the marks of façade, naïve and crème.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        (0xDF...0x24F).contains(scalar.value) && !"éèçï÷".unicodeScalars.contains(scalar)
            || (0x1EA0...0x1EF9).contains(scalar.value)
    }

    /// Behind Latin letters, their additions and marks.
    private static let firstAfterLatin: UInt32 = 0x370

    private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= firstAfterLatin && scalar.properties.isAlphabetic && !isOurs(scalar.value)
    }

    private static func isOurs(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || ScalarClass.isKana(value) || ScalarClass.isHangul(value)
            || (0x1E00...0x1EFF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }
}
