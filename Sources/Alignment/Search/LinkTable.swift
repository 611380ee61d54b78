/// How likely segments of one text answer segments of another: a sparse row for each segment.
struct LinkTable {
    private var starts: [Int32] = [0]
    private(set) var targets: [Int32] = []
    private(set) var values: [Float] = []
    /// For each row how likely it has any partner.
    private(set) var masses: [Float]

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

    /// The links of both directions by a pair's last search.
    static func both(of model: PairModel) -> (there: LinkTable, back: LinkTable) {
        let beads = model.beads(above: 0.01).map { ($0.step.first, $0.step.second, $0.probability) }
        return (
            LinkTable(rows: model.first.count, beads: beads.map { (rows: $0.0, columns: $0.1, probability: $0.2) }),
            LinkTable(rows: model.second.count, beads: beads.map { (rows: $0.1, columns: $0.0, probability: $0.2) })
        )
    }
}
