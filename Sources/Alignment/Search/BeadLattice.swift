import Glibc

/// All beads of a pair of texts within a band, with their weights; finds the best path and the probability of each bead.
///
/// A weight is how many times likelier a bead is than its segments apart, its prior included. Rows are scaled as they come, so
/// that products of thousands of weights stay within a Double.
struct BeadLattice {
    let band: Band
    let n: Int
    let m: Int
    /// By type of bead, then by the cell where the bead ends; 0 where there is none.
    let weights: [Float]

    /// Takes weights from their logarithms, in the same layout, raised to a power.
    ///
    /// - Parameter bound: logarithms are held within ±this, but for -infinity: no bead.
    init(_ band: Band, _ scores: [Float], power: Float = 1, bound: Float) {
        (self.band, n, m) = (band, band.rows - 1, Int(band.upper[band.rows - 1]) - 1)
        weights = scores.map { $0 == -.infinity ? 0 : exp(power * min(bound, max(-bound, $0))) }
    }

    /// Sums over all ways to each cell, from the beginning, and the logarithm of each row's scale.
    private func forward() -> (values: [Double], scales: [Double]) {
        var values = [Double](repeating: 0, count: band.cells)
        // Logarithm of what each row's values are to be multiplied by.
        var scales = [Double](repeating: 0, count: n + 1)
        let beads = BeadType.all
        values.withUnsafeMutableBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                if let origin = band.cell(0, 0) { values[origin] = 1 }
                for row in 0...n {
                    let here = band.offsets[row] - Int(band.lower[row])
                    if row > 0 { scales[row] = scales[row - 1] }
                    var inRow: [Int] = []
                    for (type, bead) in beads.enumerated() {
                        if bead.first == 0 {
                            inRow.append(type)
                            continue
                        }
                        let columns = band.columns(row, bead)
                        guard !columns.isEmpty else { continue }
                        let from = row - bead.first
                        let there = band.offsets[from] - Int(band.lower[from]) - bead.second
                        let factor = exp(scales[from] - scales[row])
                        let base = type * band.cells + here
                        for column in columns {
                            values[here + column] += values[there + column] * Double(weights[base + column]) * factor
                        }
                    }
                    for type in inRow {
                        let bead = beads[type]
                        let base = type * band.cells + here
                        for column in band.columns(row, bead) {
                            values[here + column] +=
                                values[here + column - bead.second] * Double(weights[base + column])
                        }
                    }
                    var largest = 0.0
                    let row0 = band.offsets[row]..<band.offsets[row + 1]
                    for cell in row0 { largest = max(largest, values[cell]) }
                    if largest > 0 {
                        for cell in row0 { values[cell] /= largest }
                        scales[row] += log(largest)
                    }
                }
            }
        }
        return (values, scales)
    }

    private func backward() -> (values: [Double], scales: [Double]) {
        var values = [Double](repeating: 0, count: band.cells)
        var scales = [Double](repeating: 0, count: n + 1)
        let beads = BeadType.all
        values.withUnsafeMutableBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                if let end = band.cell(n, m) { values[end] = 1 }
                for row in stride(from: n, through: 0, by: -1) {
                    let here = band.offsets[row] - Int(band.lower[row])
                    if row < n { scales[row] = scales[row + 1] }
                    var inRow: [Int] = []
                    for (type, bead) in beads.enumerated() {
                        if bead.first == 0 {
                            inRow.append(type)
                            continue
                        }
                        let to = row + bead.first
                        guard to <= n else { continue }
                        let columns = band.columns(to, bead)
                        guard !columns.isEmpty else { continue }
                        let there = band.offsets[to] - Int(band.lower[to])
                        let factor = exp(scales[to] - scales[row])
                        let base = type * band.cells + there
                        for column in columns {
                            values[here + column - bead.second] +=
                                values[there + column] * Double(weights[base + column]) * factor
                        }
                    }
                    for type in inRow {
                        let bead = beads[type]
                        let base = type * band.cells + here
                        for column in band.columns(row, bead).reversed() {
                            values[here + column - bead.second] +=
                                values[here + column] * Double(weights[base + column])
                        }
                    }
                    var largest = 0.0
                    let row0 = band.offsets[row]..<band.offsets[row + 1]
                    for cell in row0 { largest = max(largest, values[cell]) }
                    if largest > 0 {
                        for cell in row0 { values[cell] /= largest }
                        scales[row] += log(largest)
                    }
                }
            }
        }
        return (values, scales)
    }

    /// Far from the logarithm of the least Double, about -708.
    private static let safeExcess = 400.0

    /// The probability of each bead.
    ///
    /// - Complexity: O(cells × types).
    func posteriors() -> BeadProbabilities {
        let (alpha, alphaScales) = forward()
        let (beta, betaScales) = backward()
        guard let end = band.cell(n, m), alpha[end] > 0 else { return posteriorsByLogarithms() }
        let total = log(alpha[end]) + alphaScales[n]
        // What the best ways to both sides of a row together have more than any whole way.
        let excess = zip(alphaScales, betaScales).map { $0 + $1 - total }.max() ?? 0
        guard excess < Self.safeExcess else { return posteriorsByLogarithms() }
        var result = BeadProbabilities()
        for row in 0...n {
            let here = band.offsets[row] - Int(band.lower[row])
            for (type, bead) in BeadType.all.enumerated() {
                let columns = band.columns(row, bead)
                guard !columns.isEmpty else { continue }
                let from = row - bead.first
                let there = band.offsets[from] - Int(band.lower[from]) - bead.second
                let factor = exp(alphaScales[from] + betaScales[row] - total)
                let base = type * band.cells + here
                for column in columns {
                    let value = alpha[there + column] * Double(weights[base + column]) * beta[here + column] * factor
                    result.add(column, type, Float(value))
                }
            }
            result.endRow()
        }
        return result
    }
}

/// A bead of a path: the boundaries where it ends.
struct BeadStep {
    let type: Int
    let row: Int
    let column: Int

    var bead: BeadType { BeadType.all[type] }
    var first: Range<Int> { row - bead.first..<row }
    var second: Range<Int> { column - bead.second..<column }
}
