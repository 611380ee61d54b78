/// A bracket or quotation that is open.
struct SentenceBracket {
    /// What it is closed by; quotes that open and close alike by themselves.
    var closing: UInt32
    var start: Int
    /// How many breaks had been found before it.
    var breakCount: Int
    /// No sentence ends within if the one around goes on.
    var isWhole: Bool
    var kind: CharacterClass
    /// The sentence around had begun.
    var isWithinSentence: Bool
    /// The stop that a remark follows without a space.
    var stop: SentenceStop?
    /// Whether a break was found between that stop and the bracket.
    var hasBreakBefore = false
}

/// A run of stops with what closes after it.
struct SentenceStop {
    var kind: CharacterClass
    /// Where the last run of stops begins.
    var start: Int
    /// Something closed after that run.
    var isClosed = false
    var hasSpace = false
    /// Where spaces begin, after all that closes.
    var end: Int
    /// Where the next text begins.
    var next: Int
    /// How many breaks had been found before the outermost bracket that closed after the stop and is kept whole.
    var breakCount: Int?
    /// A remark within a sentence, or a title, closed after the stop.
    var isInner = false
    var closesTitle = false
}
