import Glossary
import Normalization
import Terminology
import Testing

@testable import Alignment

/// Segments that hold several sentences.
@Suite struct SentencePartsTests {
    private func text(_ path: String, _ language: LanguageTag, _ lines: [String]) -> SegmentedText {
        SegmentedText(
            path: path, language: language,
            segments: lines.enumerated().map {
                Segment($0.element, block: $0.offset, place: TextPlace(line: $0.offset + 1, column: 1))
            })
    }

    @Test("A segment that glues two sentences answers both segments of the other language")
    func gluedSegment() throws {
        let english = text(
            "en.txt", .english,
            [
                "The 21st meeting was held in 2021.", "Office A reported 120 cases. Office B reported 345 cases.",
                "The next meeting will be held in 2022.",
            ])
        let japanese = text(
            "ja.txt", .japanese,
            ["第21回会合が2021年に開催された。", "A庁は120件を報告した。", "B庁は345件を報告した。", "次回は2022年に開催される。"])
        let aligned = try Aligner(try TestIndex.shared(), threads: 1).align([english, japanese])
        #expect(aligned.units.map(\.segments) == [[[0], [0]], [[1], [1, 2]], [[2], [3]]])
    }

    @Test("Parts cover their segments")
    func parts() throws {
        let segments = text("en.txt", .english, ["One. Two.", "Three", "Four! Five? Six."]).segments
        let rules = try TestIndex.shared().rules()
        let parts = SentenceParts(segments, SentenceSegmenter(rules: rules, language: .english))
        #expect(parts.parts.map(\.text) == ["One.", "Two.", "Three", "Four!", "Five?", "Six."])
        #expect(parts.segments == [0, 0, 1, 2, 2, 2])
        #expect(parts.parts(of: 2..<3) == 3..<6)
        #expect(parts.parts(of: 0..<2) == 0..<3)
        #expect(SentenceParts(segments, nil).isTrivial)
    }

    /// Who cuts a text by its stops tears an opening quotation mark off the sentence that it opens.
    @Test(
        "A mark that was torn off the next segment is no sentence",
        arguments: ["其他情况采用第一语法。「", "First syntax. (", "그렇습니다. …"])
    func tornMarks(_ torn: String) throws {
        let segments = text("zh.txt", .simplifiedChinese, [torn, "函数向导」显示第一语法。"]).segments
        let rules = try TestIndex.shared().rules()
        let parts = SentenceParts(segments, SentenceSegmenter(rules: rules, language: .simplifiedChinese))
        #expect(parts.parts.map(\.text) == [torn, "函数向导」显示第一语法。"])
        #expect(parts.isTrivial)
    }

    @Test("What opens a quotation does not end a segment")
    func endings() throws {
        let segments = text("zh.txt", .simplifiedChinese, ["第一语法。「", "第一语法。", "第一语法「", "Why? ("]).segments
        let rules = try TestIndex.shared().rules()
        let encoder = TextEncoder(
            folding: ScalarFolding(rules), quantities: QuantityReader(rules: rules, language: .simplifiedChinese),
            recognizer: nil,
            language: .simplifiedChinese)
        var vocabulary = Vocabulary()
        #expect(try encoder.encode(segments, &vocabulary).endings == [.stop, .stop, .open, .question])
    }
}
