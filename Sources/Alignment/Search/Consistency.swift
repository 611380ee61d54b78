import Glibc

/// Probabilities that segments of one text answer segments of another, a sparse row for each segment.
struct LinkTable {
    var starts: [Int32]
    var targets: [Int32]
    var values: [Float]
    /// For each row how likely it has any partner.
    var masses: [Float]

    func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// From beads with their probabilities; a segment that answers several shares its probability among them.
    init(rows: Int, beads: [(rows: Range<Int>, columns: Range<Int>, probability: Float)]) {
        var lists = [[(Int32, Float)]](repeating: [], count: rows)
        masses = [Float](repeating: 0, count: rows)
        for bead in beads where !bead.rows.isEmpty && !bead.columns.isEmpty {
            let share = bead.probability / Float(bead.columns.count)
            for row in bead.rows {
                masses[row] += bead.probability
                for column in bead.columns { lists[row].append((Int32(column), share)) }
            }
        }
        starts = [0]
        targets = []
        values = []
        for row in 0..<rows {
            lists[row].sort { $0.0 < $1.0 }
            var last: Int32 = -1
            for (column, value) in lists[row] {
                if column == last {
                    values[values.count - 1] += value
                } else {
                    targets.append(column)
                    values.append(value)
                    last = column
                }
            }
            starts.append(Int32(targets.count))
            masses[row] = min(1, masses[row])
        }
    }
}

/// What a third text says of the links between two: after the consistency transformation of Do et al. (2005).
struct Consistency {
    var agreement: Float = 7
    var contradiction: Float = 0.15
    var weight: Float = 0.7

    /// Adds to the score of each cell what the path over one other text says.
    func add(
        to links: inout [Float], band: Band, firstToOther: LinkTable, otherToSecond: LinkTable,
        secondMasses: [Float]
    ) {
        var reached = [Float](repeating: 0, count: secondMasses.count)
        for row in 1..<max(1, band.rows) {
            let segment = row - 1
            var touched: [Int] = []
            for place in firstToOther.range(segment) {
                let other = Int(firstToOther.targets[place])
                for next in otherToSecond.range(other) {
                    let second = Int(otherToSecond.targets[next])
                    if reached[second] == 0 { touched.append(second) }
                    reached[second] += firstToOther.values[place] * otherToSecond.values[next]
                }
            }
            let mass = firstToOther.masses[segment]
            let here = band.offsets[row] - Int(band.lower[row])
            for column in max(1, Int(band.lower[row]))..<max(1, Int(band.upper[row])) {
                let said = max(mass, secondMasses[column - 1])
                let agreed = min(said, reached[column - 1])
                links[here + column] +=
                    weight * log(max(1e-4, 1 - said) + agreed * agreement + (said - agreed) * contradiction)
            }
            for second in touched { reached[second] = 0 }
        }
    }
}
