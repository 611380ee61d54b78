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

    private func forward(_ rows: BandRows, _ weights: UnsafePointer<Float>) -> Sums {
        var sums = Sums(band)
        guard let origin = band.cell(0, 0) else { return sums }
        sums.values[origin] = 1
        var factors = Self.factors
        sums.values.withUnsafeMutableBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for row in 0...n {
                if row > 0 { sums.scales[row] = sums.scales[row - 1] }
                for step in 1..<max(1, min(reach, row) + 1) {
                    factors[step] = exp(sums.scales[row - step] - sums.scales[row])
                }
                for (type, bead) in types.enumerated() where bead.first > 0 {
                    let stretch = rows.stretch(type, bead, row)
                    Self.add(
                        values + stretch.from, weights + stretch.weight, factors[bead.first], to: values + stretch.to,
                        stretch.count)
                }
                // Beads within a row build on the row itself.
                for (type, bead) in types.enumerated() where bead.first == 0 {
                    let stretch = rows.stretch(type, bead, row)
                    for index in 0..<stretch.count {
                        values[stretch.to + index] +=
                            values[stretch.from + index] * Double(weights[stretch.weight + index])
                    }
                }
                sums.scales[row] += scale(values, row)
            }
        }
        return sums
    }

    private func backward(_ rows: BandRows, _ weights: UnsafePointer<Float>) -> Sums {
        var sums = Sums(band)
        guard let end = band.cell(n, m) else { return sums }
        sums.values[end] = 1
        var factors = Self.factors
        sums.values.withUnsafeMutableBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for row in stride(from: n, through: 0, by: -1) {
                if row < n { sums.scales[row] = sums.scales[row + 1] }
                for step in 1..<max(1, min(reach, n - row) + 1) {
                    factors[step] = exp(sums.scales[row + step] - sums.scales[row])
                }
                for (type, bead) in types.enumerated() where bead.first > 0 && row + bead.first <= n {
                    let stretch = rows.stretch(type, bead, row + bead.first)
                    Self.add(
                        values + stretch.to, weights + stretch.weight, factors[bead.first], to: values + stretch.from,
                        stretch.count)
                }
                for (type, bead) in types.enumerated() where bead.first == 0 {
                    let stretch = rows.stretch(type, bead, row)
                    for index in (0..<stretch.count).reversed() {
                        values[stretch.from + index] +=
                            values[stretch.to + index] * Double(weights[stretch.weight + index])
                    }
                }
                sums.scales[row] += scale(values, row)
            }
        }
        return sums
    }

    /// The most segments of the first text that a bead has.
    private var reach: Int { types.reduce(0) { max($0, $1.first) } }

    /// By so many rows between two: what a sum is multiplied with to have the other's scale.
    private static let factors = [Double](repeating: 1, count: BeadType.limit + 1)

    /// Values that are worked out together.
    private typealias Together = SIMD4<Double>

    @inline(__always)
    private static func load(_ values: UnsafePointer<Double>) -> Together {
        UnsafeRawPointer(values).loadUnaligned(as: Together.self)
    }

    @inline(__always)
    private static func load(_ values: UnsafePointer<Float>) -> Together {
        Together(UnsafeRawPointer(values).loadUnaligned(as: SIMD4<Float>.self))
    }

    /// Adds the products of values, weights and a factor.
    @inline(__always)
    private static func add(
        _ values: UnsafePointer<Double>, _ weights: UnsafePointer<Float>, _ factor: Double,
        to sums: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        var next = 0
        while next &+ Together.scalarCount <= count {
            let sum = load(sums + next) + load(values + next) * (load(weights + next) * factor)
            UnsafeMutableRawPointer(sums + next).storeBytes(of: sum, as: Together.self)
            next &+= Together.scalarCount
        }
        for _ in 0..<count & (Together.scalarCount - 1) {
            sums[next] += values[next] * (Double(weights[next]) * factor)
            next &+= 1
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
        let found = band.withRows { rows in
            weights.withUnsafeBufferPointer { weights in
                weights.baseAddress.flatMap { posteriors(rows, $0) }
            }
        }
        return found.flatMap(\.self) ?? posteriorsByLogarithms()
    }

    /// Nil where a row's values lie too far apart.
    private func posteriors(_ rows: BandRows, _ weights: UnsafePointer<Float>) -> BeadProbabilities? {
        let (before, behind) = (forward(rows, weights), backward(rows, weights))
        guard let end = band.cell(n, m), before.values[end] > 0 else { return nil }
        let total = log(before.values[end]) + before.scales[n]
        // What the best ways to both sides of a row together have more than any whole way.
        let excess = zip(before.scales, behind.scales).map { $0 + $1 - total }.max() ?? 0
        guard excess < Self.safeExcess else { return nil }
        var result = BeadProbabilities()
        var factors = Self.factors
        let reach = reach
        before.values.withUnsafeBufferPointer { ways in
            behind.values.withUnsafeBufferPointer { waysOn in
                guard let ways = ways.baseAddress, let waysOn = waysOn.baseAddress else { return }
                for row in 0...n {
                    for step in 0...min(reach, row) {
                        factors[step] = exp(before.scales[row - step] + behind.scales[row] - total)
                    }
                    for (type, bead) in types.enumerated() {
                        let stretch = rows.stretch(type, bead, row)
                        Self.add(
                            ways + stretch.from, weights + stretch.weight, waysOn + stretch.to, factors[bead.first],
                            to: &result, type, stretch)
                    }
                    result.endRow()
                }
            }
        }
        return result
    }

    /// Adds the probabilities of the beads of one type that end in a row.
    @inline(__always)
    private static func add(
        _ ways: UnsafePointer<Double>, _ weights: UnsafePointer<Float>, _ waysOn: UnsafePointer<Double>,
        _ factor: Double, to result: inout BeadProbabilities, _ type: Int, _ stretch: BandRows.Stretch
    ) {
        var next = 0
        while next < stretch.count {
            let end = min(stretch.count, next &+ Together.scalarCount)
            // Few are likelier than the least.
            if end &- next == Together.scalarCount {
                let likely = load(ways + next) * load(weights + next) * (load(waysOn + next) * factor)
                if all(likely .<= Double(BeadProbabilities.least)) {
                    next = end
                    continue
                }
            }
            while next < end {
                let probability = ways[next] * Double(weights[next]) * (waysOn[next] * factor)
                result.add(stretch.column + next, type, Float(probability))
                next &+= 1
            }
        }
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
