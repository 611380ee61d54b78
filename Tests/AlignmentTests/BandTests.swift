import Testing

@testable import Alignment

@Suite struct BandTests {
    @Test func whereNoRowIsPassedTheBandHoldsEveryWayBetween() {
        let band = Band(n: 40, m: 300, passed: [(row: 10, column: 10), (row: 30, column: 290)], margin: 2)
        for row in 0...40 { #expect(band.lower[row] < band.upper[row]) }
        for row in 12...28 { for column in 10...290 { #expect(band.cell(row, column) != nil) } }
        #expect(band.cell(0, 0) != nil)
        #expect(band.cell(40, 300) != nil)
    }

    /// Texts of one word a segment, the same in both; of the second a stretch is missing.
    @Test func aGapLeavesTheWayInTheCoarseBand() {
        var (one, other) = (Vocabulary(), Vocabulary())
        let (count, gap) = (480, 200..<290)
        func text(_ segments: [Int], _ vocabulary: inout Vocabulary) -> EncodedText {
            var text = EncodedText()
            for segment in segments {
                text.tokens.append(vocabulary.add(UInt64(segment + 1), .word))
                text.endSegment()
                text.lengths.append(20)
                text.endings.append(.stop)
            }
            return text
        }
        let first = text(Array(0..<count), &one)
        let second = text((0..<count).filter { !gap.contains($0) }, &other)
        let seeds = Seeds(without: []).pairs(one, other)
        let lexicon = Lexicon(one, other, seeds: seeds, settings: Lexicon.Settings())
        let band = CoarseBand.band(first, second, lexicon: lexicon, lexicalWeight: 6)
        for row in 1...count where !gap.contains(row - 1) {
            #expect(band.cell(row, row <= gap.lowerBound ? row : row - gap.count) != nil)
        }
        #expect(band.cells < 480 * 390 / 2)
    }
}
