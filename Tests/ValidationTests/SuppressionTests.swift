import Foundation
import Terminology
import Testing
import TripoTerm
import Validation

@Suite struct SuppressionTests {
    @Test("A comment with a reason passes over what is on its line or the next") func comment() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write(
            "# 회의\n\n<!-- tripo-term:ignore KO12 인용문의 표기 -->\n심포지움이 열렸다.\n\n워크샵이 열렸다.\n", to: "a.ko.md")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        #expect(report.findings.filter { $0.ignored != nil }.map(\.finding.rule) == ["KO12"])
        #expect(report.findings.first { $0.ignored != nil }?.ignored == "인용문의 표기")
        #expect(report.active.map(\.finding.rule) == ["M12"])
        #expect(report.notes.isEmpty)
    }

    @Test("A comment without a reason passes nothing over, and one without use is told") func problems() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write(
            "<!-- tripo-term:ignore KO12 -->\n심포지움이 열렸다.\n\n<!-- tripo-term:ignore KO01 이유 -->\n회의가 열렸다.\n",
            to: "a.ko.md")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        #expect(report.active.map(\.finding.rule) == ["KO12"])
        #expect(report.notes.map(\.code) == ["check.no-reason", "check.unused-ignore"])
    }

    @Test("A comment that names no rule is told in words of its own") func noRule() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("회의가 열렸다. <!-- tripo-term:ignore -->\n", to: "a.ko.md")
        #expect(try ShippedRules.job().checker().report(AlignmentInput(path)).notes.map(\.code) == ["check.no-rule"])
    }

    @Test("A file without text is told") func empty() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("\n\n", to: "a.ko.txt")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        #expect(report.isEmpty && report.notes.map(\.code) == ["check.nothing-to-check"])
    }

    @Test("Settings pass over by rule, file and text, and say what they were not needed for") func settings() throws {
        let texts = try TemporaryTexts()
        let file = try texts.write(
            """
            ignore:
              - {rule: KO12, files: ["*.ko.txt"], text: 심포지움, reason: 행사의 이름}
              - {rule: KO01, reason: 옛 글}
            """, to: ".tripo-term.yaml")
        let path = try texts.write("심포지움이 열렸다. 워크샵도 열렸다.\n", to: "sub/a.ko.txt")
        #expect(CheckSettings.path(for: path) == file)
        var settings = try CheckSettings(at: file)
        var report = try ShippedRules.job().checker().report(AlignmentInput(path))
        settings.apply(to: &report)
        #expect(report.active.map(\.finding.rule) == ["M12"])
        #expect(settings.problems().map(\.location?.line) == [3])
    }

    @Test("Settings without a reason are refused") func reasonless() throws {
        let texts = try TemporaryTexts()
        let file = try texts.write("ignore:\n  - {rule: KO12}\n", to: ".tripo-term.yaml")
        #expect(throws: Diagnostic.self) { try CheckSettings(at: file) }
    }

    @Test("A baseline knows what was there, however the lines move") func baseline() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다.\n", to: "a.ko.txt")
        let checker = try ShippedRules.job().checker()
        var baseline = CheckBaseline()
        baseline.add(try checker.report(AlignmentInput(path)))
        try baseline.write(to: texts.root + "/baseline")
        try texts.write("회의가 열렸다.\n\n심포지움이 열렸다. 심포지움이 또 열렸다.\n", to: "a.ko.txt")
        var report = try checker.report(AlignmentInput(path))
        try CheckBaseline(at: texts.root + "/baseline").apply(to: &report)
        #expect(report.findings.map(\.isKnown) == [true, false])
    }

    @Test("Settings name a profile from their own folder, and a day that is none has its place") func places() throws {
        let texts = try TemporaryTexts()
        let file = try texts.write("profile: ./our.yaml\n", to: ".tripo-term.yaml")
        try texts.write("profiles: [{name: our, without: [KO12]}]\n", to: "our.yaml")
        let path = try texts.write("심포지움이 열렸다.\n", to: "sub/a.ko.txt")
        var options = CheckJobOptions()
        options.profile = try CheckSettings(at: file).profile
        #expect(try ShippedRules.job(options).checker().report(AlignmentInput(path)).findings.isEmpty)
        try texts.write("without: [KO01]\non: 9999-99-99\n", to: ".tripo-term.yaml")
        let problem = #expect(throws: Diagnostic.self) { try CheckSettings(at: file) }
        #expect(problem?.location?.line == 2)
    }

    @Test("A comment counts for its line whatever ends the lines", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let texts = try TemporaryTexts()
        let lines = ["# 회의", "", "<!-- tripo-term:ignore KO12 인용문의 표기 -->", "심포지움이 열렸다.", "", "심포지움이 열렸다.", ""]
        let path = try texts.write(lines.joined(separator: end), to: "a.ko.md")
        let report = try ShippedRules.job().checker().report(AlignmentInput(path))
        #expect(report.findings.map { $0.ignored != nil } == [true, false])
        #expect(report.findings.first?.ignored == "인용문의 표기")
        #expect(report.notes.isEmpty)
    }

    @Test("What a file needs that is not checked now is not called unused") func otherFiles() throws {
        let texts = try TemporaryTexts()
        let file = try texts.write(
            """
            ignore:
              - {rule: KO12, reason: 행사의 이름}
              - {rule: KO12, files: ["a*"], reason: 행사의 이름}
            """, to: ".tripo-term.yaml")
        let path = try texts.write("회의가 열렸다.\n", to: "a.ko.txt")
        try texts.write("심포지움이 열렸다.\n", to: "sub/b.ko.txt")
        func problems(_ paths: [String]) throws -> [Int?] {
            var settings = try CheckSettings(at: file)
            for path in paths {
                var report = try ShippedRules.job().checker().report(AlignmentInput(path))
                settings.apply(to: &report)
            }
            return settings.problems().map(\.location?.line)
        }
        #expect(try problems([path]) == [3])
        #expect(try problems([path, texts.root + "/sub/b.ko.txt"]) == [3])
        // One with settings of its own is none of these.
        try texts.write("", to: "sub/.tripo-term.yaml")
        #expect(try problems([path]) == [2, 3])
    }

    @Test("A rule that was not asked for is not called unused") func rulesLeftOut() throws {
        let texts = try TemporaryTexts()
        let file = try texts.write("ignore: [{rule: KO12, reason: 행사의 이름}]\n", to: ".tripo-term.yaml")
        var report = try ShippedRules.job().checker().report(
            AlignmentInput(try texts.write("회의가 열렸다.\n", to: "a.ko.txt")))
        var settings = try CheckSettings(at: file)
        settings.apply(to: &report)
        var options = CheckJobOptions()
        options.check.only = ["KO01"]
        #expect(settings.problems(where: try ShippedRules.job(options).runs).isEmpty)
        #expect(settings.problems().count == 1)
    }

    @Test(
        "A baseline knows a file by any name",
        arguments: ["a\tb.ko.txt", "a\nb.ko.txt", "a\u{2028}b.ko.txt", "a\\tb.ko.txt"])
    func anyName(_ name: String) throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다.\n", to: name)
        var report = try ShippedRules.job().checker().report(AlignmentInput(path))
        var baseline = CheckBaseline()
        baseline.add(report)
        try baseline.write(to: texts.root + "/baseline")
        try CheckBaseline(at: texts.root + "/baseline").apply(to: &report)
        #expect(report.findings.map(\.isKnown) == [true])
    }

    @Test("A baseline of before knows names with a backslash") func oldBaseline() throws {
        let texts = try TemporaryTexts()
        let path = try texts.write("심포지움이 열렸다.\n", to: "a\\b.ko.txt")
        var report = try ShippedRules.job().checker().report(AlignmentInput(path))
        try texts.write("KO12\t\(path)\t심포지움\t1\n", to: "baseline")
        try CheckBaseline(at: texts.root + "/baseline").apply(to: &report)
        #expect(report.findings.map(\.isKnown) == [true])
    }

    @Test(
        "A baseline knows a file by any path",
        arguments: ["sub/a.ko.txt", "./sub/a.ko.txt", "sub/../sub//a.ko.txt", "link/a.ko.txt"])
    func anyPath(_ path: String) throws {
        let texts = try TemporaryTexts()
        let file = try texts.write("심포지움이 열렸다.\n", to: "sub/a.ko.txt")
        let outside = try TemporaryTexts()
        let other = try outside.write("심포지움이 열렸다.\n", to: "b.ko.txt")
        try FileManager.default.createSymbolicLink(atPath: texts.root + "/link", withDestinationPath: "sub")
        let checker = try ShippedRules.job().checker()
        var baseline = CheckBaseline()
        for file in [file, other] { baseline.add(try checker.report(AlignmentInput(file))) }
        try baseline.write(to: texts.root + "/baseline")
        let written = try String(contentsOfFile: texts.root + "/baseline", encoding: .utf8)
        #expect(written.contains("\nKO12\tsub/a.ko.txt\t심포지움\t1\n"))
        #expect(written.contains("/b.ko.txt\t") && !written.contains("\tb.ko.txt\t"))
        for path in [texts.root + "/" + path, outside.root + "/./b.ko.txt"] {
            var report = try checker.report(AlignmentInput(path))
            try CheckBaseline(at: texts.root + "/link/../baseline").apply(to: &report)
            #expect(report.findings.map(\.isKnown) == [true], "\(path)")
        }
    }

    /// The texts that findings mark, of those that are told and of those that are passed over.
    private func found(_ text: String, _ name: String) throws -> (active: [String], ignored: [String]) {
        let texts = try TemporaryTexts()
        let report = try ShippedRules.job().checker().report(AlignmentInput(texts.write(text, to: name)))
        func rules(_ isIgnored: Bool) -> [String] {
            report.findings.filter { ($0.ignored != nil) == isIgnored }.map(\.finding.rule)
        }
        return (rules(false), rules(true))
    }

    @Test("A comment passes over its rules alone, also behind it on its line")
    func behind() throws {
        let markdown = try found("회의 <!-- tripo-term:ignore KO12 이름 --> 심포지움과 워크샵이 열렸다.\n", "a.ko.md")
        #expect(markdown.active == ["M12"])
        #expect(markdown.ignored == ["KO12"])
        let table = try found("note\ten\tko\ntripo-term:ignore KO12 a name\tIt was held.\t심포지움과 워크샵\n", "a.tsv")
        #expect(table.active == ["M12"])
        #expect(table.ignored == ["KO12"])
    }

    @Test("What stands within a comment is marked and not dropped") func within() throws {
        let text = try found("tripo-term:ignore KO01 심포지움의 일\n", "a.ko.txt")
        #expect(text.active.isEmpty)
        #expect(text.ignored == ["KO12"])
    }

    @Test("In a file that is one line a comment holds for its paragraph or its unit") func oneLine() throws {
        let page = try found(
            "<p>심포지움이 열렸다.</p><p>심포지움이 <!-- tripo-term:ignore KO12 이름 -->열렸다.</p><p>심포지움이 열렸다.</p>\n"
                + "<p>심포지움이 열렸다.</p>\n", "a.ko.html")
        #expect(page.active == ["KO12", "KO12", "KO12"])
        #expect(page.ignored == ["KO12"])
        let unit = { (comment: String) in
            "<tu>\(comment)<tuv xml:lang=\"en\"><seg>The symposium</seg></tuv><tuv xml:lang=\"ko\"><seg>심포지움</seg></tuv></tu>"
        }
        let units = try found(
            "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" "
                + "adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>" + unit("")
                + unit("<note>tripo-term:ignore KO12 a name</note>") + unit("") + "</body></tmx>", "a.tmx")
        #expect(units.active == ["KO12", "KO12"])
        #expect(units.ignored == ["KO12"])
    }
}
