/// What a token of a segment is.
enum TokenKind: UInt8, CaseIterable, Sendable {
    /// A word in letters, cut to its first letters.
    case word
    /// A number, date or ordinal.
    case quantity
    /// What a quantity consists of or may be called, and numbers that may be none.
    case weakQuantity
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

    /// How much evidence a token is, beside a word: what overlaps with other tokens counts less.
    ///
    /// Chosen on the development texts; see Benchmarks/README.md.
    var weight: Float {
        switch self {
        case .word, .katakana: 1
        case .quantity: 1.5
        case .weakQuantity: 0.5
        case .hanPair, .hangulPair: 0.6
        case .han: 0.4
        case .hiraganaPair: 0.3
        // The words of its names are there too.
        case .concept: 0.3
        }
    }

    /// The signal that links tokens of this kind where they are the same in two languages; nil where nothing does.
    var signal: AlignmentSignal? {
        switch self {
        case .word: .latin
        case .quantity, .weakQuantity: .numbers
        case .hanPair, .han: .han
        case .katakana, .hiraganaPair: nil
        case .hangulPair: .hangul
        case .concept: .glossary
        }
    }
}
