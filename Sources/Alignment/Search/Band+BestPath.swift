extension Band {
    /// The path of beads with the largest sum of scores, each bead scored by its place in the layout of a lattice's weights.
    func bestPath(_ score: [Float]) -> [BeadStep] {
        var value = [Float](repeating: -.infinity, count: cells)
        var back = [Int8](repeating: -1, count: cells)
        let (n, m) = (rows - 1, Int(upper[rows - 1]) - 1)
        guard let origin = cell(0, 0) else { return [] }
        value[origin] = 0
        // Beads within a row come last: they build on the row itself.
        let types = BeadType.all.indices.prefix(score.count / cells)
        let order = types.filter { BeadType.all[$0].first > 0 } + types.filter { BeadType.all[$0].first == 0 }
        for row in 0...n {
            let here = offsets[row] - Int(lower[row])
            for type in order {
                let bead = BeadType.all[type]
                let from = row - bead.first
                let columns = self.columns(row, bead)
                guard !columns.isEmpty else { continue }
                let there = offsets[from] - Int(lower[from]) - bead.second
                let base = type * cells + here
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
            guard let cell = self.cell(row, column), back[cell] >= 0 else { return [] }
            let step = BeadStep(type: Int(back[cell]), row: row, column: column)
            path.append(step)
            row -= step.bead.first
            column -= step.bead.second
        }
        return path.reversed()
    }
}
