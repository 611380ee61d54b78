import Foundation
import TestSupport
import Testing

/// Terms marked in texts, as a user sees them.
struct AnnotateTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func annotate(
        _ arguments: [String], input: String = "", columns: Int? = 80, on day: String = "2021-11-30"
    ) throws -> Sandbox.Outcome {
        try sandbox.run(
            ["annotate", "--on", day] + arguments, input: input.utf8,
            environment: columns.map { ["COLUMNS": "\($0)"] } ?? [:])
    }

    /// The objects of lines of JSON.
    private func objects(_ outcome: Sandbox.Outcome) throws -> [[String: Any]] {
        try outcome.lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `each term has a number, and what is new is said below its paragraph`() throws {
        let outcome = try annotate([], input: "한국 특허청은 JPO와 심판을 논의했다.\n\n특허청은 JPO에 감사했다.\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(
            outcome.text == """
                [한국 특허청|1]은 [JPO|2]와 [심판|3]을 논의했다.
                  1  한국 특허청 · office · off.kipo
                     en Korean Intellectual Property Office · zh-Hans 韩国特许厅 · ja 韓国特許庁
                  2  JPO · office · off.jpo
                     en Japan Patent Office · zh-Hans 日本特许厅 · ja 特許庁
                  3  심판 · term · t.trial-appeal
                     en trial and appeal · zh-Hans 复审和无效审理 · ja 審判

                [특허청|1]은 [JPO|2]에 감사했다.

                """)
    }

    @Test func `a name out of date is said to be so, in the reader's language`() throws {
        let outcome = try annotate(
            ["--to", "en", "--language", "ja"], input: "그날 특허청은 쉬었다.", on: "2026-01-01")
        #expect(outcome.lines[1] == "  1  특허청 · 機関 · off.kipo · 2026-01-01 現在は無効")
        #expect(outcome.lines[2] == "     en Korean Intellectual Property Office")
    }

    @Test func `terms within terms are marked on request`() throws {
        let outcome = try annotate(["--sub-terms", "--to", "en"], input: "어제 특허청장에게 말했다.")
        #expect(outcome.lines.first == "어제 [[특허청|2]장|1]에게 말했다.")
    }

    @Test func `no line is wider than the terminal, wide characters counted double`() throws {
        let path = Sandbox.repository + "/Documentation/examples/heads-meeting-24/ja.txt"
        for columns in [40, 80] {
            let outcome = try annotate([path], columns: columns)
            #expect(outcome.status == 0)
            for line in outcome.lines { #expect(Columns.count(line) <= columns, "\(line)") }
        }
    }

    @Test func `places in JSON lead to the term in the file, whatever is in between`() throws {
        let texts = [
            ("a.ko.txt", "\u{FEFF}한국특허청과 특허청장이\r\n특허\r\n심판 지침을, KIPO가.\r\n\r\n😀 국제특허, ＪＰＯ는\n"),
            ("a.ja.md", "# 特許庁\n\n* **ＪＰＯ**と[商標](x)の特\n  許庁。\n"),
            ("a.en.html", "<p>The Korean Intellectual\n   Property Office &amp; the <b>JPO</b>, &#75;IPO's.</p>"),
        ]
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/annotate.schema.json")
        for (name, text) in texts {
            let bytes = Array(text.utf8)
            let path = try sandbox.write(bytes, to: name)
            let outcome = try annotate([path, "--format", "json", "--sub-terms"])
            #expect(outcome.status == 0 && outcome.lines.count >= 2)
            for line in outcome.lines { #expect(schema.faults(inLine: line) == [], "\(line)") }
            for object in try objects(outcome) {
                let start = try #require(object["start"] as? [String: Any])
                let end = try #require(object["end"] as? [String: Any])
                let first = try #require(start["offset"] as? Int)
                let last = try #require(end["offset"] as? Int)
                let written = try #require(object["text"] as? String)
                let there = String(decoding: bytes[first..<last], as: UTF8.self)
                func plain(_ text: String) -> String {
                    text.filter { !$0.isWhitespace && $0 != "*" }.replacingOccurrences(of: "&#75;", with: "K")
                }
                #expect(plain(there) == plain(written), "\(name)")
                // Lines and columns say the same as bytes.
                let before = String(decoding: bytes[..<first], as: UTF8.self)
                #expect(start["line"] as? Int == before.count(where: \.isNewline) + 1)
            }
        }
    }

    @Test func `a file in another charset has lines and columns, and no bytes`() throws {
        let path = try sandbox.write([0x8D, 0x91, 0x8D, 0xDB, 0x0A, 0x4A, 0x50, 0x4F, 0x0A], to: "a.ja.txt")
        let objects = try objects(try annotate([path, "--format", "json", "--encoding", "Shift_JIS"]))
        let start = try #require(objects.first?["start"] as? [String: Any])
        #expect(start["offset"] is NSNull)
        #expect(start["line"] as? Int == 2)
        #expect(start["column"] as? Int == 1)
    }

    @Test func `the page is whole, has no script and shows text as text`() throws {
        let source = try sandbox.write("<b>&\"</b> 특허청장은 <script>JPO</script>".utf8, to: "a<i>.ko.txt")
        let page = sandbox.path("out.html")
        let outcome = try annotate([source, "--sub-terms", "-o", page])
        #expect((outcome.status, outcome.text, outcome.errors) == (0, "", ""))
        let text = try String(contentsOfFile: page, encoding: .utf8)
        #expect(text.hasPrefix("<!DOCTYPE html>\n") && text.hasSuffix("</html>\n"))
        #expect(!text.contains("<script") && !text.contains("<i>") && text.contains("&lt;script&gt;"))
        #expect(text.contains("<a href=\"#c2\">2</a></span>장<a href=\"#c1\">1</a></span>은"))
        #expect(text.contains("<dt>ja</dt><dd lang=\"ja\">特許庁</dd>"))
        for tag in ["span", "a", "p", "section", "ol", "li", "dl"] {
            let opened = text.components(separatedBy: "<\(tag)>").count + text.components(separatedBy: "<\(tag) ").count
            #expect(opened - 2 == text.components(separatedBy: "</\(tag)>").count - 1, "\(tag)")
        }
    }

    @Test func `what cannot be done is said, and the other files are read`() throws {
        let good = try sandbox.write("특허청".utf8, to: "good.ko.txt")
        let none = try sandbox.write("아무것도 없다.".utf8, to: "none.ko.txt")
        #expect(try annotate([none]).status == 1)
        let missing = try annotate([sandbox.path("missing"), good])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("error[file.missing]") && missing.text.contains("[특허청|1]"))
        let cases: [([String], Int32, String)] = [
            ([good, "-o", good], 64, "annotate.output-is-input"),
            ([good, "--format", "tsv"], 64, "usage.unknown-value"),
            ([good, "--from", "xx"], 64, "usage.unknown-language"), (["-", "-"], 64, "usage.two-inputs"),
            ([sandbox.root], 2, "document.directory"), ([good, "-o", sandbox.path("no/out")], 2, "file.missing"),
        ]
        for (arguments, status, code) in cases {
            let outcome = try annotate(arguments)
            #expect(outcome.status == status && outcome.errors.contains("error[\(code)]"), "\(arguments)")
        }
        #expect(try String(contentsOfFile: good, encoding: .utf8) == "특허청")
        // Of what could not be read nothing is written.
        #expect(try annotate([sandbox.path("missing"), "-o", sandbox.path("out.txt")]).status == 2)
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("out.txt")))
    }
}
