import Foundation
import Terminology
import TestSupport
import Testing
import TripoTerm
import Validation

/// Repairs where characters stand that end a line to some readers, and to others do not.
@Suite struct RepairPlaceTests {
    private static let ends = ["\u{2028}", "\u{2029}", "\u{85}"]

    private func repaired(_ text: String, _ name: String) throws -> FileRepair {
        let texts = try TemporaryTexts()
        return try ShippedRules.job().checker().repair(AlignmentInput(try texts.write(text, to: name)))
    }

    private static func tmx(_ english: String, _ korean: String, _ end: String = "\n") -> String {
        [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" "
                + "adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>",
            "<tu><tuv xml:lang=\"en\"><seg>\(english)</seg></tuv>",
            "<tuv xml:lang=\"ko\"><seg>\(korean)</seg></tuv></tu>", "</body></tmx>", "",
        ]
        .joined(separator: end)
    }

    private static func xliff(_ english: String, _ korean: String) -> String {
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\" "
            + "source-language=\"en\" target-language=\"ko\" datatype=\"plaintext\"><body>\n<trans-unit id=\"1\">"
            + "<source>\(english)</source>\n<target>\(korean)</target></trans-unit>\n</body></file></xliff>\n"
    }

    private static func po(_ english: String, _ korean: String) -> String {
        "msgid \"\"\nmsgstr \"\"\n\"Language: ko\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
            + "msgid \"\(english)\"\nmsgstr \"\(korean)\"\n"
    }

    private static func jsonLines(_ english: String, _ korean: String) -> String {
        #"{"unit":1,"confidence":0.9,"segments":{"en":[{"index":0,"text":"\#(english)","line":1,"column":1}],"ko":[{"index":0,"text":"\#(korean)","line":1,"column":1}]},"links":[]}"#
            + "\n"
    }

    /// A text of each format, of an English and a Korean one.
    private static let formats: [(name: String, text: @Sendable (String, String) -> String)] = [
        ("a.ko.md", { "\($0)\n\n\($1)\n" }), ("a.ko.txt", { "\($0)\n\n\($1)\n" }),
        ("a.ko.html", { "<p>\($0)</p>\n<p>\($1)</p>\n" }), ("b.ko.md", { "<div>\n\($0)\n\n\($1)</div>\n" }),
        ("c.ko.md", { "---\ntitle: \($0)\n---\n\($1)\n" }),
        ("a.tsv", { "en\tko\n\($0)\t\($1)\n" }), ("a.csv", { "en,ko\n\"\($0)\",\"\($1)\"\n" }),
        ("a.tmx", { tmx($0, $1) }), ("b.tmx", { tmx($0, $1, "\r\n") }), ("c.tmx", { tmx($0, $1, "\r") }),
        ("a.xlf", { xliff($0, $1) }), ("ko.po", { po($0, $1) }), ("a.jsonl", { jsonLines($0, $1) }),
    ]

    @Test("A repair changes the wrong word and no other byte, and a second one nothing", arguments: formats.map(\.name))
    func repairs(name: String) throws {
        let format = try #require(Self.formats.first { $0.name == name })
        let texts = try TemporaryTexts()
        let checker = try ShippedRules.job().checker()
        var random = SplitMix64(seed: 5)
        for _ in 0..<8 {
            func text(_ words: [String]) -> String {
                words.shuffled(using: &random).map { word in
                    word + (Self.ends + [" ", "\u{A0}", "\u{3000}"])[Int.random(in: 0...5, using: &random)]
                }
                .joined()
            }
            let text = format.text(
                text(["the symposium", "abcdef", "was held", "at last"]) + "there.",
                text(["회의는", "심포지움", "abcdefgh", "워크샵에서"]) + "열렸다.")
            let repair = try checker.repair(AlignmentInput(texts.write(text, to: name)))
            let wanted = text.replacing("심포지움", with: "심포지엄").replacing("워크샵", with: "워크숍")
            #expect(String(decoding: repair.after, as: UTF8.self) == wanted)
            #expect(try !checker.repair(AlignmentInput(texts.write(wanted, to: name))).isChanged)
            let lines = Self.lines(of: text, name)
            for finding in repair.found.findings where finding.finding.rule == "KO12" {
                let line = Array(lines[finding.start.line - 1].unicodeScalars)
                #expect(line[(finding.start.column - 1)...].starts(with: "심포지움".unicodeScalars))
            }
        }
    }

    /// As the format has them.
    private static func lines(of text: String, _ name: String) -> [String] {
        var lines = [""]
        var wasReturn = false
        for scalar in text.unicodeScalars {
            let isUnicode = ends.contains(String(scalar)) && (name.hasSuffix(".txt") || name.hasSuffix(".html"))
            let isReturn = scalar == "\r" && !name.hasSuffix(".tmx") && !name.hasSuffix(".xlf")
            if scalar == "\n" && wasReturn {
                wasReturn = false
                continue
            }
            wasReturn = isReturn
            if scalar == "\n" || isReturn || isUnicode {
                lines.append("")
            } else {
                lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        return lines
    }

    @Test("An insertion is made once and where it belongs", arguments: ends) func insertion(end: String) throws {
        let text = "A list\(end)abcdef 10,000 yen\nthe heads,and others\n"
        let repair = try repaired(text, "d.en.md")
        #expect(String(decoding: repair.after, as: UTF8.self) == text.replacing("heads,and", with: "heads, and"))
        #expect(repair.changes.count == 1)
    }

    /// A checker with one more rule.
    private func checker(with rule: String, in texts: TemporaryTexts) throws -> FileChecker {
        let files = FileManager.default
        let rules = ShippedRules.repository + "/Locales/rules"
        for name in try files.contentsOfDirectory(atPath: rules) {
            let text = try String(contentsOfFile: rules + "/" + name, encoding: .utf8)
            try texts.write(name == "en.yaml" ? text + rule : text, to: "Locales/rules/" + name)
        }
        try files.createDirectory(atPath: texts.root + "/Glossaries", withIntermediateDirectories: true)
        let workspace = Workspace(try WorkspaceLayout(data: texts.root, environment: Environment([:])))
        return try CheckJob(workspace, ShippedRules.snapshot.get()).checker()
    }

    @Test("A repair that would be made again on what it has made is taken back and told") func inVain() throws {
        let texts = try TemporaryTexts()
        let rule = """

              - id: EN99
                severity: warning
                message: {en: a, zh-Hans: a, ja: a, ko: a}
                source: a test
                find: {'zqx': 'zqx zqy zqx'}
                examples: [{wrong: a ‹zqx›, right: a zqx zqy zqx}]

            """
        let text = "A zqx of the heads,and others.\n"
        let repair = try checker(with: rule, in: texts).repair(AlignmentInput(texts.write(text, to: "a.en.txt")))
        #expect(String(decoding: repair.after, as: UTF8.self) == text.replacing("heads,and", with: "heads, and"))
        #expect(repair.changes.map(\.finding.finding.rule) == ["EN22"])
        #expect(repair.report.active.map(\.finding.rule) == ["EN99"])
        #expect(repair.report.notes.map(\.code) == ["check.repair-in-vain"])
    }

    @Test(
        "Of a rule that is broken more often than anybody reads, the rest is counted",
        arguments: [(10_003, "3"), (25_000, "15000")])
    func manyFindings(count: Int, rest: String) throws {
        let texts = try TemporaryTexts()
        let path = try texts.write(String(repeating: "심포지움 ", count: count) + "\n", to: "a.ko.txt")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        #expect(report.findings.filter { $0.finding.rule == "KO12" }.count == 10_000)
        let more = report.notes.first { $0.code == "check.more-findings" && $0.arguments["rule"] == "KO12" }
        #expect(more?.arguments["count"] == rest)
    }

    @Test("What a comment passes over is none of the rest") func manyFindingsWithComment() throws {
        let texts = try TemporaryTexts()
        let text = String(repeating: "심포지움 ", count: 10_003) + "\n\n심포지움 tripo-term:ignore KO12 인용\n"
        let path = try texts.write(text, to: "a.ko.txt")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        let found = report.findings.filter { $0.finding.rule == "KO12" }
        #expect(found.count == 10_001 && found.count(where: \.isActive) == 10_000)
        let more = report.notes.first { $0.code == "check.more-findings" && $0.arguments["rule"] == "KO12" }
        #expect(more?.arguments["count"] == "3")
        #expect(report.notes.map(\.code).contains("check.unused-ignore") == false)
    }
}
