import Glibc

/// The same sums by logarithms: several times slower, and without a limit to how far apart the values of a row may lie.
///
/// In a long text the ways that are best up to a row can be so much better than those that also reach the end that the latter
/// vanish beside them in a Double.
extension BeadLattice {
    /// The probability of each bead.
    ///
    /// - Complexity: O(cells × types).
    func posteriorsByLogarithms() -> BeadProbabilities { band.withRows(posteriorsByLogarithms) ?? nothing }

    private func posteriorsByLogarithms(_ rows: BandRows) -> BeadProbabilities {
        var alpha = [Double](repeating: -.infinity, count: band.cells)
        var beta = alpha
        guard let origin = band.cell(0, 0), let end = band.cell(n, m) else { return nothing }
        let logarithms = weights.map { $0 > 0 ? log($0) : -.infinity }
        // Beads within a row build on the row itself.
        let order = types.indices.filter { types[$0].first > 0 } + types.indices.filter { types[$0].first == 0 }
        alpha[origin] = 0
        for row in 0...n {
            for type in order {
                let stretch = rows.stretch(type, types[type], row)
                for index in 0..<stretch.count {
                    let way = alpha[stretch.from + index] + Double(logarithms[stretch.weight + index])
                    alpha[stretch.to + index] = Self.sum(alpha[stretch.to + index], way)
                }
            }
        }
        beta[end] = 0
        for row in stride(from: n, through: 0, by: -1) {
            for type in order.reversed() {
                let stretch = rows.stretch(type, types[type], row)
                for index in (0..<stretch.count).reversed() {
                    let way = beta[stretch.to + index] + Double(logarithms[stretch.weight + index])
                    beta[stretch.from + index] = Self.sum(beta[stretch.from + index], way)
                }
            }
        }
        let total = alpha[end]
        guard total > -.infinity else { return nothing }
        var result = BeadProbabilities()
        for row in 0...n {
            for type in types.indices {
                let stretch = rows.stretch(type, types[type], row)
                for index in 0..<stretch.count {
                    let way = alpha[stretch.from + index] + Double(logarithms[stretch.weight + index])
                    let probability = exp(way + beta[stretch.to + index] - total)
                    result.add(stretch.column + index, type, Float(probability))
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

    /// Logarithm of the sum of two numbers that are given by theirs.
    static func sum(_ one: Double, _ other: Double) -> Double {
        let (high, low) = (max(one, other), min(one, other))
        return low == -.infinity ? high : high + log1p(exp(low - high))
    }
}
