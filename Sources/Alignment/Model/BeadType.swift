/// How many segments of each side a bead has.
struct BeadType {
    let first: Int
    let second: Int

    /// All that are searched, the most usual first.
    static let all: [BeadType] = [
        BeadType(first: 1, second: 1), BeadType(first: 1, second: 0), BeadType(first: 0, second: 1),
        BeadType(first: 1, second: 2), BeadType(first: 2, second: 1), BeadType(first: 2, second: 2),
        BeadType(first: 1, second: 3), BeadType(first: 3, second: 1), BeadType(first: 2, second: 3),
        BeadType(first: 3, second: 2), BeadType(first: 3, second: 3), BeadType(first: 1, second: 4),
        BeadType(first: 4, second: 1),
    ]

    /// So many of them are enough to find the way before words are known: one segment with one or two, or none.
    static let simple = 5

    /// The number of a type, if it is searched.
    static func number(_ first: Int, _ second: Int) -> Int? {
        all.firstIndex { $0.first == first && $0.second == second }
    }

    /// The most segments of one side, of all types and of the simple ones.
    static let limit = 4
    static let simpleLimit = 2

    /// Probabilities before anything is known of a text; after Gale and Church (1993), with more room for omissions and
    /// for sentences that one language divides; chosen on the development texts, see Benchmarks/README.md.
    static let priors: [Float] = [
        0.80, 0.07, 0.07, 0.06, 0.06, 0.003, 0.01, 0.01, 0.0003, 0.0003, 0.0001, 0.003, 0.003,
    ]

    /// How many beads what was believed before counts for.
    static let usualBeads: Float = 50
    /// So many beads by the priors.
    static let usual = priors.map { $0 * usualBeads }

    /// The types whose probability is learned from a text.
    ///
    /// Those with several segments on both sides are not: they would take in all that is not understood.
    static let learned = [0, 1, 2, 3, 4, 6, 7, 11, 12]

    var isNull: Bool { first == 0 || second == 0 }
}
