import Glibc
import Testing

@testable import Alignment

/// What is counted and scored quickly is what its definition says, worked out token by token.
@Suite struct LexiconTests {
    private struct Texts {
        var first = EncodedText()
        var second = EncodedText()
        var lexicon: Lexicon

        init(seed: UInt64) {
            var state = seed
            func random(_ limit: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % limit
            }
            func text(_ vocabulary: inout Vocabulary) -> EncodedText {
                var text = EncodedText()
                for _ in 0..<9 {
                    for _ in 0..<random(7) {
                        let token = random(12)
                        text.tokens.append(vocabulary.add(UInt64(token + 1), token % 3 == 0 ? .han : .word))
                    }
                    text.endSegment()
                    text.lengths.append(Float(1 + random(30)))
                    text.endings.append(.stop)
                }
                return text
            }
            var (one, other) = (Vocabulary(), Vocabulary())
            first = text(&one)
            second = text(&other)
            let seeds = (0..<8).map { _ in
                Lexicon.Seed(
                    first: Int32(random(one.count)), second: Int32(random(other.count)),
                    strength: Float(1 + random(4)) / 4)
            }
            lexicon = Lexicon(one, other, seeds: seeds, settings: Lexicon.Settings())
        }
    }

    /// The tokens of segments, each as often as it is there.
    private func tokens(_ text: EncodedText, _ segments: Range<Int>) -> [Int32] {
        text.range(segments).flatMap { Array(repeating: text.tokens[$0], count: Int(text.multiplicities[$0])) }
    }

    private func ratio(_ rows: TranslationRows, _ source: Int32, _ target: Int32) -> Float {
        rows.range(source).reduce(0) { rows.targets[$1] == target ? rows.ratios[$1] : $0 }
    }

    @Test(arguments: [Float(0.3), 0.02, 0.0001], [false, true])
    func countsAreThoseOfEachPairOfTokens(novelty: Float, leavesOutLargest: Bool) {
        let texts = Texts(seed: 5)
        let lexicon = texts.lexicon
        var learning = LexiconLearning(lexicon)
        var expected: [[Int32]: (sum: Float, stretches: [Int32: Float])] = [:]
        for (number, sides) in [(0..<1, 0..<2), (1..<4, 2..<5), (4..<5, 5..<6), (5..<8, 6..<9)].enumerated() {
            let stretch = Int32(number / 2)
            learning.add(texts.first, sides.0, texts.second, sides.1, probability: 0.7, stretch: stretch)
            let sources = tokens(texts.first, sides.0)
            for target in tokens(texts.second, sides.1) where lexicon.second.recur[Int(target)] {
                let ratios = sources.map { ratio(lexicon.forward, $0, target) + novelty }
                let all = ratios.reduce(lexicon.settings.background * Float(sources.count), +)
                for (source, ratio) in zip(sources, ratios) where lexicon.first.recur[Int(source)] {
                    let count = 0.7 * ratio / all
                    guard count > 0.002 else { continue }
                    expected[[source, target], default: (0, [:])].sum += count
                    expected[[source, target], default: (0, [:])].stretches[stretch, default: 0] += count
                }
            }
        }
        for seed in lexicon.seeds {
            expected[[seed.first, seed.second], default: (0, [:])].sum += lexicon.settings.seed * seed.strength
        }
        let counts = learning.counts(by: lexicon, novelty: novelty, leavesOutLargest: leavesOutLargest)
        var found = 0
        for first in 0..<Int32(counts.rows) {
            for entry in counts.entries[counts.range(first)] {
                found += 1
                let count = expected[[first, entry.second]]
                let largest = leavesOutLargest ? count?.stretches.values.max() ?? 0 : 0
                #expect(abs(entry.sum - ((count?.sum ?? 0) - largest)) < 1e-4)
            }
        }
        // What only one stretch has is not there without it.
        let left = expected.values.filter { !leavesOutLargest || $0.sum > ($0.stretches.values.max() ?? 0) + 1e-6 }
        #expect(found == left.count)
    }

    @Test func scoresAreThoseOfEachToken() {
        let texts = Texts(seed: 11)
        let band = Band(whole: texts.first.count, texts.second.count)
        let scores = LexicalScores(texts.first, texts.second, band: band, lexicon: texts.lexicon)
        func score(_ source: [Int32], _ target: [Int32], isForward: Bool) -> Float {
            let (from, to) =
                isForward
                ? (texts.lexicon.first, texts.lexicon.second) : (texts.lexicon.second, texts.lexicon.first)
            let rows = isForward ? texts.lexicon.forward : texts.lexicon.backward
            let unexplained = isForward ? texts.lexicon.secondLack.shares : texts.lexicon.firstLack.shares
            let size = source.reduce(0) { $0 + from.weights[Int($1)] }
            var sum: Float = 0
            for token in target {
                let mass = source.reduce(0) { $0 + from.weights[Int($1)] * ratio(rows, $1, token) }
                let none = unexplained[Int(token)]
                let likelier = none + (size > 0 ? (1 - none) * mass / size : 0)
                sum += to.weights[Int(token)] * log(likelier)
            }
            let bounded = sum / (4 * sqrt(1 + target.reduce(0) { $0 + to.weights[Int($1)] }))
            return bounded / (1 + abs(bounded))
        }
        for group in 0..<BeadType.limit {
            for row in group + 1...texts.first.count {
                for column in group + 1...texts.second.count {
                    let cell = band.offsets[row] + column
                    let one = tokens(texts.first, row - 1..<row)
                    let other = tokens(texts.second, column - 1..<column)
                    let there = score(tokens(texts.first, row - 1 - group..<row), other, isForward: true)
                    let back = score(tokens(texts.second, column - 1 - group..<column), one, isForward: false)
                    #expect(abs(scores.forward[group][cell] - there) < 1e-4)
                    #expect(abs(scores.backward[group][cell] - back) < 1e-4)
                }
            }
        }
    }

    /// What lies outside of a band changes nothing within.
    @Test func scoresInABandAreThoseOfTheWholeGrid() {
        let texts = Texts(seed: 13)
        let (n, m) = (texts.first.count, texts.second.count)
        let whole = Band(whole: n, m)
        let band = Band(n: n, m: m, passed: (0...n).map { (row: $0, column: $0 * m / n) }, margin: 2)
        let all = LexicalScores(texts.first, texts.second, band: whole, lexicon: texts.lexicon)
        let some = LexicalScores(texts.first, texts.second, band: band, lexicon: texts.lexicon, largest: 2)
        #expect(some.forward.count == 2 && some.backward.count == 2)
        for row in 2...n {
            for column in max(2, Int(band.lower[row]))..<Int(band.upper[row]) {
                guard let cell = band.cell(row, column), let same = whole.cell(row, column) else { continue }
                for group in 0..<2 {
                    #expect(abs(some.forward[group][cell] - all.forward[group][same]) < 1e-5)
                    #expect(abs(some.backward[group][cell] - all.backward[group][same]) < 1e-5)
                }
            }
        }
    }

    @Test func eachRowIsCountedByItself() {
        var counts = PairCounts(types: 90)
        for _ in 0..<120 {
            for round in 0..<3 {
                counts.add { adder in
                    for second in 0..<90 { adder.add(Int32(second), Float(second + 1), stretch: Int32(round / 2)) }
                }
            }
            counts.leaveOutLargest()
            counts.add(known: (7, 2))
            counts.endRow()
        }
        #expect(counts.rows == 120 && counts.entries.count == 120 * 90)
        #expect(counts.entries.allSatisfy { $0.sum == Float($0.second + 1) + ($0.second == 7 ? 2 : 0) })
    }
}
