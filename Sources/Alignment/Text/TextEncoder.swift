import Lookup
import Normalization
import Terminology

/// Turns the segments of a text into tokens.
struct TextEncoder {
    let folding: ScalarFolding
    let quantities: QuantityReader
    /// Finds the concepts of the glossary; nil where they are not wanted.
    let recognizer: TermRecognizer?
    let language: LanguageTag
    /// Whether words are kept for their sound.
    var keepsSounds = false

    /// Letters that a word is cut to: endings of inflection lie behind them.
    static let stemLength = 6

    /// Salts of hashes: tokens that are the same in several languages have the same.
    private enum Salt {
        static let word: UInt64 = 1
        static let hanPair: UInt64 = 3
        static let han: UInt64 = 4
        static let katakana: UInt64 = 5
        static let hangulPair: UInt64 = 6
        static let hangul: UInt64 = 7
        static let hiraganaPair: UInt64 = 8
        static let quantity: UInt64 = 9
        static let concept: UInt64 = 10
    }

    /// - Throws: where the glossary's index is damaged.
    func encode(_ segments: [Segment], _ vocabulary: inout Vocabulary) throws(LookupError) -> EncodedText {
        var text = EncodedText()
        var keys = QuantityKeys()
        for segment in segments {
            let last = addCharacters(of: segment.text, to: &text, &vocabulary)
            text.keepOrder()
            keys.removeAll()
            quantities.appendKeys(of: segment.text, to: &keys)
            for key in keys.strong {
                text.tokens.append(vocabulary.add(Self.hash([key], Salt.quantity), .quantity))
            }
            for key in keys.weak {
                text.tokens.append(vocabulary.add(Self.hash([key], Salt.quantity), .weakQuantity))
            }
            if let recognizer {
                for number in try recognizer.conceptNumbers(in: segment.text) {
                    text.tokens.append(vocabulary.add(Self.hash([UInt64(number)], Salt.concept), .concept))
                }
            }
            text.endSegment()
            text.endings.append(Ending(last, segment.kind))
        }
        text.bonds = Bonds.of(segments)
        return text
    }

    /// The tokens of a word or phrase of a list: pairs of characters rather than each alone.
    ///
    /// - Parameter vocabulary: of all phrases of the list so far.
    func hashes(of phrase: String, _ vocabulary: inout Vocabulary) -> [UInt64] {
        var text = EncodedText()
        _ = addCharacters(of: phrase, to: &text, &vocabulary)
        let tokens = text.tokens.filter { vocabulary.kinds[Int($0)] != .han }
        return (tokens.isEmpty ? text.tokens : tokens).map { vocabulary.hashes[Int($0)] }
    }

    /// - Returns: the last character that is not a space and opens nothing.
    private func addCharacters(
        of segment: String, to text: inout EncodedText, _ vocabulary: inout Vocabulary
    ) -> UInt32 {
        var length: Float = 0
        var last: UInt32 = 0
        var run = Run()
        for scalar in segment.unicodeScalars {
            let (folded, script) = folding.fold(scalar.value)
            let next = CharacterClass(scalar.value, folded: folded, script: script)
            if !Self.isSpace(scalar) {
                length += 1
                if !Ending.opens(scalar.value) { last = scalar.value }
            }
            // The prolonged sound mark folds to nothing and ends no run.
            if next == .katakana && (folded == 0 || folded == 0x30FC) { continue }
            if next != run.kind {
                add(run, to: &text, &vocabulary)
                run.begin(next, isCapital: 0x41...0x5A ~= scalar.value)
            }
            if next != .other { run.folded.append(UInt64(folded)) }
            if next == .katakana, keepsSounds { run.written.append(UInt64(scalar.value)) }
        }
        add(run, to: &text, &vocabulary)
        text.lengths.append(max(1, length))
        return last
    }

    /// Most are told without a look at their properties: of the Han and Hangul none is a space.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E: false
        case ...0x3000: scalar.properties.isWhitespace
        default: false
        }
    }

    /// Neighbouring characters of one class.
    private struct Run {
        private(set) var kind = CharacterClass.other
        private(set) var isCapital = false
        var folded: [UInt64] = []
        /// Katakana as it is written: small characters sound otherwise than large ones.
        var written: [UInt64] = []

        mutating func begin(_ kind: CharacterClass, isCapital: Bool) {
            (self.kind, self.isCapital) = (kind, isCapital)
            folded.removeAll(keepingCapacity: true)
            written.removeAll(keepingCapacity: true)
        }
    }

    private func add(_ run: Run, to text: inout EncodedText, _ vocabulary: inout Vocabulary) {
        let characters = run.folded
        guard !characters.isEmpty else { return }
        switch run.kind {
        case .letter:
            let hash = Self.hash(characters.prefix(Self.stemLength), Salt.word)
            let token = vocabulary.add(hash, .word)
            text.tokens.append(token)
            guard keepsSounds, SpokenWords.holds(characters.count, .latin) else { return }
            vocabulary.spoken.add(
                key: hash, characters, .latin, isCapital: run.isCapital, tokens: CollectionOfOne(token))
        case .han: addHan(characters, to: &text, &vocabulary)
        case .katakana:
            guard characters.count > 1 else { return }
            let hash = Self.hash(characters[...], Salt.katakana)
            let token = vocabulary.add(hash, .katakana)
            text.tokens.append(token)
            guard keepsSounds, SpokenWords.holds(run.written.count, .katakana) else { return }
            vocabulary.spoken.add(key: hash, run.written, .katakana, isCapital: false, tokens: CollectionOfOne(token))
        case .hangul: addHangul(characters, to: &text, &vocabulary)
        case .hiragana:
            for index in characters.indices.dropFirst() {
                let pair = characters[index - 1...index]
                text.tokens.append(vocabulary.add(Self.hash(pair, Salt.hiraganaPair), .hiraganaPair))
            }
        case .digit, .other: break
        }
    }

    private func addHangul(_ run: [UInt64], to text: inout EncodedText, _ vocabulary: inout Vocabulary) {
        if run.count == 1 { text.tokens.append(vocabulary.add(Self.hash(run[...], Salt.hangul), .hangulPair)) }
        let first = text.tokens.count
        for index in run.indices.dropFirst() {
            let pair = [HangulInitial.lawful(run[index - 1]), HangulInitial.lawful(run[index])]
            text.tokens.append(vocabulary.add(Self.hash(pair[...], Salt.hangulPair), .hangulPair))
        }
        guard keepsSounds, run.count <= SpokenWords.mostCharacters else { return }
        // What follows a word within the run, a particle or another word, is not told apart: each beginning may be it.
        for count in SpokenWords
            .leastSyllables..<max(SpokenWords.leastSyllables, min(run.count, SpokenWords.mostSyllables) + 1)
        {
            vocabulary.spoken.add(
                key: Self.hash(run[..<count], Salt.hangul), run[..<count], .hangul, isCapital: false,
                tokens: text.tokens[first..<first + count - 1])
        }
    }

    private func addHan(_ run: [UInt64], to text: inout EncodedText, _ vocabulary: inout Vocabulary) {
        var previous: UInt32?
        for (index, scalar) in run.enumerated() {
            let reading = folding.hangulReading(of: UInt32(scalar))
            if index > 0 {
                var alias: UInt64 = 0
                if let previous, let reading {
                    let pair = [HangulInitial.lawful(UInt64(previous)), HangulInitial.lawful(UInt64(reading))]
                    alias = Self.hash(pair[...], Salt.hangulPair)
                }
                let pair = run[index - 1...index]
                let hash = Self.hash(pair, Salt.hanPair)
                let known = vocabulary.count
                let token = vocabulary.add(hash, .hanPair, alias: alias)
                text.tokens.append(token)
                if keepsSounds, vocabulary.count > known {
                    vocabulary.spoken.add(
                        key: hash, pair, .han, isCapital: false, tokens: CollectionOfOne(token))
                }
            }
            text.tokens.append(vocabulary.add(Self.hash([scalar], Salt.han), .han))
            previous = reading
        }
    }

    /// FNV-1a (Fowler, Noll, Vo) over numbers instead of bytes, mixed once more; never 0.
    @inline(__always)
    private static func hash(_ values: ArraySlice<UInt64>, _ salt: UInt64) -> UInt64 {
        var hash = salt &* 0x9E37_79B9_7F4A_7C15
        for value in values {
            hash = (hash ^ value) &* 0x100_0000_01B3
            hash ^= hash >> 29
        }
        return hash == 0 ? 1 : hash
    }
}
