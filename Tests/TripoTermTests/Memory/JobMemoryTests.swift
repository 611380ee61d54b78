import TestSupport
import Testing

@testable import TripoTerm

struct JobMemoryTests {
    /// What is found among some thousand segments is what comparing with each finds.
    @Test func theLikestIsThatOfAnOracle() throws {
        var generator = SplitMix64(seed: 3)
        let words = ["the", "office", "of", "trade", "marks", "会议", "審査", "특허", "21", "held", "a"]
        var memory = try JobMemory()
        var before: [[Unicode.Scalar]] = []
        for _ in 0..<1500 {
            let count = Int.random(in: 2...5, using: &generator)
            let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
                .joined(separator: " ")
            let scalars = Array(text.unicodeScalars)
            let expected = before.map { EditDistance.percent(scalars, $0) }.max() ?? 0
            #expect(try memory.percent(text, threshold: 50) ?? 0 == (expected < 50 ? 0 : expected))
            if expected < 100 { before.append(scalars) }
        }
    }
}
