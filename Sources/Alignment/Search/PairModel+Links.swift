extension PairModel {
    /// Adds to scores what other texts say of the links: the sum over the segments of a bead's larger side, each with the
    /// best partner that it has.
    ///
    /// - Parameter links: by cell, within ±`bound`.
    func add(links: [Float], to scores: inout [Float]) {
        let widest = (0..<band.rows).reduce(0) { max($0, band.offsets[$1 + 1] - band.offsets[$1]) }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, widest)) { best in
            scores.withUnsafeMutableBufferPointer { scores in
                links.withUnsafeBufferPointer { links in
                    guard let scores = scores.baseAddress, let links = links.baseAddress,
                        let best = best.baseAddress
                    else { return }
                    for (type, bead) in BeadType.all.prefix(types).enumerated()
                    where !bead.isNull && bead.first <= first.count {
                        for row in bead.first...first.count {
                            let here = scores + (type * band.cells + band.offsets[row] - Int(band.lower[row]))
                            add(links, bead, row, to: here, best)
                        }
                    }
                }
            }
        }
    }

    /// Adds to the scores of a row, where the one of column 0 would be.
    private func add(
        _ links: UnsafePointer<Float>, _ bead: BeadType, _ row: Int, to scores: UnsafeMutablePointer<Float>,
        _ best: UnsafeMutablePointer<Float>
    ) {
        let all = band.columns(row, bead)
        // Beside these the band lacks a part of the bead, which is then no one's partner.
        let whole = LexicalScores.columns(row, bead, band).clamped(to: all)
        for column in all.lowerBound..<whole.lowerBound { scores[column] += sum(links, bead, row, column) }
        for column in whole.upperBound..<all.upperBound { scores[column] += sum(links, bead, row, column) }
        guard !whole.isEmpty else { return }
        let weight: Float = bead.first == bead.second ? 0.5 : 1
        let sums = scores + whole.lowerBound
        func place(_ up: Int, _ back: Int) -> UnsafePointer<Float> {
            links + (band.offsets[row - up] - Int(band.lower[row - up]) + whole.lowerBound - back)
        }
        func addBest(_ outer: Int, _ inner: Int, _ place: (Int, Int) -> UnsafePointer<Float>) {
            for one in 0..<outer {
                for index in 0..<whole.count { best[index] = -Self.bound }
                for other in 0..<inner {
                    let links = place(one, other)
                    for index in 0..<whole.count { best[index] = max(best[index], links[index]) }
                }
                for index in 0..<whole.count { sums[index] += weight * best[index] }
            }
        }
        if bead.first >= bead.second { addBest(bead.first, bead.second) { place($0, $1) } }
        if bead.second >= bead.first { addBest(bead.second, bead.first) { place($1, $0) } }
    }

    /// What the links say of one bead, those that the band has.
    private func sum(_ links: UnsafePointer<Float>, _ bead: BeadType, _ row: Int, _ column: Int) -> Float {
        func sum(_ outer: Int, _ inner: Int, _ cell: (Int, Int) -> Int?) -> Float {
            var sum: Float = 0
            for one in 0..<outer {
                var most = -Self.bound
                for other in 0..<inner {
                    if let at = cell(one, other) { most = max(most, links[at]) }
                }
                sum += most
            }
            return sum
        }
        let here = { sum(bead.first, bead.second) { band.cell(row - $0, column - $1) } }
        let there = { sum(bead.second, bead.first) { band.cell(row - $1, column - $0) } }
        if bead.first == bead.second { return (there() + here()) / 2 }
        return bead.first > bead.second ? here() : there()
    }
}
