/// How many segments of each side a bead has.
struct BeadType {
    let first: Int
    let second: Int

    /// All that are searched, the most usual first.
    static let all: [BeadType] = [
        BeadType(first: 1, second: 1), BeadType(first: 1, second: 0), BeadType(first: 0, second: 1),
        BeadType(first: 1, second: 2), BeadType(first: 2, second: 1), BeadType(first: 2, second: 2),
        BeadType(first: 1, second: 3), BeadType(first: 3, second: 1), BeadType(first: 2, second: 3),
        BeadType(first: 3, second: 2), BeadType(first: 3, second: 3),
    ]

    /// The most segments of one side.
    static let limit = 3

    /// Probabilities before anything is known of a text, from Gale and Church (1993), with more room for omissions.
    static let priors: [Float] = [0.80, 0.05, 0.05, 0.04, 0.04, 0.003, 0.003, 0.003, 0.0003, 0.0003, 0.0001]
}
