/// What a token of a segment is; each kind is a signal that can be switched off.
enum TokenKind: UInt8, CaseIterable, Sendable {
    /// A word in letters, cut to its first letters.
    case word
    /// A number, date or ordinal.
    case quantity
    /// Two Han characters in a row, folded.
    case hanPair
    /// A Han character, folded.
    case han
    /// A run of katakana.
    case katakana
    /// Two Hangul syllables in a row.
    case hangulPair
    case hiraganaPair
    /// A concept of the glossary.
    case concept

    /// How much of its own evidence a token adds: what overlaps with others counts less.
    var weight: Float {
        switch self {
        case .word: 1
        case .quantity: 1.5
        case .hanPair: 0.6
        case .han: 0.4
        case .katakana: 1
        case .hangulPair: 0.6
        case .hiraganaPair: 0.3
        case .concept: 1
        }
    }
}
