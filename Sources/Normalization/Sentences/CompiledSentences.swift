import Terminology

/// The rules of sentences of one language, ready for use: an object, for each text is handed them.
final class CompiledSentences: Sendable {
    let classes: CharacterClassTable
    /// Closing characters by their opening ones.
    let closings: [UInt32: UInt32]
    /// Opening characters of brackets that are kept whole where the sentence around them goes on.
    let whole: Set<UInt32>
    let abbreviations: [[UInt8]: SentenceWordList]
    let begin: WordPrefixes
    let afterBracket: WordPrefixes
    let afterSpace: WordPrefixes
    let afterMark: WordPrefixes
    let final: WordPrefixes
    let labels: Set<[UInt8]>
    let numberingFigures: [ClosedRange<UInt32>]
    let numberingLetters: [ClosedRange<UInt32>]
    let unspaced: [ClosedRange<UInt32>]
    let continuesAfterFigures: Bool

    /// Reads what `RuleCompiler` wrote.
    ///
    /// - Complexity: proportional to the rules; about a fifth of a millisecond.
    init(_ bytes: ByteSlice, language: LanguageTag) {
        var reader = ByteReader(bytes)
        classes = CharacterClassTable(&reader)
        closings = Dictionary(reader.texts().compactMap(Self.pair)) { first, _ in first }
        var lists: [SentenceWordList: [String]] = [:]
        for list in SentenceWordList.allCases { lists[list] = reader.texts() }
        abbreviations = Self.abbreviations(lists)
        begin = WordPrefixes(lists[.begin] ?? [])
        afterBracket = WordPrefixes(lists[.afterBracket] ?? [])
        afterSpace = WordPrefixes(lists[.afterSpace] ?? [])
        afterMark = WordPrefixes(lists[.afterMark] ?? [])
        final = WordPrefixes(lists[.final] ?? [])
        labels = Set((lists[.label] ?? []).map { Array($0.utf8) })
        numberingFigures = CharacterClassTable.ranges(&reader)
        numberingLetters = CharacterClassTable.ranges(&reader)
        unspaced = CharacterClassTable.ranges(&reader)
        var whole: Set<UInt32> = []
        var continuesAfterFigures = false
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let tag = LanguageTag(rawValue: reader.byte())
            let pairs = reader.texts().compactMap(Self.pair)
            let choice = reader.byte() == 1
            guard tag == language else { continue }
            whole.formUnion(pairs.map(\.0))
            continuesAfterFigures = choice
        }
        self.whole = whole
        self.continuesAfterFigures = continuesAfterFigures
    }

    private static func pair(_ text: String) -> (UInt32, UInt32)? {
        let scalars = text.unicodeScalars.map(\.value)
        return scalars.count == 2 ? (scalars[0], scalars[1]) : nil
    }

    /// Each abbreviation also with a capital at its head, and in capitals alone where the next word decides: `Cf.`, `FIG.`
    private static func abbreviations(_ lists: [SentenceWordList: [String]]) -> [[UInt8]: SentenceWordList] {
        var result: [[UInt8]: SentenceWordList] = [:]
        for list in [SentenceWordList.title, .number, .reference, .ending] {
            for word in lists[list] ?? [] {
                result[Array(word.utf8)] = list
                result[Array((word.prefix(1).uppercased() + word.dropFirst()).utf8)] = list
                if list != .title { result[Array(word.uppercased().utf8)] = list }
            }
        }
        return result
    }
}

extension [ClosedRange<UInt32>] {
    func holds(_ scalar: UInt32) -> Bool { contains { $0.contains(scalar) } }
}
