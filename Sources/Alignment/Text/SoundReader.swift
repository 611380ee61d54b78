import ICU
import Normalization
import Terminology

/// Finds how words of any script sound, by the readings of `Locales/`.
///
/// Hangul is read a syllable at a time, so that each is computed once.
struct SoundReader {
    private let folder: KeyFolder
    private let folding: ScalarFolding
    private var syllables: [UInt64: [Unicode.Scalar]] = [:]

    init(_ rules: CompiledRules) {
        folder = KeyFolder(rules)
        folding = ScalarFolding(rules)
    }

    /// How a word in letters, katakana or Hangul sounds; nil where no reading is known.
    mutating func sound(of word: SpokenWords.Word) -> Sound? {
        switch word.writing {
        case .latin: Sound(word.characters.compactMap(Self.scalar), isSpelled: true)
        case .katakana: romanization(of: word.characters, .japanese).map { Sound($0, isSpelled: false) }
        case .hangul: letters(word.characters.map { syllable($0) }).map { Sound($0, isSpelled: false) }
        case .han: nil
        }
    }

    /// The letters of a word in Han as it is read in Chinese; nil where no reading is known.
    func pinyin(_ word: SpokenWords.Word) -> [Unicode.Scalar]? {
        letters(word.characters.map { folder.syllable(UInt32(truncatingIfNeeded: $0), .simplifiedChinese) })
    }

    private func letters(_ syllables: [[Unicode.Scalar]?]) -> [Unicode.Scalar]? {
        syllables.contains(where: { $0 == nil }) ? nil : syllables.flatMap { $0 ?? [] }
    }

    private mutating func syllable(_ character: UInt64) -> [Unicode.Scalar]? {
        if let known = syllables[character] { return known.isEmpty ? nil : known }
        let found = romanization(of: [character], .korean)
        syllables[character] = found ?? []
        return found
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
        sounds = words.map { reader.sound(of: $0) }
        pinyin = words.map { $0.writing == .han ? reader.pinyin($0) : nil }
    }
}
