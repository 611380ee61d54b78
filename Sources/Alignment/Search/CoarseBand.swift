/// Finds the band of long texts: aligns groups of segments first, then looks only near where they met.
enum CoarseBand {
    /// Grids of up to so many cells are searched whole.
    private static let wholeGrid = 60_000
    /// Segments that are made one.
    private static let factor = 4
    /// How far around the coarse path the finer is looked for, in coarse segments.
    private static let margin = 3

    /// - Complexity: O(n + m) in the segments, but for grids that are small.
    static func band(
        _ first: EncodedText, _ second: EncodedText, lexicon: Lexicon, lexicalWeight: Float
    ) -> Band {
        if first.count * second.count <= wholeGrid || min(first.count, second.count) < factor * 2 {
            return Band(whole: first.count, second.count)
        }
        let (coarseFirst, coarseSecond) = (first.coarsened(by: factor), second.coarsened(by: factor))
        let outer = band(coarseFirst, coarseSecond, lexicon: lexicon, lexicalWeight: lexicalWeight)
        var model = PairModel(coarseFirst, coarseSecond, band: outer)
        for _ in 0..<2 {
            let base = model.baseScores()
            model.search(base)
            var scores = base
            let lexical = LexicalScores(coarseFirst, coarseSecond, band: outer, lexicon: lexicon)
            let calibration = Calibration(model, lexical)
            let weight = min(lexicalWeight, max(0, calibration.slope))
            model.add(lexical, weight: weight, center: calibration.center, to: &scores)
            model.search(scores, power: 0.5)
            model.learn()
        }
        let passed = model.beads(above: 1e-3).flatMap { bead in
            [
                (row: min(first.count, bead.step.row * factor), column: min(second.count, bead.step.column * factor)),
                (
                    row: min(first.count, bead.step.first.lowerBound * factor),
                    column: min(second.count, bead.step.second.lowerBound * factor)
                ),
            ]
        }
        guard !passed.isEmpty else {
            // No path was possible: look along the diagonal, rather than everywhere.
            let diagonal = (0...first.count).map { (row: $0, column: $0 * second.count / max(1, first.count)) }
            return Band(n: first.count, m: second.count, passed: diagonal, margin: 100)
        }
        return Band(n: first.count, m: second.count, passed: passed, margin: margin * factor)
    }
}
