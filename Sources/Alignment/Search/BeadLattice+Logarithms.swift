import Glibc

/// The same sums by logarithms: several times slower, and without a limit to how far apart the values of a row may lie.
///
/// In a long text the ways that are best up to a row can be so much better than those that also reach the end that the latter
/// vanish beside them in a Double.
extension BeadLattice {
    /// The probability of each bead.
    ///
    /// - Complexity: O(cells × types).
    func posteriorsByLogarithms() -> BeadProbabilities {
        var alpha = [Double](repeating: -.infinity, count: band.cells)
        var beta = alpha
        guard let origin = band.cell(0, 0), let end = band.cell(n, m) else { return nothing }
        let logarithms = weights.map { $0 > 0 ? log($0) : -.infinity }
        // Beads within a row build on the row itself.
        let types = BeadType.all.indices
        let order = types.filter { BeadType.all[$0].first > 0 } + types.filter { BeadType.all[$0].first == 0 }
        alpha[origin] = 0
        for row in 0...n {
            for type in order {
                let edge = Edge(self, type, row)
                for column in edge.columns {
                    let way = alpha[edge.from + column] + Double(logarithms[edge.weight + column])
                    alpha[edge.to + column] = Self.sum(alpha[edge.to + column], way)
                }
            }
        }
        beta[end] = 0
        for row in stride(from: n, through: 0, by: -1) {
            for type in order.reversed() {
                let edge = Edge(self, type, row)
                for column in edge.columns.reversed() {
                    let way = beta[edge.to + column] + Double(logarithms[edge.weight + column])
                    beta[edge.from + column] = Self.sum(beta[edge.from + column], way)
                }
            }
        }
        let total = alpha[end]
        guard total > -.infinity else { return nothing }
        var result = BeadProbabilities()
        for row in 0...n {
            for type in types {
                let edge = Edge(self, type, row)
                for column in edge.columns {
                    let way = alpha[edge.from + column] + Double(logarithms[edge.weight + column])
                    result.add(column, type, Float(exp(way + beta[edge.to + column] - total)))
                }
            }
            result.endRow()
        }
        return result
    }

    /// No bead is possible.
    private var nothing: BeadProbabilities {
        var none = BeadProbabilities()
        for _ in 0...n { none.endRow() }
        return none
    }

    /// Where the beads of one type that end in a row come from, as offsets to add a column to.
    private struct Edge {
        let columns: Range<Int>
        let from: Int
        let to: Int
        let weight: Int

        init(_ lattice: BeadLattice, _ type: Int, _ row: Int) {
            let band = lattice.band
            let bead = BeadType.all[type]
            columns = band.columns(row, bead)
            to = band.offsets[row] - Int(band.lower[row])
            weight = type * band.cells + to
            let source = row - bead.first
            from = columns.isEmpty ? 0 : band.offsets[source] - Int(band.lower[source]) - bead.second
        }
    }

    /// Logarithm of the sum of two numbers that are given by theirs.
    static func sum(_ one: Double, _ other: Double) -> Double {
        let (high, low) = (max(one, other), min(one, other))
        return low == -.infinity ? high : high + log1p(exp(low - high))
    }
}
