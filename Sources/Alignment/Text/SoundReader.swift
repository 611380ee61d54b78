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

    /// The letters of a word's reading in a Latin system, without tones and other diacritics.
    private func romanization(of word: [UInt64], _ language: LanguageTag) -> [Unicode.Scalar]? {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word.compactMap(Self.scalar))
        guard let readings = try? folder.readings(of: Term(String(text), language: language), isPerson: false) else {
            return nil
        }
        for reading in readings where !reading.system.contains("initials") {
            let letters = reading.spelling.unicodeScalars.compactMap { Unicode.Scalar(folding.fold($0.value).scalar) }
                .filter { "a"..."z" ~= $0 }
            if !letters.isEmpty { return letters }
        }
        return nil
    }

    private static func scalar(_ value: UInt64) -> Unicode.Scalar? { Unicode.Scalar(UInt32(truncatingIfNeeded: value)) }
}
