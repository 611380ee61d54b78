import ICU
import Terminology
import TestSupport
import Testing

@testable import Normalization

/// What holds of the sentences of any text.
@Suite struct SentencePropertyTests {
    private let segmenters: [SentenceSegmenter]
    private let characters: BreakIterator

    init() throws {
        let rules = try LocaleData.shared.get().rules
        segmenters = LanguageTag.allCases.map { SentenceSegmenter(rules: rules, language: $0) }
        characters = try BreakIterator(.character)
    }

    private static let pieces = [
        "。", "．", ".", "...", "…", "!", "?", "！", "？", "「", "」", "『", "』", "（", "）", "(", ")", "[", "]", "“", "”", "‘",
        "’", "\"", "'", "《", "》", " ",
        "\u{3000}", "\u{A0}", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\u{301}", "\u{200D}", "\u{FE0F}",
        "\u{FF9E}", "\u{600}", "\u{E33}",
        "😀", "👨‍👩‍👧", "🇯🇵", "‼", "१", "।", "a", "b", "I", "The", "the", "Mr", "No", "Inc", "U.S", "e.g", "12", "1", "三", "と",
        "です", "でも",
        "的", "他", "고", "라고", "했다", "가", "あ", "漢", "e\u{301}", "\u{1100}", "\u{1161}", "\u{0}", "，", ",", ";", "—", "¹",
        "\u{F0000}",
    ]

    private static func text(_ generator: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            if Int.random(in: 0..<6, using: &generator) == 0 {
                let value = UInt32.random(in: 0...0x10_FFFF, using: &generator)
                text.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
            } else {
                text += pieces.randomElement(using: &generator) ?? ""
            }
        }
        return text
    }

    @Test func sentencesCoverAllButWhiteSpaceAndSplitNoCharacter() throws {
        var generator = SplitMix64(seed: 29)
        for round in 0..<2000 {
            let text = Self.text(&generator)
            let segmenter = segmenters[round % segmenters.count]
            let spans = segmenter.sentences(in: text)
            let boundaries = try Set(characters.boundaries(in: text))
            let bytes = Array(text.utf8)
            var end = 0
            for span in spans + [TextSpan(bytes.count, bytes.count)] {
                try #require(
                    span.start >= end && span.end >= span.start, "\(segmenter.language) \(text.debugDescription)")
                let between = String(decoding: bytes[end..<span.start], as: UTF8.self)
                let isBlank = between.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
                #expect(isBlank, "\(segmenter.language) \(text.debugDescription)")
                for offset in [span.start, span.end] {
                    #expect(boundaries.contains(offset), "\(segmenter.language) \(text.debugDescription) \(offset)")
                }
                end = span.end
            }
            let areFull = spans.allSatisfy { $0.start < $0.end }
            #expect(areFull)
        }
    }

    /// A paragraph's sentences do not depend on the paragraphs around it.
    @Test func paragraphsDoNotTouchEachOther() {
        var generator = SplitMix64(seed: 31)
        for round in 0..<1000 {
            let segmenter = segmenters[round % segmenters.count]
            // A mark at the head of the second would join the line feed's end in no way, but not be the first's.
            let (first, second) = (Self.text(&generator), "x" + Self.text(&generator))
            #expect(
                segmenter.texts(in: first + "\n" + second) == segmenter.texts(in: first) + segmenter.texts(in: second),
                "\(segmenter.language) \(first.debugDescription) \(second.debugDescription)")
        }
    }

    /// Sentences put together again in their order divide as before.
    @Test func sentencesOfTheSamplesAreStable() {
        for segmenter in segmenters {
            let samples =
                SentenceCase.english + SentenceCase.simplified + SentenceCase.traditional + SentenceCase.japanese
                + SentenceCase.korean
            for sample in samples where sample.language == segmenter.language {
                let sentences = segmenter.texts(in: sample.text)
                #expect(segmenter.texts(in: sentences.joined(separator: "\n")) == sentences, "\(sample)")
            }
        }
    }

    /// Every stop with what opens and nothing that closes: work grows with the length, not its square.
    @Test(arguments: [
        "「", "（", "\"", "(.", "a. ", "1. ", ". ", "'", "「。」", "…", "。\u{301}", "U.S.", "? \"", "a", "\u{301}",
    ])
    func longLinesAreRead(_ piece: String) {
        let text = String(repeating: piece, count: 8_000)
        for segmenter in segmenters {
            let end = segmenter.sentences(in: text).last?.end ?? 0
            #expect(end > text.utf8.count - 8)
        }
    }

    @Test func damagedRulesDoNotTrap() throws {
        let bytes = try LocaleData.shared.get().rules.sentenceBytes.withBytes { Array($0) }
        var generator = SplitMix64(seed: 37)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<20 {
                damaged[Int.random(in: 0..<damaged.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            damaged.removeLast(Int.random(in: 0..<damaged.count, using: &generator))
            let rules = CompiledSentences(ByteStore(damaged).all, language: .japanese)
            Array("「はい。」と。 Mr. X (No. 5).".utf8).withUnsafeBufferPointer {
                var scanner = SentenceScanner($0, rules)
                _ = scanner.sentences()
            }
        }
    }
}
