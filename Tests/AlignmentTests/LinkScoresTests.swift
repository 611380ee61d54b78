import Testing

@testable import Alignment

@Suite struct LinkScoresTests {
    private func text(_ segments: Int) -> EncodedText {
        var text = EncodedText()
        for number in 0..<segments {
            text.tokens = text.tokens + [0]
            text.endSegment()
            text.lengths.append(Float(1 + number % 7))
            text.endings.append(.stop)
        }
        return text
    }

    /// The sum over the segments of the larger side, each with the best partner in the band; of equal sides the mean of both.
    private func naive(_ links: [Float], _ band: Band, _ bead: BeadType, _ row: Int, _ column: Int) -> Float {
        func sum(byRow: Bool) -> Float {
            (0..<(byRow ? bead.first : bead.second)).reduce(0) { sum, one in
                sum
                    + (0..<(byRow ? bead.second : bead.first)).reduce(-PairModel.bound) { best, other in
                        let (up, back) = byRow ? (one, other) : (other, one)
                        return band.cell(row - up, column - back).map { max(best, links[$0]) } ?? best
                    }
            }
        }
        if bead.first == bead.second { return (sum(byRow: true) + sum(byRow: false)) / 2 }
        return sum(byRow: bead.first > bead.second)
    }

    @Test(arguments: [0, 1, 2, 5]) func eachBeadHasWhatItsLinksSay(margin: Int) {
        let (n, m) = (23, 31)
        let band = Band(n: n, m: m, passed: (0...n).map { ($0, $0 * m / n) }, margin: margin)
        let links = (0..<band.cells).map { Float(($0 * 7919) % 1009) / 60 - 9 }
        let model = PairModel(text(n), text(m), band: band)
        var scores = [Float](repeating: 0, count: BeadType.all.count * band.cells)
        model.add(links: links, to: &scores)
        var compared = 0
        for (type, bead) in BeadType.all.enumerated() {
            for row in 0...n {
                for column in band.columns(row, bead) {
                    guard let cell = band.cell(row, column) else { continue }
                    let expected = bead.isNull ? 0 : naive(links, band, bead, row, column)
                    #expect(abs(scores[type * band.cells + cell] - expected) < 1e-3)
                    compared += 1
                }
            }
        }
        #expect(compared > n)
    }
}
