import ICU
import Normalization
import Terminology

/// Finds how words of any script sound, by the readings of `Locales/`.
///
/// Hangul is read a syllable at a time, Han a character at a time, so that each is computed once.
struct SoundReader {
    private let folder: KeyFolder
    private let folding: ScalarFolding
    private var characters: [UInt64: [Unicode.Scalar]] = [:]

    init(_ rules: CompiledRules) {
        folder = KeyFolder(rules)
        folding = ScalarFolding(rules)
    }

    /// Nil where no reading is known.
    mutating func sound(of word: SpokenWords.Word) -> Sound? {
        switch word.writing {
        case .latin: Sound(word.characters.compactMap(Self.scalar), isSpelled: true)
        case .katakana: romanization(of: word.characters, .japanese).map { Sound($0, isSpelled: false) }
        case .hangul, .han: romanization(word).map { Sound($0, isSpelled: false) }
        }
    }

    /// The romanized characters of a word in Hangul or Han, one after the other.
    mutating func romanization(_ word: SpokenWords.Word) -> [Unicode.Scalar]? {
        var letters: [Unicode.Scalar] = []
        for character in word.characters {
            guard let known = cached(character, word.writing == .han ? .simplifiedChinese : .korean) else { return nil }
            letters += known
        }
        return letters
    }

    private mutating func cached(_ character: UInt64, _ language: LanguageTag) -> [Unicode.Scalar]? {
        if let known = characters[character] { return known.isEmpty ? nil : known }
        let found = romanization(of: [character], language) ?? []
        characters[character] = found
        return found.isEmpty ? nil : found
    }

    /// The letters of a word's romanization, without tones and other diacritics.
    private func romanization(of word: [UInt64], _ language: LanguageTag) -> [Unicode.Scalar]? {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word.compactMap(Self.scalar))
        guard let spelling = try? folder.romanization(of: String(text), language) else { return nil }
        let letters = spelling.unicodeScalars.compactMap { Unicode.Scalar(folding.fold($0.value).scalar) }
            .filter { "a"..."z" ~= $0 }
        return letters.isEmpty ? nil : letters
    }

    private static func scalar(_ value: UInt64) -> Unicode.Scalar? { Unicode.Scalar(UInt32(truncatingIfNeeded: value)) }
}

/// How the words of a language sound that another may have.
struct Sounds {
    /// By word; nil for those in Han, and where no reading is known.
    let sounds: [Sound?]
    /// By word: the letters of those in Han.
    let pinyin: [[Unicode.Scalar]?]

    init(of words: [SpokenWords.Word], _ rules: CompiledRules) {
        var reader = SoundReader(rules)
        sounds = words.map { $0.writing == .han ? nil : reader.sound(of: $0) }
        pinyin = words.map { $0.writing == .han ? reader.romanization($0) : nil }
    }
}
