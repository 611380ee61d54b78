import Interchange
import Terminology
import Testing

@Suite struct AlignmentWriterTests {
    private struct Full: Error {}

    /// As many units as a book has sentences go out in pieces, none much larger than 64 KiB.
    @Test(arguments: AlignmentFormat.allCases) func aLongAlignmentIsWrittenInPieces(_ format: AlignmentFormat) throws {
        let count = 20_000
        let lines = Array(repeating: "特許 & 商標。", count: count)
        let texts = AlignedTexts(
            texts: [
                WritingSamples.text("en.txt", .english, lines), WritingSamples.text("ja.txt", .japanese, lines),
            ],
            alignment: TextAlignment(
                columns: 2, units: (0..<count).map { AlignmentUnit(segments: [[$0], [$0]], confidence: 0.9) }))
        var (largest, total) = (0, 0)
        let report = try AlignmentWriter(texts, as: format).write {
            largest = max(largest, $0.count)
            total += $0.count
        }
        #expect(largest < 80_000)
        #expect(total == report.bytes)
        #expect(report.unitsWritten == count)
        #expect(total > count * 10)
    }

    @Test(arguments: AlignmentFormat.allCases) func nothingAlignedIsAFileAllTheSame(_ format: AlignmentFormat) throws {
        var texts = WritingSamples.report
        texts.alignment.units = []
        let file = try WrittenFile(texts, as: format)
        #expect(file.report.unitsWritten == 0)
        #expect(file.text.isEmpty == (format == .json || format == .beads))
    }

    @Test(arguments: AlignmentFormat.allCases) func whatTheSinkThrowsEndsTheWriting(_ format: AlignmentFormat) throws {
        let writer = try AlignmentWriter(WritingSamples.report, as: format)
        #expect(throws: Full.self) { try writer.write { _ throws(Full) in throw Full() } }
    }

    @Test(arguments: AlignmentFormat.allCases) func theSameTextsGiveTheSameBytes(_ format: AlignmentFormat) throws {
        let first = try WrittenFile(WritingSamples.report, as: format)
        #expect(try first.text == WrittenFile(WritingSamples.report, as: format).text)
    }

    @Test func alignmentsThatDoNotFitTheirTextsAreRefused() {
        let texts = WritingSamples.report
        var segment = texts
        segment.alignment.units[0].segments[1] = [3]
        var columns = texts
        columns.alignment.units[1].segments.removeLast()
        var fewer = texts
        fewer.texts.removeLast()
        var link = texts
        link.alignment.units[0].links = [SegmentLink(0, 0, 3, 0)]
        #expect(throws: WritingError.noSuchSegment(unit: 0, column: 1, segment: 3)) {
            try AlignmentWriter(segment, as: .tmx)
        }
        #expect(throws: WritingError.unitWithoutColumns(unit: 1)) { try AlignmentWriter(columns, as: .tmx) }
        #expect(throws: WritingError.textsDoNotMatchColumns(texts: 2, columns: 3)) {
            try AlignmentWriter(fewer, as: .tmx)
        }
        #expect(throws: WritingError.noSuchColumn(3)) { try AlignmentWriter(link, as: .json) }
    }

    @Test func columnsThatAreNotThereAreRefused() {
        var options = WritingOptions()
        options.pair = ColumnPair(0, 3)
        #expect(throws: WritingError.noSuchColumn(3)) {
            try AlignmentWriter(WritingSamples.report, as: .beads, options: options)
        }
        options.pair = ColumnPair(1, 1)
        #expect(throws: WritingError.needsTwoColumns) {
            try AlignmentWriter(WritingSamples.report, as: .beads, options: options)
        }
        options = WritingOptions()
        options.source = -1
        #expect(throws: WritingError.noSuchColumn(-1)) {
            try AlignmentWriter(WritingSamples.report, as: .tmx, options: options)
        }
    }

    @Test func confidenceIsNeverRoundedUp() throws {
        for (confidence, text) in [
            (0.99999, "0.9999"), (0.97, "0.9700"), (0.57, "0.5700"), (1, "1.0000"), (2, "1.0000"), (-1, "0.0000"),
            (.nan, "0.0000"), (0.00005, "0.0000"), (0.0123, "0.0123"),
        ] {
            var texts = WritingSamples.pair("a", "b")
            texts.alignment.units[0].confidence = confidence
            #expect(try WrittenFile(texts, as: .beads).text == "0\t0\t\(text)\n")
        }
    }

    @Test func momentsAreWrittenInUTC() throws {
        var options = WritingOptions()
        options.created = Timestamp(secondsSince1970: -1)
        let file = try WrittenFile(WritingSamples.report, as: .tmx, options: options)
        #expect(file.text.contains("creationdate=\"19691231T235959Z\""))
    }
}
