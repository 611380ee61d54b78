/// What tokens of two languages have to do with each other: seeds, and what is learned from the texts.
///
/// Model 1 of Brown et al. (1993); one table of counts serves both directions, as in Liang et al. (2006).
struct Lexicon {
    struct Settings: Sendable {
        /// Part of the tokens that nothing on the other side explains.
        var background: Float = 0.7
        /// Counts that a seed begins with.
        var seed: Float = 1.5
        /// Counts added to each token for what it was not seen to mean.
        var smoothing: Float = 1
        /// Translations less likely are left out.
        var pruning: Float = 0.01
    }

    /// What is known of the tokens of one language.
    struct Types {
        let weights: [Float]
        /// Probability of each type by itself.
        let frequencies: [Float]
        /// Whether a type occurs often enough to learn from.
        let recur: [Bool]

        init(_ vocabulary: Vocabulary) {
            weights = vocabulary.kinds.map(\.weight)
            frequencies = vocabulary.counts.map { Float($0) / Float(max(1, vocabulary.total)) }
            recur = vocabulary.counts.map { $0 > 1 }
        }
    }

    /// A pair that is believed from the beginning; strength 1 for what is the same.
    struct Seed {
        let first: Int32
        let second: Int32
        let strength: Float
    }

    let settings: Settings
    let seeds: [Seed]
    let first: Types
    let second: Types
    private(set) var forward: TranslationRows
    private(set) var backward: TranslationRows
    /// Whether texts have taught it, beside the seeds.
    private(set) var isTaught = false

    init(_ first: Vocabulary, _ second: Vocabulary, seeds: [Seed], settings: Settings) {
        (self.settings, self.seeds) = (settings, seeds)
        (self.first, self.second) = (Types(first), Types(second))
        forward = TranslationRows(types: first.count, pairs: [])
        backward = TranslationRows(types: second.count, pairs: [])
        let none = LexiconLearning(self)
        maximize(none, isLast: true)
        isTaught = false
    }

    /// While it is still being learned, far less likely translations are kept.
    private static let earlyPruning: Float = 0.003

    /// Makes the rows from counts.
    ///
    /// - Parameter isLast: whether what only one stretch of the text has seen is left out (a jackknife), because what a
    ///   wrong alignment teaches must not confirm it.
    mutating func maximize(_ learned: consuming LexiconLearning, isLast: Bool) {
        isTaught = true
        var counts = learned.counts
        if isLast { counts.leaveOutLargest() }
        var firstTotals = learned.firstTotals
        var secondTotals = learned.secondTotals
        for seed in seeds {
            let count = settings.seed * seed.strength
            counts.add(seed.first, [(seed.second, count)])
            firstTotals[Int(seed.first)] += count
            secondTotals[Int(seed.second)] += count
        }
        let pruning = isLast ? settings.pruning : Self.earlyPruning
        var there: [TranslationRows.Pair] = []
        var back: [TranslationRows.Pair] = []
        for entry in counts.entries where entry.sum > 0 {
            let (one, other) = (Int(entry.first), Int(entry.second))
            let forward = entry.sum / (firstTotals[one] + settings.smoothing)
            let backward = entry.sum / (secondTotals[other] + settings.smoothing)
            if forward > pruning {
                there.append((entry.first, entry.second, forward / second.frequencies[other]))
            }
            if backward > pruning {
                back.append((entry.second, entry.first, backward / first.frequencies[one]))
            }
        }
        forward = TranslationRows(types: first.weights.count, pairs: there)
        backward = TranslationRows(types: second.weights.count, pairs: back)
    }
}
