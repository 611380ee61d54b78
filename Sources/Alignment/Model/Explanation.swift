/// What neighbouring segments of one text explain of the segments of another, as many as are added.
///
/// It goes from the tokens that are explained to the segments that have them, because most tokens of most segments are not.
struct Explanation {
    /// A token type of the other text that is explained, and where its occurrences in the window are.
    private struct Word {
        let type: Int32
        var mass: Float
        let occurrences: Range<Int32>
    }

    private let occurrences: Occurrences
    private let weights: [Float]
    /// By type: how much a fitting token outweighs one that nothing explains.
    private let outweighs: [Float]
    /// The segments of the other text that are asked for.
    private var window: Range<Int32> = 0..<0
    /// By type: the first occurrence that may be in the window; it moves on with the window.
    private var firsts: [Int32]
    /// By type: its number among the words, where that has the type.
    private var numbers: [Int32]
    private var words: [Word] = []
    /// Weight of all tokens that explain.
    private var size: Float = 0

    init(of text: EncodedText, weights: [Float], unexplained: [Float]) {
        occurrences = Occurrences(text, types: weights.count)
        self.weights = weights
        outweighs = unexplained.map { (1 - $0) / $0 }
        firsts = Array(occurrences.starts.dropLast())
        numbers = Array(repeating: 0, count: weights.count)
    }

    /// Begins anew, for a window of segments of the other text.
    mutating func begin(_ window: Range<Int>) {
        self.window = Int32(window.lowerBound)..<Int32(window.upperBound)
        words.removeAll(keepingCapacity: true)
        size = 0
    }

    /// Adds what a segment explains.
    ///
    /// - Complexity: O(n) in its tokens and their translations.
    mutating func add(_ text: EncodedText, _ segment: Int, weights: [Float], rows: TranslationRows) {
        for place in text.range(segment) {
            let weight = weights[Int(text.tokens[place])] * text.multiplicities[place]
            size += weight
            for entry in rows.range(text.tokens[place]) {
                add(rows.targets[entry], weight * rows.ratios[entry])
            }
        }
    }

    @inline(__always)
    private mutating func add(_ type: Int32, _ mass: Float) {
        let number = Int(numbers[Int(type)])
        if number < words.count, words[number].type == type {
            words[number].mass += mass
        } else if let found = occurrences(of: type) {
            numbers[Int(type)] = Int32(words.count)
            words.append(Word(type: type, mass: mass, occurrences: found))
        }
    }

    /// The occurrences of a type in the window; nil where there are none.
    @inline(__always)
    private mutating func occurrences(of type: Int32) -> Range<Int32>? {
        let (start, end) = (occurrences.starts[Int(type)], occurrences.starts[Int(type) + 1])
        var first = firsts[Int(type)]
        while first > start, occurrences.segments[Int(first) - 1] >= window.lowerBound { first -= 1 }
        while first < end, occurrences.segments[Int(first)] < window.lowerBound { first += 1 }
        firsts[Int(type)] = first
        var last = first
        while last < end, occurrences.segments[Int(last)] < window.upperBound { last += 1 }
        return first < last ? first..<last : nil
    }

    /// Puts what is explained of each segment of the window, above nothing, in its place.
    func gains(_ gains: UnsafeMutableBufferPointer<Float>) {
        gains.update(repeating: 0)
        guard size > 0 else { return }
        let scale = 1 / size
        for word in words {
            let gain =
                weights[Int(word.type)]
                * Elementary.logarithm(1 + scale * outweighs[Int(word.type)] * word.mass)
            for place in word.occurrences {
                gains[Int(occurrences.segments[Int(place)] - window.lowerBound)] +=
                    gain * occurrences.multiplicities[Int(place)]
            }
        }
    }
}
