/// Collects counts for a lexicon from beads with their probabilities.
struct LexiconLearning {
    var counts = PairCounts()
    var firstTotals: [Float]
    var secondTotals: [Float]
    private var forwardScratch: [Float]
    private var denominators: [Float] = []

    init(_ lexicon: Lexicon) {
        firstTotals = Array(repeating: 0, count: lexicon.firstWeights.count)
        secondTotals = Array(repeating: 0, count: lexicon.secondWeights.count)
        forwardScratch = Array(repeating: 0, count: lexicon.secondWeights.count)
    }

    /// Adds what a bead says.
    ///
    /// - Parameter novelty: how likely, beside what the lexicon has, any pair is held for a translation.
    mutating func add(
        _ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>, probability: Float, lexicon: Lexicon, novelty: Float
    ) {
        guard !first.isEmpty, !second.isEmpty else { return }
        let size = Float(first.count)
        denominators.removeAll(keepingCapacity: true)
        for _ in second { denominators.append(lexicon.settings.background * size) }
        for pass in 0..<2 {
            for source in first {
                let row = lexicon.forward.range(source)
                for place in row { forwardScratch[Int(lexicon.forward.targets[place])] = lexicon.forward.ratios[place] }
                for (index, target) in second.enumerated() {
                    let ratio = forwardScratch[Int(target)] + novelty
                    if pass == 0 {
                        denominators[index] += ratio
                    } else {
                        counts.add(source, target, probability * ratio / denominators[index])
                    }
                }
                for place in row { forwardScratch[Int(lexicon.forward.targets[place])] = 0 }
            }
        }
        for source in first { firstTotals[Int(source)] += probability }
        for target in second { secondTotals[Int(target)] += probability }
    }
}
