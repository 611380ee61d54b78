import Foundation
import Terminology
import TestSupport
import Testing
import TripoTerm
import Validation

@Suite struct RepairTests {
    @Test("Code of Markdown is left alone, and markup does not keep a name from being repaired") func markdown() throws
    {
        let texts = try TemporaryTexts()
        let path = try texts.write("# 심포지움\n\n`심포지움` 코드와 **심포지움**이 열렸다.\n\n```\n심포지움\n```\n", to: "a.ko.md")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        try repair.write()
        #expect(try texts.text("a.ko.md") == "# 심포지엄\n\n`심포지움` 코드와 **심포지엄**이 열렸다.\n\n```\n심포지움\n```\n")
    }

    @Test("A file that somebody else changed is not written") func changed() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다.\n", to: "a.ko.txt")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        try texts.write("다른 글이다.\n", to: "a.ko.txt")
        #expect(throws: Diagnostic.self) { try repair.write() }
        #expect(try texts.text("a.ko.txt") == "다른 글이다.\n")
    }

    @Test("A file with another name is left as it is, under both") func hardLink() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다.\n", to: "a.ko.txt")
        try FileManager.default.linkItem(atPath: path, toPath: texts.root + "/b.ko.txt")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        let problem = #expect(throws: Diagnostic.self) { try repair.write() }
        #expect(problem?.code == "check.hard-link")
        #expect(problem?.arguments["count"] == "2")
        for name in ["a.ko.txt", "b.ko.txt"] { #expect(try texts.text(name) == "심포지움이 열렸다.\n") }
        try FileManager.default.removeItem(atPath: texts.root + "/b.ko.txt")
        try repair.write()
        #expect(try texts.text("a.ko.txt") == "심포지엄이 열렸다.\n")
    }

    @Test("A new name brings its particle, also behind a bracket") func particles() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("한국 특허청(KIPO)은 발표했다. KIPO는 협력한다.\n", to: "a.ko.txt")
        let repair = try ShippedRules.job(.on("2026-01-01")).checker().repair(AlignmentInput(path))
        try repair.write()
        let text = try texts.text("a.ko.txt")
        #expect(text.contains("지식재산처(MOIP)는 발표했다. MOIP는 협력한다."), "\(text)")
    }

    @Test("What is found before a repair is kept beside what is left") func found() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다. 심사관 워크샵도 열렸다.\n", to: "a.ko.txt")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        #expect(repair.found.findings.map(\.finding.rule) == ["KO12", "M12"])
        #expect(repair.report.findings.isEmpty)
    }

    @Test("A meeting keeps its number when it is repaired") func meetingNumber() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("第二十四回日中韓特許庁長官会合が開催されました。\n", to: "a.ja.txt")
        try ShippedRules.job().checker().repair(AlignmentInput(path)).write()
        #expect(try texts.text("a.ja.txt") == "第24回日中韓特許庁長官会合が開催されました。\n")
    }

    @Test("A repair leaves no space beside another, and none at the end of a line")
    func spaces() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("3국은， 회의에서，다시 만났다。\n", to: "a.ko.txt")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        try repair.write()
        #expect(try texts.text("a.ko.txt") == "3국은, 회의에서, 다시 만났다.\n")
        #expect(repair.changes.map(\.before) == ["，", "，", "。"])
    }

    @Test("With the name of an office the title of its head is repaired") func titles() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("2021年11月30日，日本专利局局长森清出席。\n", to: "a.zh.txt")
        try ShippedRules.job().checker().repair(AlignmentInput(path)).write()
        #expect(try texts.text("a.zh.txt") == "2021年11月30日，日本特许厅长官森清出席。\n")
    }

    @Test("What is not in UTF-8 is told not to be repaired") func otherCharset() throws {
        let texts = try TemporaryTexts()
        let path = texts.root + "/a.ko.txt"
        // 심포지움이 열렸다. in EUC-KR.
        let bytes: [UInt8] = [
            0xBD, 0xC9, 0xC6, 0xF7, 0xC1, 0xF6, 0xBF, 0xF2, 0xC0, 0xCC, 0x20, 0xBF, 0xAD, 0xB7, 0xC8, 0xB4, 0xD9, 0x2E,
        ]
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        #expect(repair.report.findings.map(\.finding.rule) == ["KO12"])
        #expect(repair.report.notes.map(\.code) == ["check.not-repaired"])
        #expect(!repair.isChanged)
    }

    @Test("A weekday that does not fit its date is told and left to people") func weekday() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("On Monday, November 30, 2021 the meeting was held.\n", to: "a.en.txt")
        let repair = try ShippedRules.job().checker().repair(AlignmentInput(path))
        #expect(repair.found.findings.map(\.finding.rule) == ["JA13"])
        #expect(!repair.isChanged)
    }

    @Test(
        "Bytes that are no text are refused with their place",
        arguments: [
            ("Hello ", [0xFF, 0xFE, 0xFD], " world.\n", 1, 7),
            ("The meeting ", [0x80, 0xFF, 0xC3], "( was held.\n", 1, 14),
            ("The Offices met.\n\nIt was ", [0xC3], "( held.\n", 3, 8),
            ("", [0xFF], "\n", 1, 1), ("", [0x80, 0x81], "\n", 1, 1), ("\n", [0xA1, 0xA1], "", 2, 1),
            ("", [0xC3], "(\n", 1, 1),
        ] as [(String, [UInt8], String, Int, Int)])
    func invalidBytes(before: String, bytes: [UInt8], after: String, line: Int, column: Int) throws {
        let texts = try TemporaryTexts()
        let path = texts.root + "/a.en.txt"
        try Data(Array(before.utf8) + bytes + Array(after.utf8)).write(to: URL(fileURLWithPath: path))
        let problem = #expect(throws: Diagnostic.self) {
            try ShippedRules.job().checker().report(AlignmentInput(path))
        }
        #expect(problem?.location?.line == line)
        #expect(problem?.location?.column == column)
    }

    @Test("English in windows-1252 is read still") func western() throws {
        let texts = try TemporaryTexts()
        let path = texts.root + "/a.en.txt"
        let bytes = Array("The delegates met in a caf".utf8) + [0xE9] + Array(" and called it ".utf8) + [0x93]
        try Data(bytes + Array("good".utf8) + [0x94, 0x2E, 0x0A]).write(to: URL(fileURLWithPath: path))
        #expect(try ShippedRules.job().checker().report(AlignmentInput(path)).findings.isEmpty)
    }

    @Test("Random text neither stops the check nor gives places outside of it") func random() throws {
        let texts = try TemporaryTexts()
        let checker = try ShippedRules.job().checker()
        var random = SplitMix64(seed: 3)
        let pieces = [
            "KIPO", "특허청", "(", ")", "）", "は", "，", "\u{200B}", "\u{0301}", "\n", "\n\n", "第21次", "会议", " ", "23th",
            "\u{1100}", "Mr. ", "Shen Changyu", "令和2年", "（2021年）", "<b>", "&amp;", "\u{F900}",
        ]
        for name in ["a.en.txt", "a.zh.txt", "a.ja.md", "a.ko.html"] {
            for _ in 0..<25 {
                let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                    pieces[Int.random(in: 0...(pieces.count - 1), using: &random)]
                }
                .joined()
                let path = try texts.write(text, to: name)
                let report = try checker.report(AlignmentInput(path))
                for finding in report.findings {
                    #expect(finding.marked.upperBound <= finding.excerpt.unicodeScalars.count)
                    if let edit = finding.edit { #expect(edit.range.upperBound <= text.utf8.count) }
                }
                _ = try checker.repair(AlignmentInput(path))
            }
        }
    }
}
