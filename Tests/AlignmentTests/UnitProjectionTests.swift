import Terminology
import Testing

@testable import Alignment

/// Units of sentences, brought back to segments.
@Suite struct UnitProjectionTests {
    private func draft(_ segments: [[Int]], _ links: [SegmentLink] = []) -> AlignmentUnitDraft {
        AlignmentUnitDraft(segments: segments, links: links, evidence: [BeadEvidence(pair: 0, probability: 0.9)])
    }

    @Test("Two sentences of one segment make one unit of what they answer")
    func gluedSentences() {
        // The first text glues what the second has in two segments.
        var projection = UnitProjection(
            [draft([[0], [0]], [SegmentLink(0, 0, 1, 0)]), draft([[1], [1]], [SegmentLink(0, 1, 1, 1)])],
            segments: [[0, 0], [0, 1]])
        let units = projection.projected()
        #expect(units.map(\.segments) == [[[0], [0, 1]]])
        #expect(units[0].links.count == 2)
    }

    @Test("A sentence without an answer does not make a segment's unit doubtful")
    func sentenceWithoutAnswer() {
        var projection = UnitProjection(
            [draft([[0], [0]], [SegmentLink(0, 0, 1, 0)]), draft([[1], []])], segments: [[0, 0], [0]])
        let units = projection.projected()
        #expect(units.map(\.segments) == [[[0], [0]]])
        #expect(units[0].evidence == [BeadEvidence(pair: 0, probability: 0.9)])
    }

    @Test("What stands between the sentences of a segment joins its unit")
    func between() {
        var projection = UnitProjection(
            [
                draft([[0], [0]], [SegmentLink(0, 0, 1, 0)]), draft([[], [1]]),
                draft([[1], [2]], [SegmentLink(0, 1, 1, 2)]),
            ], segments: [[0, 0], [0, 1, 2]])
        #expect(projection.projected().map(\.segments) == [[[0], [0, 1, 2]]])
    }

    @Test("Every segment is in one unit, in order, however parts were joined")
    func everySegmentOnce() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            // Random monotone units of parts in three texts, and random segments of one to three parts.
            let units = Int.random(in: 1...12, using: &random)
            var next = [0, 0, 0]
            var drafts: [AlignmentUnitDraft] = []
            for _ in 0..<units {
                var segments: [[Int]] = []
                for column in 0..<3 {
                    let count = Int.random(in: 0...2, using: &random)
                    segments.append(Array(next[column]..<next[column] + count))
                    next[column] += count
                }
                if segments.contains(where: { !$0.isEmpty }) { drafts.append(draft(segments)) }
            }
            let parents = next.map { count -> [Int] in
                var segment = 0
                return (0..<count).map { part in
                    if part > 0, Bool.random(using: &random) { segment += 1 }
                    return segment
                }
            }
            var projection = UnitProjection(drafts, segments: parents)
            let projected = projection.projected()
            for column in 0..<3 {
                let found = projected.flatMap { $0.segments[column] }
                #expect(found == Array(0..<((parents[column].last ?? -1) + 1)))
            }
        }
    }
}
