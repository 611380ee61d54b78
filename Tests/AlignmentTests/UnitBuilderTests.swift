import Testing

@testable import Alignment

@Suite struct UnitBuilderTests {
    /// No two of the three cross, but each stands before the next in some text.
    @Test func unitsInARingAreJoinedAndNothingIsLost() {
        var builder = UnitBuilder(sizes: [2, 2, 2])
        func candidate(_ first: (column: Int, segment: Int), _ second: (column: Int, segment: Int))
            -> UnitBuilder.Candidate
        {
            UnitBuilder.Candidate(
                pair: first.column + second.column - 1, firstColumn: first.column,
                first: first.segment..<first.segment + 1, secondColumn: second.column,
                second: second.segment..<second.segment + 1, probability: 0.9)
        }
        builder.take([candidate((0, 0), (1, 1)), candidate((1, 0), (2, 1)), candidate((0, 1), (2, 0))])
        #expect(builder.units().map(\.segments) == [[[0, 1], [0, 1], [0, 1]]])
    }
}
