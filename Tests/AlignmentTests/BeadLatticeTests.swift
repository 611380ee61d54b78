import Testing

@testable import Alignment

@Suite struct BeadLatticeTests {
    private func lattice(_ n: Int, _ m: Int, spread: Float, seed: UInt64) -> BeadLattice {
        let band = Band(whole: n, m)
        var state = seed
        let scores = (0..<BeadType.all.count * band.cells).map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Float(state >> 40) / Float(1 << 24) - 0.5) * spread
        }
        return BeadLattice(band, scores, bound: 20)
    }

    private func beads(_ probabilities: BeadProbabilities) -> [(step: BeadStep, probability: Float)] {
        (0..<probabilities.rows).flatMap { row in
            probabilities.entries[probabilities.range(row)].map { entry in
                (BeadStep(type: Int(entry.type), row: row, column: Int(entry.column)), entry.probability)
            }
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 5), (17, 12), (40, 44)])
    func scaledSumsAreThoseOfLogarithms(_ size: (Int, Int)) {
        let lattice = lattice(size.0, size.1, spread: 8, seed: 7)
        let (fast, naive) = (lattice.posteriors(), lattice.posteriorsByLogarithms())
        for (one, other) in [(fast, naive), (naive, fast)] {
            for bead in beads(one) { #expect(abs(bead.probability - other[bead.step]) < 1e-4) }
        }
    }

    @Test func everySegmentIsSomewhereForCertain() {
        let lattice = lattice(30, 33, spread: 10, seed: 3)
        var found = [Float](repeating: 0, count: 30)
        for bead in beads(lattice.posteriors()) {
            for segment in bead.step.first { found[segment] += bead.probability }
        }
        for sum in found { #expect(abs(sum - 1) < 1e-3) }
    }

    /// The best ways to each row are not those that reach the end: their values lie too far apart for a Double.
    @Test func aTextThatGoesTheLessLikelyWayIsStillSummed() {
        let (n, m) = (200, 200)
        let band = Band(whole: n, m)
        var scores = [Float](repeating: -.infinity, count: BeadType.all.count * band.cells)
        for row in 0...n {
            for column in 0...m {
                guard let cell = band.cell(row, column) else { continue }
                // Along the edge leaving segments out is very likely, and leads nowhere.
                if row > 0, column == 0 { scores[band.cells + cell] = 20 }
                if row == column, row > 0 { scores[cell] = -5 }
            }
        }
        let posteriors = BeadLattice(band, scores, bound: 20).posteriors()
        for row in 1...n { #expect(posteriors[BeadStep(type: 0, row: row, column: row)] > 0.99) }
    }
}
