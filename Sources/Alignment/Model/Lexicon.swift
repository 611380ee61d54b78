/// What tokens of two languages have to do with each other: seeds, and what is learned from the texts.
///
/// Model 1 of Brown et al. (1993); one table of counts serves both directions, as in Liang et al. (2006).
struct Lexicon {
    struct Settings: Sendable {
        /// Part of the tokens that nothing on the other side explains, before anything is known of a token.
        var background: Float = 0.7
        /// How many times a token must be seen until what was seen counts as much as that.
        var doubt: Float = 1.5
        /// Counts that a seed begins with: more than a text of a few hundred segments has of most words, so that little is unlearned.
        var seed: Float = 6
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

    /// By type, how often nothing on the other side explains it: a word that always has its answer says much where it has none, a
    /// word that never has one says nothing.
    struct Lack {
        let shares: [Float]
        /// What a token is worth that nothing explains.
        let floors: [Float]
        /// How much a fitting token outweighs one that nothing explains.
        let outweighs: [Float]

        init(_ shares: [Float]) {
            self.shares = shares
            floors = shares.map(Elementary.logarithm)
            outweighs = shares.map { (1 - $0) / $0 }
        }
    }

    /// A pair that is believed from the beginning; strength 1 for what is the same.
    struct Seed {
        let first: Int32
        let second: Int32
        let strength: Float
    }

    let settings: Settings
    /// By their first token.
    let seeds: [Seed]
    let first: Types
    let second: Types
    private(set) var forward: TranslationRows
    private(set) var backward: TranslationRows
    /// Whether texts have taught it, beside the seeds.
    private(set) var isTaught = false
    /// What it says of a token of each language that nothing on the other side explains it.
    private(set) var firstLack: Lack
    private(set) var secondLack: Lack

    init(_ first: Vocabulary, _ second: Vocabulary, seeds: [Seed], settings: Settings) {
        (self.settings, self.seeds) = (settings, seeds.sorted { $0.first < $1.first })
        (self.first, self.second) = (Types(first), Types(second))
        forward = TranslationRows(types: first.count, pairs: [])
        backward = TranslationRows(types: second.count, pairs: [])
        firstLack = Lack(Array(repeating: settings.background, count: first.count))
        secondLack = Lack(Array(repeating: settings.background, count: second.count))
        maximize(LexiconLearning(self), novelty: 0, isLast: true)
        isTaught = false
    }

    /// While it is still being learned, far less likely translations are kept.
    private static let earlyPruning: Float = 0.003

    /// Learns from beads.
    ///
    /// - Parameters:
    ///   - novelty: how likely, beside what is known, any pair is held for a translation.
    ///   - isLast: whether what only one stretch of the text has seen is left out (a jackknife), because what a
    ///     wrong alignment teaches must not confirm it.
    mutating func maximize(_ learned: LexiconLearning, novelty: Float, isLast: Bool) {
        isTaught = true
        let counts = learned.counts(by: self, novelty: novelty, leavesOutLargest: isLast)
        var firstTotals = learned.firstTotals
        var secondTotals = learned.secondTotals
        for seed in seeds {
            firstTotals[Int(seed.first)] += settings.seed * seed.strength
            secondTotals[Int(seed.second)] += settings.seed * seed.strength
        }
        if isLast { learnUnexplained(counts, firstTotals, secondTotals) }
        let pruning = isLast ? settings.pruning : Self.earlyPruning
        var there: [TranslationRows.Pair] = []
        var back: [TranslationRows.Pair] = []
        there.reserveCapacity(counts.entries.count)
        back.reserveCapacity(counts.entries.count)
        for type in 0..<Int32(counts.rows) {
            let one = Int(type)
            for entry in counts.entries[counts.range(type)] where entry.sum > 0 {
                let other = Int(entry.second)
                let forward = entry.sum / (firstTotals[one] + settings.smoothing)
                let backward = entry.sum / (secondTotals[other] + settings.smoothing)
                if forward > pruning { there.append((type, entry.second, forward / second.frequencies[other])) }
                if backward > pruning { back.append((entry.second, type, backward / first.frequencies[one])) }
            }
        }
        forward = TranslationRows(types: first.weights.count, pairs: there)
        backward = TranslationRows(types: second.weights.count, pairs: back)
    }

    /// No token is so sure of its answer that its lack alone decides.
    private static let leastUnexplained: Float = 0.1

    private mutating func learnUnexplained(_ counts: PairCounts, _ firstTotals: [Float], _ secondTotals: [Float]) {
        var first = [Float](repeating: 0, count: firstTotals.count)
        var second = [Float](repeating: 0, count: secondTotals.count)
        for type in 0..<counts.rows {
            for entry in counts.entries[counts.range(Int32(type))] {
                first[type] += entry.sum
                second[Int(entry.second)] += entry.sum
            }
        }
        func share(_ explained: Float, of total: Float) -> Float {
            let known = settings.doubt * settings.background + max(0, total - explained)
            return max(Self.leastUnexplained, known / (settings.doubt + total))
        }
        firstLack = Lack(zip(first, firstTotals).map(share))
        secondLack = Lack(zip(second, secondTotals).map(share))
    }
}
