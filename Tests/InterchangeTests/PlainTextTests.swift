import Interchange
import Terminology
import TestSupport
import Testing

@Suite struct PlainTextTests {
    @Test func blankLinesDivideAndAShortFirstLineHeads() throws {
        let text =
            "24th Heads Meeting Held in Shanghai\n\nOn December 4 it was held. It ended.\n\n  Then   more.\u{3000}\n"
        let document = try read(text)
        #expect(
            outline(document) == [
                "h1: 24th Heads Meeting Held in Shanghai", "p: On December 4 it was held. It ended.", "p: Then more.",
            ])
        #expect(places(document) == ["1:1", "3:1", "5:3"])
    }

    @Test func wrappedLinesAreJoined() throws {
        let text = """
            The heads of the three offices approved a plan to implement the joint
            statement on a ten year vision for trilateral cooperation, which was a well-
            known matter that the ninth summit adopted in the spring of that year.

            The offices will then compare their guidelines in the field of new and
            emerging technology, and discuss how applications are handled.
            """
        let document = try read(text)
        #expect(document.blocks.count == 2)
        #expect(document.blocks[0].text.contains("the joint statement on"))
        #expect(document.blocks[0].text.contains("a well-known matter"))
        let offset = try #require(document.blocks[0].text.utf8.firstRange(of: Array("statement".utf8)))
        let distance = document.blocks[0].text.utf8.distance(
            from: document.blocks[0].text.startIndex, to: offset.lowerBound)
        #expect(document.blocks[0].place(ofByte: distance) == TextPlace(line: 2, column: 1))
    }

    @Test func wrappedChineseIsJoinedWithoutSpaces() throws {
        let text = """
            　　在人工智能领域，三局将比较各自的审查指南，并就三国共同提交的专
            利申请交换意见。会议还讨论了外观设计保护，并决定明年在日本举行下一次
            会议。
            　　三局局长批准了实施计划，该计划将在未来十年内分阶段实施，并将定期
            向公众公布进展情况。
            """
        let document = try read(text)
        #expect(document.blocks.count == 2)
        #expect(document.blocks[0].text.hasPrefix("在人工智能领域，三局将比较各自的审查指南，并就三国共同提交的专利申请交换"))
        #expect(places(document) == ["1:3", "4:3"])
    }

    @Test func aShortLineBeforeWrappedOnesStandsAlone() throws {
        let text = """
            Outcome
            The heads of the three offices approved a plan to implement the joint
            statement on a ten year vision for trilateral cooperation, which the
            ninth summit adopted in spring. It will be carried out.
            Next meeting
            The offices will meet again in the autumn of the following year in the
            city that the next chair chooses.
            """
        #expect(outline(try read(text)).map { $0.prefix(6) } == ["h1: Ou", "p: The", "p: Nex", "p: The"])
    }

    @Test func aLineAParagraphStaysOne() throws {
        let text = """
            24th Heads Meeting Held in Shanghai
            On December 4, the meeting was held in Shanghai, and the heads of the offices attended it.
            It ended.
            In the field of artificial intelligence the offices will compare their guidelines. They will report.
            """
        #expect(outline(try read(text)).map { $0.prefix(2) } == ["h1", "p:", "p:", "p:"])
        let sentences = "三庁は比較する。\n会合では、申長雨局長が議長を務めました。\n日本からは小野洋太長官が出席しました。\n以上。"
        #expect(try read(sentences).blocks.count == 4)
    }

    @Test func marksBeginItems() throws {
        let text = "The agenda:\n▲ 특허\n○ 商標\n・意匠\n- design\n1. first\n(2) second\n① 三\n一、四\n2021.11.30 date\n-5 degrees"
        let kinds = outline(try read(text)).map { String($0.prefix { $0 != ":" }) }
        #expect(kinds == ["p"] + [String](repeating: "li", count: 8) + ["p", "p"])
    }

    @Test func anItemGoesOnWhereTheTextIsWrapped() throws {
        let text = """
            The offices agreed on the following matters at their meeting of this year:
              - to compare their guidelines for the examination of inventions in the
                field of artificial intelligence, and to publish what they find, so
                that applicants may read it;
              - to meet again.
            """
        #expect(try read(text).blocks.map(\.kind) == [.paragraph, .listItem, .listItem])
    }

    @Test func everyEndOfLineCountsOnce() throws {
        let document = try read("a\r\nb\rc\u{85}d\u{2028}e\n\nf\n", segmented: true)
        #expect(document.blocks.map(\.text) == ["a", "b", "c", "d", "e", "", "f"])
        #expect(document.blocks.allSatisfy { $0.kind == .segment })
        #expect(places(document) == (1...7).map { "\($0):1" })
        #expect(try read("", segmented: true).blocks.isEmpty)
        #expect(try read("\n", segmented: true).blocks.map(\.text) == [""])
        #expect(try read("  x  y ", "a.md", segmented: true).blocks.map(\.text) == ["  x  y "])
    }

    @Test func aLongLineTakesLinearTime() throws {
        let sentence = "三庁は審査基準を比較する。 The offices compare. "
        let text = String(repeating: sentence, count: 1_000_000 / sentence.utf8.count)
        let clock = ContinuousClock()
        for name in ["a.txt", "a.md", "a.html"] {
            var count = 0
            let time = try clock.measure { count = try read(text, name).blocks.count }
            #expect(count == 1)
            #expect(time < .seconds(30), "\(name)")
        }
    }

    @Test func limitsAreSaid() {
        var limits = DocumentLimits()
        limits.bytes = 10
        expectProblem("document.too-large", Array("12345678901".utf8), "a.txt", limits: limits)
        limits = DocumentLimits()
        limits.blocks = 2
        expectProblem("document.too-many-blocks", Array("a\n\nb\n\nc".utf8), "a.txt", limits: limits)
        limits.markupBytes = 3
        expectProblem("document.too-large", Array("abcd".utf8), "a.md", limits: limits)
    }

    @Test func filesAndPipesAreReadAndDirectoriesAreNot() throws {
        let directory = try TemporaryDirectory()
        try directory.write("text", to: "a.txt")
        let reader = DocumentReader()
        #expect(try reader.document(at: directory.path + "/a.txt").blocks.map(\.text) == ["text"])
        #expect(throws: Diagnostic.self) { try reader.document(at: directory.path) }
        #expect(throws: Diagnostic.self) { try reader.document(at: directory.path + "/none.txt") }
        var options = DocumentOptions()
        options.limits.bytes = 1 << 20
        #expect(throws: Diagnostic.self) { try DocumentReader(options).document(at: "/dev/zero") }
    }
}
