import Terminology
import Testing

struct MatchScoreTests {
    @Test func aScoreIsRoundedDown() {
        for whole in 1...60 {
            for part in 0...whole {
                let score = MatchScore(part, of: whole)
                #expect(score.percent * whole <= part * 100)
                #expect((score.percent + 1) * whole > part * 100)
                #expect((score.percent == 100) == (part == whole))
            }
        }
    }

    @Test func aScoreStaysWithinItsRange() {
        #expect(MatchScore(percent: -1).percent == 0)
        #expect(MatchScore(percent: Int.max).percent == 100)
        #expect(MatchScore(1, of: 0).percent == 0)
        #expect(MatchScore(0, of: -3).percent == 0)
        #expect(MatchScore(3, of: 2).percent == 100)
        #expect(MatchScore(-3, of: 2).percent == 0)
        #expect(MatchScore(percent: 1) < MatchScore(percent: 2))
    }
}
