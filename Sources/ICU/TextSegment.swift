/// A piece of text between two boundaries.
public struct TextSegment: Hashable, Sendable {
    /// What a piece between word boundaries is.
    public enum WordKind: Hashable, Sendable {
        /// Space, punctuation, a symbol.
        case none
        /// A number.
        case number
        /// Letters other than kana and Han characters; Hangul is among them.
        case letter
        /// Hiragana or katakana.
        case kana
        /// Han characters.
        case ideograph
    }

    /// The piece's UTF-8 bytes.
    public let range: Range<Int>

    /// The status of the rule that found the boundary at the piece's end; see ICU's `ubrk.h`.
    public let ruleStatus: Int32

    /// What the piece is; only for pieces from a `BreakIterator` of the kind `word`.
    public var wordKind: WordKind {
        // UWordBreak in ICU's ubrk.h gives each kind a hundred numbers.
        switch ruleStatus {
        case 100..<200: .number
        case 200..<300: .letter
        case 300..<400: .kana
        case 400..<500: .ideograph
        default: .none
        }
    }

    /// True if the line must end after the piece; only for pieces from a `BreakIterator` of the kind `line`.
    public var endsWithMandatoryBreak: Bool { (100..<200).contains(ruleStatus) }
}
