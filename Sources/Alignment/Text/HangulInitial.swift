/// The law of initial sounds (두음 법칙): at the head of a word ㄹ and ㄴ become ㄴ or ㅇ, and Han characters are read so.
enum HangulInitial {
    private static let first: UInt64 = 0xAC00
    private static let last: UInt64 = 0xD7A3
    private static let perInitial: UInt64 = 588
    private static let perVowel: UInt64 = 28
    private static let nieun: UInt64 = 2
    private static let rieul: UInt64 = 5
    private static let ieung: UInt64 = 11
    /// ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ as a set of bits.
    private static let front: UInt64 = 1 << 2 | 1 << 3 | 1 << 6 | 1 << 7 | 1 << 12 | 1 << 17 | 1 << 20

    /// A syllable as it would be at the head of a word, so that both ways of writing it are the same.
    static func lawful(_ syllable: UInt64) -> UInt64 {
        guard first...last ~= syllable else { return syllable }
        let index = syllable - first
        let (initial, rest) = (index / perInitial, index % perInitial)
        let isFront = front >> (rest / perVowel) & 1 == 1
        switch initial {
        case rieul: return first + (isFront ? ieung : nieun) * perInitial + rest
        case nieun where isFront: return first + ieung * perInitial + rest
        default: return syllable
        }
    }
}
