import Glibc
import TestSupport
import Testing

@testable import Alignment

/// What answers what within a segment that answers several.
@Suite struct SeamsTests {
    private static func text(_ segments: [[UInt64]], _ vocabulary: inout Vocabulary) -> EncodedText {
        var text = EncodedText()
        for words in segments {
            text.tokens += words.map { vocabulary.add($0, .word) }
            text.endSegment()
            text.lengths.append(Float(max(1, words.count)))
            text.endings.append(.stop)
        }
        return text
    }

    /// Words and their translations have the same numbers.
    private static func sides(
        whole: [[UInt64]], parts: [[UInt64]], seeds: (Vocabulary, Vocabulary) -> [Lexicon.Seed]
    ) -> (whole: LexicalSide, parts: LexicalSide) {
        var (one, other) = (Vocabulary(), Vocabulary())
        let (wholeText, partsText) = (text(whole, &one), text(parts, &other))
        let lexicon = Lexicon(one, other, seeds: seeds(one, other), settings: Lexicon.Settings())
        let sides = LexicalSide.both(wholeText, partsText, lexicon)
        return (sides.0, sides.1)
    }

    private static func same(_ one: Vocabulary, _ other: Vocabulary) -> [Lexicon.Seed] {
        one.hashes.enumerated().compactMap { first, hash in
            other.id(of: hash).map { Lexicon.Seed(first: Int32(first), second: $0, strength: 1) }
        }
    }

    /// `언어 / 날짜 및 시간 서식에 대한 언어` begins with its heading; where the heading is left out, its word stands elsewhere.
    @Test func aHeadingStandsInFront() {
        let (heading, sentence): ([UInt64], [UInt64]) = ([1], [2, 3, 4, 1, 5])
        let sides = Self.sides(
            whole: [heading + sentence, sentence], parts: [heading, sentence], seeds: Self.same)
        var seams = Seams(whole: sides.whole, parts: sides.parts)
        let glued = seams.gain(0..<2, whole: 0)
        let without = seams.gain(0..<2, whole: 1)
        #expect(glued > 1)
        #expect(without < glued - 1)
    }

    @Test func aSegmentOfFewerWordsThanPartsAnswersNone() {
        let sides = Self.sides(whole: [[1]], parts: [[1], [2]], seeds: Self.same)
        var seams = Seams(whole: sides.whole, parts: sides.parts)
        #expect(seams.gain(0..<2, whole: 0) == -.infinity)
    }

    /// What tokens explain of one, above nothing, by its definition.
    private static func gain(of token: Int32, _ target: LexicalSide, by heard: [Int32], _ source: LexicalSide) -> Float
    {
        var (mass, size): (Float, Float) = (0, 0)
        for word in heard {
            size += source.weights[Int(word)]
            for entry in source.rows.range(word) where source.rows.targets[entry] == token {
                mass += source.weights[Int(word)] * source.rows.ratios[entry]
            }
        }
        let type = Int(token)
        let outweighs = (1 - target.lack.shares[type]) / target.lack.shares[type]
        return target.weights[type] * log(1 + outweighs * mass / max(size, .leastNormalMagnitude))
    }

    /// The gains of all divisions into stretches of at least a token, with what they rest on.
    private static func divisions(
        _ whole: LexicalSide, _ parts: LexicalSide, _ count: Int
    ) -> [(divided: Float, gain: Float)] {
        let tokens = Array(whole.text.written(0))
        let segments = (0..<count).map { Array(parts.text.written($0)) }
        func sum(_ stretch: [Int32], _ part: Int) -> Float {
            stretch.reduce(0) { $0 + gain(of: $1, whole, by: segments[part], parts) }
        }
        func back(_ part: Int, _ stretch: [Int32]) -> Float {
            segments[part].reduce(0) { $0 + gain(of: $1, parts, by: stretch, whole) }
        }
        let alone = (0..<count).map { sum(tokens, $0) }.max() ?? 0
        func all(_ from: Int, _ part: Int) -> [[Int]] {
            if part == count - 1 { return [[from, tokens.count]] }
            return (from + 1..<max(from + 1, tokens.count - (count - part - 2))).flatMap { next in
                all(next, part + 1).map { [from] + $0 }
            }
        }
        return all(0, 0).map { bounds in
            var (divided, sharper): (Float, Float) = (0, 0)
            for part in 0..<count {
                let stretch = Array(tokens[bounds[part]..<bounds[part + 1]])
                divided += sum(stretch, part)
                sharper += back(part, stretch) - back(part, tokens)
            }
            return (divided, divided - alone + Seams.partShare * sharper)
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8], [2, 3, 4])
    func theGainIsThatOfTheBestDivision(seed: UInt64, count: Int) throws {
        var random = SplitMix64(seed: seed)
        func words(_ count: Int) -> [UInt64] { (0..<count).map { _ in UInt64.random(in: 1...9, using: &random) } }
        let wholeWords = words(7)
        let partWords = (0..<count).map { _ in words(3) }
        let sides = Self.sides(whole: [wholeWords], parts: partWords) { one, other in
            (0..<12).map { _ in
                Lexicon.Seed(
                    first: Int32.random(in: 0..<Int32(one.count), using: &random),
                    second: Int32.random(in: 0..<Int32(other.count), using: &random),
                    strength: Float.random(in: 0.1...1, using: &random))
            }
        }
        var seams = Seams(whole: sides.whole, parts: sides.parts)
        let found = seams.gain(0..<count, whole: 0)
        let all = Self.divisions(sides.whole, sides.parts, count)
        let best = try #require(all.map(\.divided).max())
        // Several may be the best; it is one of them.
        #expect(all.contains { $0.divided > best - 1e-3 && abs($0.gain - found) < 1e-3 })
    }
}
