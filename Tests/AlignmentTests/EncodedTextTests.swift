import Testing

@testable import Alignment

@Suite struct EncodedTextTests {
    /// A text of these tokens, each segment as long as it has tokens.
    private func text(_ segments: [[Int32]]) -> EncodedText {
        var text = EncodedText()
        for segment in segments {
            text.tokens += segment
            text.endSegment()
            text.lengths.append(Float(max(1, segment.count)))
            text.endings.append(.stop)
        }
        return text
    }

    private func counts(_ text: EncodedText) -> [[Int32: Float]] {
        (0..<text.count).map { segment in
            Dictionary(uniqueKeysWithValues: text.range(segment).map { (text.tokens[$0], text.multiplicities[$0]) })
        }
    }

    @Test func aSegmentHasEachTokenOnceWithItsMultiplicity() {
        #expect(counts(text([[3, 1, 3, 3], [], [1]])) == [[1: 1, 3: 3], [:], [1: 1]])
    }

    @Test func groupsHaveTheSumsOfTheirSegments() {
        let coarse = text([[3, 1, 3], [3], [2], [], [5]]).coarsened(by: 2)
        #expect(counts(coarse) == [[1: 1, 3: 3], [2: 1], [5: 1]])
        #expect(coarse.lengths == [4, 2, 1])
    }

    @Test func endsHoldTheirPartOfTheCharacters() {
        let ends = text([[1, 1], [2, 2], [3, 3, 3, 3]]).ends(0.5)
        #expect(counts(ends.beginning) == [[1: 2], [2: 2]])
        #expect(counts(ends.end) == [[3: 4]])
        #expect(text([]).ends(0.5).end.count == 0)
    }
}
