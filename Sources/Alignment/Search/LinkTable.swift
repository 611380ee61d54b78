/// How likely segments of one text answer segments of another: a sparse row for each segment.
struct LinkTable {
    private var starts: [Int32] = [0]
    private(set) var targets: [Int32] = []
    private(set) var values: [Float] = []
    /// For each row how likely it has any partner.
    private(set) var masses: [Float]

    /// A share of a link as it comes: row and column in one number.
    private struct Link {
        let place: Int64
        let share: Float
        let number: Int
    }

    func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// From beads with their probabilities; a segment that answers several shares its probability among them.
    init(rows: Int, beads: [(rows: Range<Int>, columns: Range<Int>, probability: Float)]) {
        masses = [Float](repeating: 0, count: rows)
        var links: [Link] = []
        for bead in beads where !bead.rows.isEmpty && !bead.columns.isEmpty {
            let share = bead.probability / Float(bead.columns.count)
            for row in bead.rows {
                masses[row] += bead.probability
                for column in bead.columns {
                    links.append(Link(place: Int64(row) << 32 | Int64(column), share: share, number: links.count))
                }
            }
        }
        links.sort { ($0.place, $0.number) < ($1.place, $1.number) }
        var next = links[...]
        for row in 0..<rows {
            var last: Int32 = -1
            while let link = next.first, link.place >> 32 == row {
                let column = Int32(truncatingIfNeeded: link.place)
                if column == last {
                    values[values.count - 1] += link.share
                } else {
                    targets.append(column)
                    values.append(link.share)
                    last = column
                }
                next.removeFirst()
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
