import Terminology
import Testing

@testable import Alignment

@Suite struct ConfidenceTests {
    /// A unit of a segment in each text, every pair as likely as said.
    private func draft(_ probabilities: [Float], joint: Float?) -> AlignmentUnitDraft {
        let evidence = probabilities.enumerated().map { BeadEvidence(pair: $0, probability: $1) }
        return AlignmentUnitDraft(segments: [[0], [0], [0]], links: [], evidence: evidence, joint: joint)
    }

    @Test func oneDoubtfulPairDoesNotMakeTheOthersDoubtful() {
        let unit = Confidence(texts: 3).unit(draft([0.99, 0.99, 0.1], joint: 0.9))
        #expect(unit.confidence(0, 1) == unit.confidence(1, 0))
        #expect(unit.confidence(0, 1) == unit.confidence(0, 2))
        #expect(unit.confidence(1, 2) < unit.confidence(0, 1) - 0.3)
        #expect(unit.confidence(0, 1) > unit.confidence + 0.1)
    }

    @Test func whatTheSearchOfAllTextsSaysCounts() {
        let unsure = Confidence(texts: 3).unit(draft([0.8, 0.8, 0.8], joint: 0.2)).confidence
        let sure = Confidence(texts: 3).unit(draft([0.8, 0.8, 0.8], joint: 0.99)).confidence
        #expect(sure > unsure + 0.1)
    }

    @Test func twoTextsHaveOneConfidence() {
        var draft = draft([0.9995], joint: nil)
        draft.segments = [[0], [0]]
        let unit = Confidence(texts: 2).unit(draft)
        #expect(unit.pairConfidences.isEmpty)
        #expect(unit.confidence == unit.confidence(0, 1))
        #expect(abs(unit.confidence - 0.99) < 1e-4)
    }

    @Test func withoutEvidenceNothingIsSure() {
        let draft = AlignmentUnitDraft(segments: [[0], [], []], links: [], evidence: [])
        #expect(Confidence(texts: 3).unit(draft).isDoubtful)
    }
}
