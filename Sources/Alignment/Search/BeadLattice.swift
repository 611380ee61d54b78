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
    private(set) var weights: [Float]

    init(_ band: Band, _ n: Int, _ m: Int) {
        (self.band, self.n, self.m) = (band, n, m)
        weights = [Float](repeating: 0, count: BeadType.all.count * band.cells)
    }

    /// Takes weights from their logarithms, raised to a power.
    mutating func weigh(_ scores: [Float], power: Float, bound: Float) {
        for index in scores.indices {
            let score = scores[index]
            weights[index] = score == -.infinity ? 0 : exp(power * min(bound, max(-bound, score)))
        }
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

    /// The probability of each bead, in the layout of `weights`.
    ///
    /// - Complexity: O(cells × types).
    func posteriors() -> [Float] {
        let (alpha, alphaScales) = forward()
        let (beta, betaScales) = backward()
        var result = [Float](repeating: 0, count: weights.count)
        guard let end = band.cell(n, m), alpha[end] > 0 else { return posteriorsByLogarithms() }
        let total = log(alpha[end]) + alphaScales[n]
        // What the best ways to both sides of a row together have more than any whole way.
        let excess = zip(alphaScales, betaScales).map { $0 + $1 - total }.max() ?? 0
        guard excess < Self.safeExcess else { return posteriorsByLogarithms() }
        result.withUnsafeMutableBufferPointer { result in
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
                        let value =
                            alpha[there + column] * Double(weights[base + column]) * beta[here + column] * factor
                        result[base + column] = Float(min(1, value))
                    }
                }
            }
        }
        return result
    }

    /// The path of beads with the largest sum of scores, each bead scored by its place in the layout of `weights`.
    func best(_ score: [Float]) -> [BeadStep] {
        var value = [Float](repeating: -.infinity, count: band.cells)
        var back = [Int8](repeating: -1, count: band.cells)
        guard let origin = band.cell(0, 0) else { return [] }
        value[origin] = 0
        // Beads within a row come last: they build on the row itself.
        let types = BeadType.all.indices
        let order = types.filter { BeadType.all[$0].first > 0 } + types.filter { BeadType.all[$0].first == 0 }
        for row in 0...n {
            let here = band.offsets[row] - Int(band.lower[row])
            for type in order {
                let bead = BeadType.all[type]
                let from = row - bead.first
                let columns = band.columns(row, bead)
                guard !columns.isEmpty else { continue }
                let there = band.offsets[from] - Int(band.lower[from]) - bead.second
                let base = type * band.cells + here
                for column in columns {
                    let candidate = value[there + column] + score[base + column]
                    if candidate > value[here + column] {
                        value[here + column] = candidate
                        back[here + column] = Int8(type)
                    }
                }
            }
        }
        var path: [BeadStep] = []
        var (row, column) = (n, m)
        while row > 0 || column > 0 {
            guard let cell = band.cell(row, column), back[cell] >= 0 else { return [] }
            let step = BeadStep(type: Int(back[cell]), row: row, column: column)
            path.append(step)
            row -= step.bead.first
            column -= step.bead.second
        }
        return path.reversed()
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
