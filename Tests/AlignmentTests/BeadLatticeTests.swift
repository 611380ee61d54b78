import Testing

@testable import Alignment

@Suite struct BeadLatticeTests {
    private func lattice(_ n: Int, _ m: Int, spread: Float, seed: UInt64) -> BeadLattice {
        var lattice = BeadLattice(Band(whole: n, m), n, m)
        var state = seed
        let scores = lattice.weights.map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Float(state >> 40) / Float(1 << 24) - 0.5) * spread
        }
        lattice.weigh(scores, power: 1, bound: 20)
        return lattice
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 5), (17, 12), (40, 44)])
    func scaledSumsAreThoseOfLogarithms(_ size: (Int, Int)) {
        let lattice = lattice(size.0, size.1, spread: 8, seed: 7)
        for (fast, naive) in zip(lattice.posteriors(), lattice.posteriorsByLogarithms()) {
            #expect(abs(fast - naive) < 1e-4)
        }
    }

    @Test func everySegmentIsSomewhereForCertain() {
        let lattice = lattice(30, 33, spread: 10, seed: 3)
        let posteriors = lattice.posteriors()
        var found = [Float](repeating: 0, count: 30)
        for (type, bead) in BeadType.all.enumerated() {
            for row in 0...30 {
                let here = type * lattice.band.cells + lattice.band.offsets[row] - Int(lattice.band.lower[row])
                for column in lattice.band.columns(row, bead) {
                    for segment in max(0, row - bead.first)..<row { found[segment] += posteriors[here + column] }
                }
            }
        }
        for sum in found { #expect(abs(sum - 1) < 1e-3) }
    }

    /// The best ways to each row are not those that reach the end: their values lie too far apart for a Double.
    @Test func aTextThatGoesTheLessLikelyWayIsStillSummed() {
        let (n, m) = (200, 200)
        var lattice = BeadLattice(Band(whole: n, m), n, m)
        var scores = [Float](repeating: -.infinity, count: lattice.weights.count)
        for row in 0...n {
            for column in 0...m {
                guard let cell = lattice.band.cell(row, column) else { continue }
                // Along the edge leaving segments out is very likely, and leads nowhere.
                if row > 0, column == 0 { scores[lattice.band.cells + cell] = 20 }
                if row == column, row > 0 { scores[cell] = -5 }
            }
        }
        lattice.weigh(scores, power: 1, bound: 20)
        let posteriors = lattice.posteriors()
        for row in 1...n {
            guard let cell = lattice.band.cell(row, row) else { continue }
            #expect(posteriors[cell] > 0.99)
        }
        #expect(posteriors.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
}
