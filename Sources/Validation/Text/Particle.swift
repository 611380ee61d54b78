import Terminology

/// Korean particles, which go by the last sound of the word before them.
enum Particle {
    enum Sound {
        case vowel, rieul, consonant
    }

    /// After a consonant, after a vowel.
    private static let pairs: [(String, String)] = [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로")]
    /// What may follow a particle within the word.
    private static let endings = ["", "의", "는", "도", "서", "써", "서의", "부터", "만"]

    /// The last sound of a word, or nil where it cannot be told.
    ///
    /// - Parameter spoken: how abbreviations are read aloud that are not spelled letter by letter.
    static func sound(of word: some StringProtocol, _ spoken: [String: String]) -> Sound? {
        guard let last = word.unicodeScalars.last else { return nil }
        if (0xAC00...0xD7A3).contains(last.value) {
            let final = (last.value - 0xAC00) % 28
            let rieul: UInt32 = 8
            return final == 0 ? .vowel : final == rieul ? .rieul : .consonant
        }
        switch last {
        case "1", "7", "8": return .rieul
        case "0", "3", "6": return .consonant
        case "2", "4", "5", "9": return .vowel
        default: break
        }
        let letters = String(
            word.unicodeScalars.reversed().prefix { ("A"..."Z").contains($0) }.reversed().map(Character.init))
        if let reading = spoken[letters] { return sound(of: reading, [:]) }
        guard letters.utf8.count > 1, letters.utf8.count == word.utf8.reversed().prefix(while: isLatin).count else {
            return nil
        }
        switch last {
        case "L": return .rieul
        case "M", "N": return .consonant
        case "R": return nil
        case "A", "E", "I", "O", "U", "Y": return .vowel
        default:
            // APEC is read as a word, and then ends in a consonant.
            return letters.utf8.count > 3 && letters.contains { "AEIOU".contains($0) } ? nil : .vowel
        }
    }

    private static func isLatin(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// A particle at a byte of a text, with what follows it within the word.
    struct Found {
        var span: TextSpan
        var pair: Int
        var isAfterConsonant: Bool
        var rest: String
    }

    /// Whether a form begins with a syllable: behind most names none does.
    private static func isFirst(_ syllable: Unicode.Scalar) -> Bool {
        switch syllable {
        case "은", "는", "이", "가", "을", "를", "과", "와", "으", "로": true
        default: false
        }
    }

    static func found(in text: String, at offset: Int) -> Found? {
        let rest = text.slice(offset, offset + 15).unicodeScalars
        guard let first = rest.first, isFirst(first) else { return nil }
        let run = rest.prefix { (0xAC00...0xD7A3).contains($0.value) }
        let word = String(run)
        guard !word.isEmpty else { return nil }
        for (number, pair) in pairs.enumerated() {
            for (form, isAfterConsonant) in [(pair.0, true), (pair.1, false)] where word.hasPrefix(form) {
                let rest = String(word.dropFirst(form.count))
                guard endings.contains(rest) else { continue }
                return Found(
                    span: TextSpan(offset, offset + form.utf8.count), pair: number,
                    isAfterConsonant: isAfterConsonant, rest: rest)
            }
        }
        return nil
    }

    /// The form of a particle that fits a sound.
    static func form(_ pair: Int, after sound: Sound) -> String {
        let direction = 4
        let takesConsonant = sound == .consonant || sound == .rieul && pair != direction
        return takesConsonant ? pairs[pair].0 : pairs[pair].1
    }

    /// A fix that changes the particle with the word that it follows: KIPO는 to MOIP는, 특허청은 to 지식재산처는.
    static func repairing(_ fix: TextFix, in text: String, _ spoken: [String: String]) -> TextFix {
        guard let found = found(in: text, at: fix.span.end), let new = sound(of: fix.replacement, spoken) else {
            return fix
        }
        // One that stays need not stand right behind the name in the file: markup may be between.
        let form = form(found.pair, after: new)
        guard !text.slice(found.span.start, found.span.end).elementsEqual(form) else { return fix }
        var fix = fix
        fix.replacement += form
        fix.span = TextSpan(fix.span.start, found.span.end)
        return fix
    }
}
