import Foundation
import Interchange
import Terminology
import TestSupport
import Testing

@Suite struct JSONLinesTests {
    private static let schema = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation/align.schema.json")

    @Test func anObjectIsAUnit() throws {
        let file = try WrittenFile(WritingSamples.report, as: .json)
        #expect(
            file.lines[2] == """
                {"unit":3,"confidence":1.0000,"doubtful":false,"segments":{\
                "en":[{"index":3,"text":"It <ended> & closed.","line":4,"column":1}],\
                "zh-Hans":[{"index":2,"text":"会议结束。","line":3,"column":1}],"ja":[]},"links":[],"document":"en.txt"}
                """)
        #expect(
            file.lines[1].hasSuffix(
                "[{\"language\":\"zh-Hans\",\"index\":1},{\"language\":\"ja\",\"index\":2}]],\"document\":\"en.txt\"}"))
        #expect(file.report.unitsWritten == 3)
        #expect(file.report.bytes == file.text.utf8.count)
    }

    @Test(arguments: [WritingSamples.report, WritingSamples.hostile]) func itFollowsItsSchema(
        _ texts: AlignedTexts
    ) throws {
        let schema = try JSONSchema(path: Self.schema.path)
        for line in try WrittenFile(texts, as: .json).lines.dropLast() {
            #expect(schema.faults(inLine: String(line)) == [])
        }
    }

    @Test func theSchemaNoticesWhatIsWrong() throws {
        let schema = try JSONSchema(path: Self.schema.path)
        let line = try String(WrittenFile(WritingSamples.report, as: .json).lines[0])
        for (from, to) in [
            ("\"unit\":1", "\"unit\":0"), ("0.9700", "1.2"), ("false", "0"), ("\"line\"", "\"row\""),
            ("\"links\":[]", "\"links\":[[]]"), ("[{\"index\":0,", "[{\"index\":\"0\","), (",\"links\":[]", ""),
        ] {
            #expect(schema.faults(inLine: line.replacing(from, with: to)) != [], "\(from)")
        }
    }

    @Test func textsComeBackAsTheyWere() throws {
        let lines = try WrittenFile(WritingSamples.hostile, as: .json).lines.dropLast()
        let texts = try lines.map { line in
            try JSONDecoder().decode(Unit.self, from: Data(line.utf8)).segments["en"]?.first?.text ?? "nothing"
        }
        #expect(texts.map { Array($0.unicodeScalars) } == WritingSamples.hostileLines.map { Array($0.unicodeScalars) })
    }

    private struct Unit: Decodable {
        struct Segment: Decodable { var text: String }
        var segments: [String: [Segment]]
    }
}
