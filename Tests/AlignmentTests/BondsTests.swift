import Terminology
import Testing

@testable import Alignment

@Suite struct BondsTests {
    private func bonds(_ texts: String...) -> [Float] {
        Bonds.of(
            texts.enumerated().map { number, text in
                Segment(text, block: number, kind: .segment, place: TextPlace(line: number + 1, column: 1))
            })
    }

    @Test func whatABracketIsOpenForBelongsToTheSegmentBefore() {
        #expect(bonds("평균값입니다.(", "선택 사항)", "다음 문장입니다.") == [0, 1, 0])
        #expect(bonds("A (b. c.", "D. e.", "F) g.", "H.") == [0, 1, 1, 0])
        // One is closed and another opened.
        #expect(bonds("一（二。", "三）四（五。", "六）。") == [0, 1, 1])
    }

    @Test func whatStandsInBracketsBelongsToTheSegmentBefore() {
        #expect(bonds("The end.", "(Optional)", "(a) First", "(see (b)).") == [0, 1, 0, 1])
        #expect(bonds("(Optional)", "x") == [0, 0])
    }

    @Test func aBracketThatIsNotClosedSoonIsForgotten() {
        #expect(bonds("A ( b", "c", "d", "e", "f) g") == [0, 0, 0, 0, 0])
        #expect(bonds("a) one", "b) two") == [0, 0])
        #expect(bonds("…", "* * *", "()") == [0, 0, 0])
    }

    @Test func quotationsHaveSentencesOfTheirOwn() {
        #expect(bonds("「はい。", "そうです。」") == [0, 0])
    }
}
