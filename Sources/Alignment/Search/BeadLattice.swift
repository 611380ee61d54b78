import Glibc

/// All beads of a pair of texts within a band, with their weights; finds the best path and the probability of each bead.
///
/// A weight is how many times likelier a bead is than its segments apart, its prior included. Rows are scaled as they come, so
/// that products of thousands of weights stay within a Double.
struct BeadLattice {
    let band: Band
    let n: Int
    let m: Int
    /// The types of beads that are searched.
    let types: ArraySlice<BeadType>
    /// By type of bead, then by the cell where the bead ends; 0 where there is none.
    let weights: [Float]

    /// Takes weights from their logarithms, in the same layout, raised to a power.
    ///
    /// - Parameters:
    ///   - types: how many types of beads are searched.
    ///   - bound: logarithms are held within ±this, but for -infinity: no bead.
    init(_ band: Band, _ scores: [Float], types: Int = BeadType.all.count, power: Float = 1, bound: Float) {
        (self.band, n, m) = (band, band.rows - 1, Int(band.upper[band.rows - 1]) - 1)
        self.types = BeadType.all.prefix(types)
        let count = types * band.cells
        weights = scores.withUnsafeBufferPointer { scores in
            [Float](unsafeUninitializedCapacity: count) { weights, initialized in
                for index in 0..<count {
                    let score = scores[index]
                    let weight = Elementary.exponential(power * min(bound, max(-bound, score)))
                    weights[index] = score == -.infinity ? 0 : weight
                }
                initialized = count
            }
        }
    }

    /// Where the beads of one type come from that end in a row: places in arrays of cells, and of weights.
    struct Stretch {
        let columns: Range<Int>
        let from: Int
        let to: Int
        let weight: Int

        @inline(__always)
        init(_ band: Band, _ type: Int, _ bead: BeadType, _ row: Int) {
            columns = band.columns(row, bead)
            let source = max(0, row - bead.first)
            to = band.offsets[row] + columns.lowerBound - Int(band.lower[row])
            from = band.offsets[source] + columns.lowerBound - bead.second - Int(band.lower[source])
            weight = type * band.cells + to
        }
    }

    /// What is summed over all ways to each cell, or from it, and the logarithm of each row's scale.
    private struct Sums {
        var values: [Double]
        var scales: [Double]

        init(_ band: Band) {
            values = Array(repeating: 0, count: band.cells)
            scales = Array(repeating: 0, count: band.rows)
        }
    }

    private func forward() -> Sums {
        var sums = Sums(band)
        guard let origin = band.cell(0, 0) else { return sums }
        sums.values[origin] = 1
        sums.values.withUnsafeMutableBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                guard let values = values.baseAddress, let weights = weights.baseAddress else { return }
                for row in 0...n {
                    if row > 0 { sums.scales[row] = sums.scales[row - 1] }
                    for (type, bead) in types.enumerated() where bead.first > 0 {
                        let stretch = Stretch(band, type, bead, row)
                        guard !stretch.columns.isEmpty else { continue }
                        Self.add(
                            values + stretch.from, weights + stretch.weight,
                            exp(sums.scales[row - bead.first] - sums.scales[row]), to: values + stretch.to,
                            stretch.columns.count)
                    }
                    // Beads within a row build on the row itself.
                    for (type, bead) in types.enumerated() where bead.first == 0 {
                        let stretch = Stretch(band, type, bead, row)
                        for index in 0..<stretch.columns.count {
                            values[stretch.to + index] +=
                                values[stretch.from + index] * Double(weights[stretch.weight + index])
                        }
                    }
                    sums.scales[row] += scale(values, row)
                }
            }
        }
        return sums
    }

    private func backward() -> Sums {
        var sums = Sums(band)
        guard let end = band.cell(n, m) else { return sums }
        sums.values[end] = 1
        sums.values.withUnsafeMutableBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                guard let values = values.baseAddress, let weights = weights.baseAddress else { return }
                for row in stride(from: n, through: 0, by: -1) {
                    if row < n { sums.scales[row] = sums.scales[row + 1] }
                    for (type, bead) in types.enumerated() where bead.first > 0 && row + bead.first <= n {
                        let stretch = Stretch(band, type, bead, row + bead.first)
                        guard !stretch.columns.isEmpty else { continue }
                        Self.add(
                            values + stretch.to, weights + stretch.weight,
                            exp(sums.scales[row + bead.first] - sums.scales[row]), to: values + stretch.from,
                            stretch.columns.count)
                    }
                    for (type, bead) in types.enumerated() where bead.first == 0 {
                        let stretch = Stretch(band, type, bead, row)
                        for index in (0..<stretch.columns.count).reversed() {
                            values[stretch.from + index] +=
                                values[stretch.to + index] * Double(weights[stretch.weight + index])
                        }
                    }
                    sums.scales[row] += scale(values, row)
                }
            }
        }
        return sums
    }

    /// Adds the products of values, weights and a factor.
    @inline(__always)
    private static func add(
        _ values: UnsafePointer<Double>, _ weights: UnsafePointer<Float>, _ factor: Double,
        to sums: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        for index in 0..<count { sums[index] += values[index] * (Double(weights[index]) * factor) }
    }

    @inline(__always)
    private static func multiply(
        _ ways: UnsafePointer<Double>, _ weights: UnsafePointer<Float>, _ waysOn: UnsafePointer<Double>,
        _ factor: Double, to products: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        for index in 0..<count {
            products[index] = Float(ways[index] * Double(weights[index]) * (waysOn[index] * factor))
        }
    }

    /// Divides a row by its largest value; the logarithm of that.
    private func scale(_ values: UnsafeMutablePointer<Double>, _ row: Int) -> Double {
        let cells = band.offsets[row]..<band.offsets[row + 1]
        var largest = 0.0
        for cell in cells { largest = max(largest, values[cell]) }
        guard largest > 0 else { return 0 }
        let factor = 1 / largest
        guard factor < .infinity else { return 0 }
        for cell in cells { values[cell] *= factor }
        return log(largest)
    }

    /// Far from the logarithm of the least Double, about -708.
    private static let safeExcess = 400.0

    /// The probability of each bead.
    ///
    /// - Complexity: O(cells × types).
    func posteriors() -> BeadProbabilities {
        let (before, behind) = (forward(), backward())
        guard let end = band.cell(n, m), before.values[end] > 0 else { return posteriorsByLogarithms() }
        let total = log(before.values[end]) + before.scales[n]
        // What the best ways to both sides of a row together have more than any whole way.
        let excess = zip(before.scales, behind.scales).map { $0 + $1 - total }.max() ?? 0
        guard excess < Self.safeExcess else { return posteriorsByLogarithms() }
        var result = BeadProbabilities()
        let widest = (0...n).reduce(0) { max($0, band.offsets[$1 + 1] - band.offsets[$1]) }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, widest)) { found in
            before.values.withUnsafeBufferPointer { ways in
                behind.values.withUnsafeBufferPointer { waysOn in
                    weights.withUnsafeBufferPointer { weights in
                        guard let found = found.baseAddress, let ways = ways.baseAddress,
                            let waysOn = waysOn.baseAddress, let weights = weights.baseAddress
                        else { return }
                        for row in 0...n {
                            for (type, bead) in types.enumerated() {
                                let stretch = Stretch(band, type, bead, row)
                                guard !stretch.columns.isEmpty else { continue }
                                let factor = exp(before.scales[row - bead.first] + behind.scales[row] - total)
                                Self.multiply(
                                    ways + stretch.from, weights + stretch.weight, waysOn + stretch.to, factor,
                                    to: found, stretch.columns.count)
                                result.add(found, type, stretch.columns)
                            }
                            result.endRow()
                        }
                    }
                }
            }
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
