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
        #expect(settings.problems.map(\.location?.line) == [3])
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
}
