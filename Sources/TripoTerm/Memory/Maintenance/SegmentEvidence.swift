import ICU
import Interchange
import Terminology

/// What the characters of a segment say of it.
struct SegmentEvidence {
    private let text: String

    init(_ text: String) { self.text = text }

    var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// Whether there is anything to translate in it.
    var hasLetters: Bool { text.unicodeScalars.contains(where: \.properties.isAlphabetic) }

    /// The language that the text rather looks like, as a tag or, for letters that none of the languages has, a script's name; nil
    /// where nothing speaks against the one it is said to be in.
    func contradiction(to language: LanguageTag) -> String? {
        var (letters, strange) = (0, 0)
        var script: Script?
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            let own = CharacterProperties.script(of: scalar)
            guard !Self.scripts.contains(own) else { continue }
            strange += 1
            script = script ?? own
        }
        if let script, strange * 2 > letters { return script.code }
        let guess = LanguageGuess(text: text)
        guard letters >= Self.fewestLetters, let seen = guess.language, seen != language else { return nil }
        // Japanese keeps most traditional forms: which of the two it is need not be known.
        let isOtherScript = language == .simplifiedChinese && guess.isTraditional
        guard isOtherScript || guess.sureness >= Self.sureEnough else { return nil }
        // Names and codes stay in Latin letters in all languages: a sentence has words in small letters.
        if seen == .english, smallWords < Self.fewestSmallWords { return nil }
        return seen.rawTag
    }

    private var smallWords: Int {
        text.split { !$0.isLetter }.count { word in
            word.utf8.count >= 2 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
    }

    private static let scripts = Set(
        ["Latn", "Hani", "Hira", "Kana", "Hang", "Bopo"].compactMap(Script.init(code:)) + [.common, .inherited])
    /// Letters; fewer tell no language.
    private static let fewestLetters = 4
    private static let fewestSmallWords = 3
    /// As reading a document doubts the language that it is said to be in.
    private static let sureEnough = 0.9

    /// The length in letters of English, whatever the language.
    ///
    /// Letters and digits of Documentation/examples: English has 2.8 times as many as Chinese, 1.9 times as many as Japanese, 2.3
    /// times as many as Korean.
    func length(in language: LanguageTag) -> Double {
        let weight =
            switch language {
            case .english: 1.0
            case .simplifiedChinese, .traditionalChinese: 2.8
            case .japanese: 1.9
            case .korean: 2.3
            }
        return text.unicodeScalars.reduce(0) { sum, scalar in
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return sum }
            return sum + (scalar.value < 0x1100 ? 1 : weight)
        }
    }

    /// Whether two lengths, in letters of English, are those of no translation.
    static func areUnbalanced(_ left: Double, _ right: Double) -> Bool {
        max(left, right) + tolerance > mostTimes * (min(left, right) + tolerance)
    }

    /// Letters; in short texts a word more or less makes much.
    private static let tolerance = 15.0
    private static let mostTimes = 2.5
}
