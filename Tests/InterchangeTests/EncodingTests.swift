import Interchange
import Terminology
import TestSupport
import Testing

@Suite struct EncodingTests {
    static let chinese = "在人工智能领域，三局将比较各自的审查指南，并就三国共同提交的专利申请交换意见。会议还讨论了外观设计保护。"
    static let traditional = "在人工智慧領域，三局將比較各自的審查基準，並就共同提出的專利申請交換意見。會議還討論了設計保護。"
    static let japanese = "人工知能の分野では、三庁がそれぞれの審査基準を比較し、共同で提出された特許出願について意見を交換します。"
    static let korean = "인공지능 분야에서 세 특허청은 각자의 심사기준을 비교하고 공동으로 제출된 특허출원에 대해 의견을 교환한다."
    static let french =
        "Le Conseil a adopté à l’unanimité la décision relative aux brevets européens, déposée à Genève."

    static let charsets: [(String, String, String)] = [
        ("UTF-8", "UTF-8", chinese), ("UTF-8", "UTF-8", korean), ("GB18030", "GB18030", chinese),
        ("Big5", "Big5", traditional), ("SHIFT_JIS", "Shift_JIS", japanese), ("CP932", "Shift_JIS", japanese),
        ("EUC-JP", "EUC-JP", japanese), ("EUC-KR", "EUC-KR", korean), ("CP949", "EUC-KR", korean + " 뷁 똠방각하"),
        ("CP1252", "windows-1252", french), ("UTF-16LE", "UTF-16LE", chinese + "\n" + chinese),
        ("UTF-16BE", "UTF-16BE", japanese + "\n"), ("UTF-16LE", "UTF-16LE", korean),
        ("UTF-16BE", "UTF-16BE", "Plain words."),
        ("UTF-32LE", "UTF-32LE", traditional), ("UTF-32BE", "UTF-32BE", korean),
    ]

    @Test(arguments: charsets) func findsTheCharset(_ charset: (String, String, String)) throws {
        let (name, expected, text) = charset
        let bytes = try #require(encode(text, as: name))
        let document = try read(bytes)
        #expect(document.encoding == expected)
        #expect(document.blocks.map(\.text) == text.split(separator: "\n").map { String($0) })
    }

    @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
    func aByteOrderMarkDecides(_ name: String) throws {
        let document = try read(try #require(encode("\u{FEFF}局", as: name)))
        #expect(document.encoding == name)
        #expect(document.blocks.map(\.text) == ["局"])
    }

    /// Every prefix of four characters or more is read right.
    @Test(arguments: charsets.filter { ["GB18030", "Big5", "SHIFT_JIS", "EUC-JP", "EUC-KR"].contains($0.0) })
    func shortTextsAreFoundToo(_ charset: (String, String, String)) throws {
        let (name, expected, text) = charset
        var wrong: [String] = []
        for length in 4..<text.count {
            for start in stride(from: 0, to: text.count - length, by: 3) {
                let piece = String(text.dropFirst(start).prefix(length))
                let found = try read(try #require(encode(piece, as: name)))
                if found.encoding != expected { wrong.append("\(piece): \(found.encoding)") }
            }
        }
        // Four syllables of Korean can be four ideographs of level 1: of so short a text no one can tell.
        #expect(wrong.filter { $0.count > 24 } == [])
        #expect(wrong.count <= 12, "\(wrong.prefix(20))")
    }

    @Test func validUTF8WinsOverALikelyOther() throws {
        #expect(try read("联通").encoding == "UTF-8")
        let html = "<meta charset=gb2312><p>专利局"
        #expect(try read(html, "a.html").encoding == "UTF-8")
    }

    @Test func htmlNamesItsCharset() throws {
        let text = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><p>专利"
        let document = try read(try #require(encode(text, as: "GB18030")), "a.html")
        #expect(document.encoding == "GB18030")
        #expect(outline(document) == ["p: 专利"])
        let japanese = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><html><p>特許</p></html>"
        #expect(outline(try read(try #require(encode(japanese, as: "ISO-2022-JP")), "a.html")) == ["p: 特許"])
    }

    @Test func theUserDecides() throws {
        let bytes = try #require(encode("特許庁", as: "ISO-2022-JP"))
        #expect(try read(bytes, encoding: "iso-2022-jp").blocks.map(\.text) == ["特許庁"])
        #expect(try read(try #require(encode("专", as: "GB18030")), encoding: "GB2312").blocks.map(\.text) == ["专"])
        for name in ["klingon", "", "UTF-8,x", "../x"] {
            let problem = expectProblem("document.unknown-encoding", [0x41], "a.txt", encoding: name)
            #expect(problem?.help?.contains("Shift_JIS") == true)
        }
    }

    @Test func aBadByteIsToldWithItsPlace() throws {
        let problem = expectProblem("document.undecodable", Array("a\n特許".utf8) + [0xFF], "a.txt", encoding: "UTF-8")
        #expect(problem?.location?.description == "a.txt:2:3")
        #expect(problem?.arguments["byte"] == "FF")
    }

    @Test func mixedEncodingsAreSaid() throws {
        var bytes = Array("# 人工智能领域的审查\n".utf8)
        bytes += try #require(encode(Self.japanese + "\n", as: "SHIFT_JIS"))
        bytes += Array("인공지능 분야에서\n".utf8)
        let problem = expectProblem("document.mixed-encodings", bytes, "a.txt")
        #expect(problem?.location?.description == "a.txt:2:1")
        #expect(problem?.arguments["encoding"] == "Shift_JIS")
    }

    @Test func whatIsNoTextIsRefused() throws {
        expectProblem("document.binary", Array("abc\n\u{0}\u{1}def".utf8), "a.txt")
        expectProblem("document.binary", [UInt8](repeating: 0, count: 5000), "a.txt")
        expectProblem("document.binary", Array("a\u{0}b".utf8), "a.txt", encoding: "UTF-8")
        var random = SplitMix64(seed: 4)
        for _ in 0..<50 {
            let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: Diagnostic.self) { try read(noise) }
        }
        expectProblem("document.unsupported", [0x89, 0x50, 0x4E, 0x47, 0x0D], "a.txt")
        expectProblem("document.unsupported", Array("{\\rtf1 x}".utf8), "a.txt")
        expectProblem("document.old-office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "a.doc")
    }
}
