/// What two languages' tokens have to do with each other: learned from the texts, from seeds.
///
/// Model 1 of Brown et al. (1993) in both directions at once: a pair's count is shared by the agreement of the two (Liang et al. 2006).
struct Lexicon {
    struct Settings {
        /// Part of the tokens that nothing on the other side explains.
        var background: Float = 0.3
        /// Counts taken from each pair, so that what was seen once is not believed.
        var discount: Float = 0.3
        /// Counts added to each token for what it was not seen to mean.
        var smoothing: Float = 1
        /// Counts that a seed begins with.
        var seed: Float = 1.5
        var pruning: Float = 0.01
        /// How much of a pair's count by the block of the text that has most of it is not believed.
        var jackknife: Float = 1
    }

    let settings: Settings
    let seeds: [(Int32, Int32, Float)]
    var forward: TranslationRows
    var backward: TranslationRows
    let firstWeights: [Float]
    let secondWeights: [Float]
    /// Probability of each type by itself.
    let firstFrequencies: [Float]
    let secondFrequencies: [Float]

    init(_ first: Vocabulary, _ second: Vocabulary, settings: Settings = Settings()) {
        self.settings = settings
        var seeds: [(Int32, Int32, Float)] = []
        var aliases: [UInt64: [Int32]] = [:]
        for id in 0..<second.count where second.aliases[id] != 0 {
            aliases[second.aliases[id], default: []].append(Int32(id))
        }
        for id in 0..<first.count {
            if let same = second.find(first.hashes[id]) { seeds.append((Int32(id), same, 1)) }
            if first.aliases[id] != 0, let read = second.find(first.aliases[id]) {
                seeds.append((Int32(id), read, 0.6))
            }
            for other in aliases[first.hashes[id]] ?? [] { seeds.append((Int32(id), other, 0.6)) }
        }
        self.seeds = seeds
        firstWeights = first.kinds.map(\.weight)
        secondWeights = second.kinds.map(\.weight)
        firstFrequencies = first.counts.map { Float($0) / Float(max(1, first.total)) }
        secondFrequencies = second.counts.map { Float($0) / Float(max(1, second.total)) }
        forward = .empty(first.count)
        backward = .empty(second.count)
        maximize(PairCounts(), firstTotals: Array(repeating: 0, count: first.count),
            secondTotals: Array(repeating: 0, count: second.count), discount: 0)
    }

    /// Makes the rows from counts.
    mutating func maximize(_ counts: PairCounts, firstTotals: [Float], secondTotals: [Float], discount: Float, jackknife: Float = 0, pruning: Float? = nil) {
        let pruning = pruning ?? settings.pruning
        var kept = PairCounts(capacity: counts.keys.count)
        var firstTotals = firstTotals
        var secondTotals = secondTotals
        counts.forEach { first, second, count, largest in
            let rest = count - discount - jackknife * largest
            if rest > 0 { kept.add(first, second, rest) }
        }
        for (first, second, strength) in seeds {
            kept.add(first, second, settings.seed * strength)
            firstTotals[Int(first)] += settings.seed * strength
            secondTotals[Int(second)] += settings.seed * strength
        }
        var forwardPairs: [(source: Int32, target: Int32, ratio: Float)] = []
        var backwardPairs: [(source: Int32, target: Int32, ratio: Float)] = []
        kept.forEach { first, second, kept, _ in
            let there = kept / (firstTotals[Int(first)] + settings.smoothing)
            let back = kept / (secondTotals[Int(second)] + settings.smoothing)
            if there > pruning { forwardPairs.append((first, second, there / secondFrequencies[Int(second)])) }
            if back > pruning { backwardPairs.append((second, first, back / firstFrequencies[Int(first)])) }
        }
        forward = TranslationRows(types: firstWeights.count, pairs: forwardPairs)
        backward = TranslationRows(types: secondWeights.count, pairs: backwardPairs)
    }
}
