/// Finds the band of long texts: aligns groups of segments first, then looks only near where they met.
enum CoarseBand {
    /// Grids of up to so many cells are searched whole.
    private static let wholeGrid = 5_000
    /// Segments that are made one.
    private static let factor = 4
    /// How far around the coarse path the finer is looked for, in coarse segments.
    private static let margin = 1

    /// Beads that are likelier show where to look beside the best path; the next is taken where that is too wide.
    private static let thresholds: [Float] = [1e-3, 1e-2, 0.1, 1]
    /// More cells are too wide, and more than this for each segment of both texts: some 130 bytes each while they are searched.
    private static let mostCells = 2_000_000
    private static let mostCellsEach = 40

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
        model.types = BeadType.simple
        let lexical = LexicalScores(
            coarseFirst, coarseSecond, band: outer, lexicon: lexicon, largest: BeadType.simpleLimit)
        // Words that are known count at least as usual: lengths say little of groups of sentences, and nothing beside a gap.
        let leastTrust = lexicon.isTaught ? Calibration.usual : 0
        var scores: [Float] = []
        for _ in 0..<2 {
            scores = model.baseScores()
            model.search(scores)
            let calibration = Calibration(model, lexical)
            let weight = min(lexicalWeight, max(leastTrust, calibration.slope))
            // What is unknown does not speak for a pair here: beside a gap of thousands of segments no pair is right.
            model.add(lexical, weight: weight, center: 0, to: &scores)
            model.search(scores, power: 0.5)
            model.learn()
        }
        // The best path leaves no row without a place to look at.
        var path = model.best(scores)
        if path.isEmpty {
            path = (0...coarseFirst.count).map {
                BeadStep(type: 0, row: $0, column: $0 * coarseSecond.count / max(1, coarseFirst.count))
            }
        }
        var band = Band(whole: 0, 0)
        for least in thresholds {
            let steps = path + model.beads(above: least).map(\.step)
            let passed = steps.flatMap { step in
                [(step.row, step.column), (step.row - step.bead.first, step.column - step.bead.second)].map {
                    (row: max(0, min(first.count, $0 * factor)), column: max(0, min(second.count, $1 * factor)))
                }
            }
            band = Band(n: first.count, m: second.count, passed: passed, margin: margin * factor)
            if band.cells <= max(mostCells, mostCellsEach * (first.count + second.count)) { break }
        }
        return band
    }
}
