import Terminology

/// The words of a Chinese reading, without what the term itself writes in Latin letters or digits.
struct Pinyin {
    let words: [String]
    /// How many syllables the digits of the term may add, where the reading does not keep them as digits.
    let spokenDigits: ClosedRange<Int>

    /// Nil for a term that has no Chinese reading, or one that cannot be counted: Latin letters of the term are
    /// missing from the reading, so they were read out.
    init?(of term: Term) {
        guard term.language == .simplifiedChinese || term.language == .traditionalChinese,
            let reading = term.reading, !reading.isEmpty, reading.allSatisfy({ Self.isLetter($0) || !$0.isLetter })
        else { return nil }
        var words = reading.split { !Self.isLetter($0) }.map(String.init)
        for latin in term.text.runs(of: \.isASCIILetter) {
            guard let place = words.firstIndex(where: { $0.lowercased() == latin.lowercased() }) else { return nil }
            words.remove(at: place)
        }
        self.words = words
        var spoken = 0...0
        let kept = reading.runs(of: \.isASCIIDigit)
        for digits in term.text.runs(of: \.isASCIIDigit) where !kept.contains(digits) {
            // 11 is shí yī, 20 èr shí, 2021 èr líng èr yī or èr qiān líng èr shí yī.
            spoken = spoken.lowerBound + 1...spoken.upperBound + 2 * digits.utf8.count
        }
        spokenDigits = spoken
    }

    /// Whether a character is a letter of pinyin, with or without a tone mark.
    static func isLetter(_ character: Character) -> Bool {
        let (base, marks) = parts(of: character)
        return base != nil && marks.count <= 2 && marks.allSatisfy { $0 == 0x308 || tones.contains($0) }
    }

    /// Whether a letter has a tone mark.
    static func hasTone(_ character: Character) -> Bool { parts(of: character).marks.contains(where: tones.contains) }

    /// The fewest and the most syllables that a word of pinyin letters can be cut into, or nil where it cannot.
    ///
    /// - Complexity: O(*n*), where *n* is the number of letters.
    static func syllables(in word: String) -> ClosedRange<Int>? {
        let letters = word.lowercased().compactMap { character -> UInt8? in
            let (base, marks) = parts(of: character)
            return base == UInt8(ascii: "u") && marks.contains(0x308) ? UInt8(ascii: "v") : base
        }
        // counts[n] belongs to the first n letters.
        var counts: [ClosedRange<Int>?] = [0...0]
        for end in 1..<(letters.count + 1) {
            var range: ClosedRange<Int>?
            for length in 1...min(end, longestSyllable) {
                guard let before = counts[end - length],
                    isSyllable(letters[(end - length)..<end], atStart: end == length)
                else { continue }
                let low = min(range?.lowerBound ?? .max, before.lowerBound + 1)
                range = low...max(range?.upperBound ?? 0, before.upperBound + 1)
            }
            counts.append(range)
        }
        return counts.last ?? nil
    }

    /// Macron, acute, caron and grave.
    private static let tones: Set<UInt32> = [0x304, 0x301, 0x30C, 0x300]
    /// zhuang, chuang, shuang.
    private static let longestSyllable = 6

    /// The ASCII letter and the marks of a character.
    private static func parts(of character: Character) -> (base: UInt8?, marks: [UInt32]) {
        if let ascii = character.asciiValue {
            let isLetter = (0x41...0x5A).contains(ascii) || (0x61...0x7A).contains(ascii)
            return (isLetter ? ascii : nil, [])
        }
        var base: UInt8?
        var marks: [UInt32] = []
        for scalar in String(character).decomposedScalars {
            if scalar.isASCIILetter {
                base = UInt8(truncatingIfNeeded: scalar.value)
            } else {
                marks.append(scalar.value)
            }
        }
        return (base, marks)
    }

    private static let initials: [[UInt8]] = [
        "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
        "w",
    ].map { Array($0.utf8) }

    private static let finals: Set<[UInt8]> = Set(
        [
            "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "o", "ou", "ong", "i", "ia", "ian", "iang",
            "iao",
            "ie", "in", "ing", "iong", "iu", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve",
        ].map { Array($0.utf8) })

    /// Within a word an apostrophe stands before a syllable that begins with a vowel, so that it begins a new word.
    private static func isSyllable(_ letters: ArraySlice<UInt8>, atStart: Bool) -> Bool {
        // 儿 as the ending of a word is a character without a vowel.
        if letters.elementsEqual([UInt8(ascii: "r")]) { return true }
        if atStart, let first = letters.first, "aeo".utf8.contains(first), finals.contains(Array(letters)) {
            return true
        }
        return initials.contains { letters.starts(with: $0) && finals.contains(Array(letters.dropFirst($0.count))) }
    }
}
