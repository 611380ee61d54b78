/// Counts for a lexicon, from beads with their probabilities: the expectation of Model 1.
struct LexiconLearning {
    private(set) var counts = PairCounts()
    private(set) var firstTotals: [Float]
    private(set) var secondTotals: [Float]
    /// By type of the second language; 0 between calls.
    private var scratch: [Float]
    /// The tokens of a bead's second side that recur.
    private var targets: [Target] = []
    private var additions: [(second: Int32, value: Float)] = []

    private struct Target {
        let type: Int32
        var multiplicity: Float
        /// What the ratio of a pair is multiplied with to become its count.
        let share: Float
    }

    init(_ lexicon: Lexicon) {
        firstTotals = Array(repeating: 0, count: lexicon.first.weights.count)
        secondTotals = Array(repeating: 0, count: lexicon.second.weights.count)
        scratch = Array(repeating: 0, count: lexicon.second.weights.count)
    }

    /// Counts that are smaller are not worth the memory that they touch.
    private static let least: Float = 0.002

    /// What a bead is worth.
    struct Lesson {
        var probability: Float
        /// The stretch of the text that it stands in.
        var block: Int32
        /// How likely, beside what the lexicon has, any pair is held for a translation.
        var novelty: Float
    }

    /// Adds what a bead says.
    ///
    /// - Complexity: O(n · m) in the tokens of the two sides; where novelty is too small to count, O(n) in those of the first and
    ///   their translations.
    mutating func add(
        _ first: EncodedText, _ firstSide: Range<Int>, _ second: EncodedText, _ secondSide: Range<Int>,
        _ lesson: Lesson, lexicon: Lexicon
    ) {
        let (sources, answers) = (first.range(firstSide), second.range(secondSide))
        guard !sources.isEmpty, !answers.isEmpty else { return }
        var size: Float = 0
        for place in sources {
            let multiplicity = first.multiplicities[place]
            size += multiplicity
            firstTotals[Int(first.tokens[place])] += lesson.probability * multiplicity
            for entry in lexicon.forward.range(first.tokens[place]) {
                scratch[Int(lexicon.forward.targets[entry])] += multiplicity * lexicon.forward.ratios[entry]
            }
        }
        targets.removeAll(keepingCapacity: true)
        let nothing = (lexicon.settings.background + lesson.novelty) * size
        var largestShare: Float = 0
        for place in answers {
            let type = second.tokens[place]
            secondTotals[Int(type)] += lesson.probability * second.multiplicities[place]
            guard lexicon.second.recur[Int(type)] else { continue }
            let share = lesson.probability / (nothing + scratch[Int(type)])
            largestShare = max(largestShare, share)
            targets.append(Target(type: type, multiplicity: second.multiplicities[place], share: share))
        }
        for place in sources {
            for entry in lexicon.forward.range(first.tokens[place]) {
                scratch[Int(lexicon.forward.targets[entry])] = 0
            }
        }
        counts.block = lesson.block
        let isNews = largestShare * lesson.novelty > Self.least
        if !isNews { mark() }
        for place in sources where lexicon.first.recur[Int(first.tokens[place])] {
            let (source, multiplicity) = (first.tokens[place], first.multiplicities[place])
            additions.removeAll(keepingCapacity: true)
            if isNews {
                countAll(source, multiplicity, lesson.novelty, lexicon.forward)
            } else {
                countKnown(source, multiplicity, lesson.novelty, lexicon.forward)
            }
            counts.add(source, additions)
        }
        if !isNews { for target in targets { scratch[Int(target.type)] = 0 } }
    }

    /// Puts the number of each target, from 1, where its type is.
    private mutating func mark() {
        for (index, target) in targets.enumerated() {
            let known = Int(scratch[Int(target.type)])
            if known > 0 {
                targets[known - 1].multiplicity += target.multiplicity
            } else {
                scratch[Int(target.type)] = Float(index + 1)
            }
        }
    }

    /// Counts for all targets.
    private mutating func countAll(_ source: Int32, _ multiplicity: Float, _ novelty: Float, _ rows: TranslationRows) {
        let row = rows.range(source)
        for entry in row { scratch[Int(rows.targets[entry])] = rows.ratios[entry] }
        for target in targets {
            let count = target.share * (scratch[Int(target.type)] + novelty)
            if count > Self.least { additions.append((target.type, multiplicity * target.multiplicity * count)) }
        }
        for entry in row { scratch[Int(rows.targets[entry])] = 0 }
    }

    /// Counts for those marked targets that the lexicon knows: where novelty alone is not enough to be counted.
    private mutating func countKnown(_ source: Int32, _ multiplicity: Float, _ novelty: Float, _ rows: TranslationRows)
    {
        for entry in rows.range(source) {
            let type = rows.targets[entry]
            let mark = Int(scratch[Int(type)])
            guard mark > 0 else { continue }
            let target = targets[mark - 1]
            let count = target.share * (rows.ratios[entry] + novelty)
            if count > Self.least { additions.append((type, multiplicity * target.multiplicity * count)) }
        }
    }
}
