import Glibc

/// Which endings answer which: a table of counts that begins with the diagonal and is learned.
struct EndingModel {
    private static let kinds = Ending.allCases.count
    private static let same: Float = 4
    private static let other: Float = 0.5

    private var counts: [[Float]] = Self.prior
    /// Logarithm of how much likelier two endings are together than by chance.
    private(set) var scores: [[Float]] = []

    private static var prior: [[Float]] {
        (0..<kinds).map { row in (0..<kinds).map { $0 == row ? same : other } }
    }

    init() { work() }

    mutating func learn(_ beads: [(first: Ending, second: Ending, probability: Float)]) {
        counts = Self.prior
        for bead in beads { counts[Int(bead.first.rawValue)][Int(bead.second.rawValue)] += bead.probability }
        work()
    }

    private mutating func work() {
        let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
        let rows = counts.map { $0.reduce(0, +) }
        let columns = (0..<Self.kinds).map { column in counts.reduce(0) { $0 + $1[column] } }
        scores = (0..<Self.kinds).map { row in
            (0..<Self.kinds).map { log(counts[row][$0] * total / (rows[row] * columns[$0])) }
        }
    }
}
