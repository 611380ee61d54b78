import Terminology
import TestSupport
import Testing

@testable import Normalization

/// A document divides by the kinds of its blocks, and every segment keeps its place.
@Suite struct DocumentSegmentationTests {
    private let segmenter: SentenceSegmenter

    init() throws { segmenter = SentenceSegmenter(rules: try LocaleData.shared.get().rules, language: .english) }

    private func block(_ kind: TextBlock.Kind, _ text: String, line: Int) -> TextBlock {
        TextBlock(
            kind: kind, text: text, origins: [TextOrigin(offset: 0, place: TextPlace(line: line, column: 3))])
    }

    @Test func blocksDivideByTheirKind() {
        let document = TextDocument(
            path: "a.txt",
            blocks: [
                block(.heading(level: 1), "Report No. 5 of the Heads", line: 1),
                block(.paragraph, "It is done. We go. ", line: 3), block(.paragraph, "  ", line: 4),
                block(.segment, "One. Two.", line: 5), block(.segment, "", line: 6),
                block(.cell(row: 0, column: 1), "Yes. No.", line: 7), block(.caption, "▲Group photo", line: 8),
            ])
        let result = segmenter.segments(of: document)
        #expect(result.path == "a.txt" && result.language == .english)
        #expect(
            result.segments.map(\.text) == [
                "Report No. 5 of the Heads", "It is done.", "We go.", "One. Two.", "", "Yes.", "No.", "▲Group photo",
            ])
        #expect(result.segments.map(\.block) == [0, 1, 1, 3, 4, 5, 5, 6])
        #expect(result.segments.map(\.place.line) == [1, 3, 3, 5, 6, 7, 7, 8])
        #expect(result.segments[2].place == TextPlace(line: 3, column: 15))
        #expect(result.segments[5].kind == .cell(row: 0, column: 1))
    }

    @Test func placesOfManyBytesAreThoseOfEach() {
        var generator = SplitMix64(seed: 41)
        let text = String(repeating: "aé漢😀 ", count: 8)
        for _ in 0..<300 {
            func offsets(_ count: Int) -> [Int] {
                (0..<count).map { _ in Int.random(in: 0...text.utf8.count, using: &generator) }.sorted()
            }
            let origins = offsets(Int.random(in: 0...4, using: &generator)).enumerated().map {
                TextOrigin(offset: $1, place: TextPlace(line: $0 + 2, column: 5))
            }
            let block = TextBlock(kind: .paragraph, text: text, origins: origins)
            let asked = offsets(6)
            let expected = asked.map { block.place(ofByte: $0) }
            #expect(block.places(ofBytes: asked) == expected)
        }
    }
}
