/// The words of one language that another may have by their sound: written in letters, katakana or Hangul, and names of two Han
/// characters.
struct SpokenWords {
    enum Writing: UInt8 {
        case latin, katakana, hangul, han
    }

    struct Word {
        let writing: Writing
        /// Folded characters, but katakana as it is written.
        var characters: [UInt64]
        /// The tokens that it has become.
        let tokens: [Int32]
        /// Whether it was seen with a capital.
        var isCapital: Bool
    }

    private(set) var words: [Word] = []
    private var numbers: [UInt64: Int32] = [:]

    /// Words beyond so many are those of a library, in which words repeat enough to be learned.
    private static let limit = 30_000
    /// A sound of fewer characters says too little.
    private static let leastLetters = 4
    private static let leastKatakana = 3
    static let mostCharacters = 24
    /// Beginnings of a run of Hangul that may be a word.
    static let leastSyllables = 2
    static let mostSyllables = 7

    /// Whether a word may be kept; longer ones are no words.
    static func holds(_ count: Int, _ writing: Writing) -> Bool {
        guard count <= mostCharacters else { return false }
        return switch writing {
        case .latin: count >= leastLetters
        case .katakana: count >= leastKatakana
        case .hangul, .han: count > 1
        }
    }

    /// Adds a word; of those with the same key, the shortest is kept, which has the least inflection.
    mutating func add(
        key: UInt64, _ characters: some Collection<UInt64>, _ writing: Writing, isCapital: Bool,
        tokens: some Collection<Int32>
    ) {
        if let number = numbers[key].map(Int.init) {
            if isCapital { words[number].isCapital = true }
            if characters.count < words[number].characters.count { words[number].characters = Array(characters) }
        } else if words.count < Self.limit {
            numbers[key] = Int32(words.count)
            words.append(
                Word(writing: writing, characters: Array(characters), tokens: Array(tokens), isCapital: isCapital))
        }
    }
}
