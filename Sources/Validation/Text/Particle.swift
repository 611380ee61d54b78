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
        if let sound = sound(ofSyllable: last) { return sound }
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

    /// The last sound of a syllable of Hangul; nil for anything else.
    private static func sound(ofSyllable scalar: Unicode.Scalar) -> Sound? {
        guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
        let final = (scalar.value - 0xAC00) % 28
        let rieul: UInt32 = 8
        return final == 0 ? .vowel : final == rieul ? .rieul : .consonant
    }

    /// The same of what ends at a byte, as nearly all words do.
    static func sound(ofSyllableBefore end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Sound? {
        end >= 3 && end <= bytes.count ? sound(ofSyllable: bytes.scalar(at: bytes.scalarStart(before: end))) : nil
    }

    private static func isLatin(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// A particle at a byte of a text.
    struct Found {
        var span: TextSpan
        var pair: Int
        var isAfterConsonant: Bool
    }

    /// The pair of a particle that begins with a syllable, and whether it is the one after a consonant: behind most names there
    /// is none.
    private static func beginning(with syllable: Unicode.Scalar) -> (pair: Int, isAfterConsonant: Bool)? {
        switch syllable {
        case "은": (0, true)
        case "는": (0, false)
        case "이": (1, true)
        case "가": (1, false)
        case "을": (2, true)
        case "를": (2, false)
        case "과": (3, true)
        case "와": (3, false)
        case "으": (4, true)
        case "로": (4, false)
        default: nil
        }
    }

    /// Syllables of a particle and what may follow it within the word, and one more.
    private static let longest = 5

    static func found(in text: String, at offset: Int) -> Found? {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            guard offset < bytes.count, let (pair, isAfterConsonant) = beginning(with: bytes.scalar(at: offset)) else {
                return nil
            }
            var end = offset
            while end < bytes.count, end < offset + longest * 3, (0xAC00...0xD7A3).contains(bytes.scalar(at: end).value)
            {
                end += 3
            }
            let form = isAfterConsonant ? pairs[pair].0 : pairs[pair].1
            let formEnd = offset + form.utf8.count
            guard formEnd <= end, bytes[offset..<formEnd].elementsEqual(form.utf8),
                endings.contains(where: { bytes[formEnd..<end].elementsEqual($0.utf8) })
            else { return nil }
            return Found(span: TextSpan(offset, formEnd), pair: pair, isAfterConsonant: isAfterConsonant)
        }
    }

    /// The form of a particle that fits a sound.
    static func form(_ pair: Int, after sound: Sound) -> String {
        takesConsonant(pair, after: sound) ? pairs[pair].0 : pairs[pair].1
    }

    /// Whether that is the form after a consonant.
    static func takesConsonant(_ pair: Int, after sound: Sound) -> Bool {
        let direction = 4
        return sound == .consonant || sound == .rieul && pair != direction
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
