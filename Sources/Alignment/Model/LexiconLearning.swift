/// Counts for a lexicon, from beads with their probabilities: the expectation of Model 1.
struct LexiconLearning {
    private(set) var counts = PairCounts()
    private(set) var firstTotals: [Float]
    private(set) var secondTotals: [Float]
    private var scratch: [Float]
    private var denominators: [Float] = []

    init(_ lexicon: Lexicon) {
        firstTotals = Array(repeating: 0, count: lexicon.first.weights.count)
        secondTotals = Array(repeating: 0, count: lexicon.second.weights.count)
        scratch = Array(repeating: 0, count: lexicon.second.weights.count)
    }

    /// Counts that are smaller are not worth the memory that they touch.
    private static let least: Float = 0.002

    /// Adds what a bead says.
    ///
    /// - Parameters:
    ///   - block: the stretch of the text that it stands in.
    ///   - novelty: how likely, beside what the lexicon has, any pair is held for a translation.
    /// - Complexity: O(n · m) in the tokens of the two sides.
    mutating func add(
        _ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>, probability: Float, block: Int32, lexicon: Lexicon,
        novelty: Float
    ) {
        guard !first.isEmpty, !second.isEmpty else { return }
        counts.block = block
        let nothing = lexicon.settings.background * Float(first.count)
        denominators.removeAll(keepingCapacity: true)
        for _ in second { denominators.append(nothing) }
        for isCounting in [false, true] {
            for source in first {
                let row = lexicon.forward.range(source)
                let recurs = lexicon.first.recur[Int(source)]
                if isCounting && !recurs { continue }
                for place in row { scratch[Int(lexicon.forward.targets[place])] = lexicon.forward.ratios[place] }
                for (index, target) in second.enumerated() {
                    let ratio = scratch[Int(target)] + novelty
                    if !isCounting {
                        denominators[index] += ratio
                    } else if lexicon.second.recur[Int(target)] {
                        let count = probability * ratio / denominators[index]
                        if count > Self.least { counts.add(source, target, count) }
                    }
                }
                for place in row { scratch[Int(lexicon.forward.targets[place])] = 0 }
            }
        }
        for source in first { firstTotals[Int(source)] += probability }
        for target in second { secondTotals[Int(target)] += probability }
    }
}
