import Normalization

/// What a character is to tokens.
enum CharacterClass {
    case letter, digit, han, katakana, hiragana, hangul, other

    init(_ scalar: UInt32, folded: UInt32, script: ScriptClass) {
        switch script {
        case .latin: self = .letter
        case .han: self = .han
        case .hangul: self = .hangul
        case .kana: self = Self.isKatakana(scalar) ? .katakana : .hiragana
        case .other:
            if 0x30...0x39 ~= folded {
                self = .digit
            } else if Self.isKatakana(scalar) {
                self = .katakana
            } else {
                self = .other
            }
        }
    }

    /// The blocks Katakana, and half-width katakana; the prolonged sound mark with them, the middle dot not.
    private static func isKatakana(_ scalar: UInt32) -> Bool {
        (0x30A0...0x30FF ~= scalar && scalar != 0x30FB) || 0xFF66...0xFF9F ~= scalar
    }
}
