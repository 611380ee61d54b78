import Terminology
import Testing

@Suite struct ProjectionTests {
    @Test func halvesAnswerHalvesWithinAUnit() {
        // One English sentence, two each in Chinese and Japanese.
        let unit = AlignmentUnit(
            segments: [[0], [0, 1], [0, 1]], confidence: 1,
            links: [
                SegmentLink(0, 0, 1, 0), SegmentLink(0, 0, 1, 1), SegmentLink(0, 0, 2, 0), SegmentLink(0, 0, 2, 1),
                SegmentLink(1, 0, 2, 0), SegmentLink(1, 1, 2, 1),
            ])
        #expect(unit.beads(0, 1) == [Bead([0], [0, 1])])
        #expect(unit.beads(2, 0) == [Bead([0, 1], [0])])
        #expect(unit.beads(1, 2) == [Bead([0], [0]), Bead([1], [1])])
    }

    @Test func whatHasNoLinkStandsAlone() {
        let unit = AlignmentUnit(
            segments: [[0, 1, 2], [4, 5, 6]], confidence: 1,
            links: [SegmentLink(0, 0, 1, 4), SegmentLink(0, 2, 1, 6)])
        #expect(unit.beads(0, 1) == [Bead([0], [4]), Bead([1], []), Bead([], [5]), Bead([2], [6])])
    }

    @Test func withoutLinksAllAnswersAll() {
        let unit = AlignmentUnit(segments: [[0, 1], [], [3]], confidence: 1)
        #expect(unit.beads(0, 2) == [Bead([0, 1], [3])])
        // What only a third text joins is left out one by one.
        #expect(unit.beads(0, 1) == [Bead([0], []), Bead([1], [])])
        #expect(unit.beads(1, 1) == [])
    }
}
