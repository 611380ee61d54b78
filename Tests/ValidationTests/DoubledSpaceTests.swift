import Terminology
import Testing
import TripoTerm
import Validation

/// Reading makes several spaces one; those within a sentence are found in the file all the same.
@Suite struct DoubledSpaceTests {
    private func check(_ text: String, _ name: String) throws -> (TemporaryTexts, FileReport, FileRepair) {
        let texts = try TemporaryTexts()
        let path = try texts.write(text, to: name)
        let checker = try ShippedRules.job().checker()
        return (texts, try checker.report(AlignmentInput(path)), try checker.repair(AlignmentInput(path)))
    }

    @Test("Two spaces within a sentence are found and one is taken away") func repaired() throws {
        let (texts, report, repair) = try check("The Offices met  in Kobe and  left.\n", "a.en.txt")
        #expect(report.findings.map(\.finding.rule) == ["X32", "X32"])
        #expect(report.findings.map { "\($0.start.line):\($0.start.column)" } == ["1:16", "1:29"])
        try repair.write()
        #expect(try texts.text("a.en.txt") == "The Offices met in Kobe and left.\n")
    }

    @Test(
        "Two spaces behind a full stop, columns, indented lines and what HTML shows as one stay silent",
        arguments: [
            ("It ended.  They left.\n", "a.en.txt"), ("Host  CNIPA\n\nPlace  Kobe\n", "a.en.txt"),
            ("The Offices met,\n   and left.\n", "a.en.txt"), ("<p>The Offices  met in Kobe.</p>", "a.en.html"),
            ("会议  举行。\n", "a.zh-Hans.txt"),
        ])
    func silent(text: String, name: String) throws {
        #expect(try check(text, name).1.findings.filter { $0.finding.rule == "X32" }.isEmpty)
    }

    @Test("More than two are told, and left to people") func many() throws {
        let (_, report, repair) = try check("3국은   합의했다.\n", "a.ko.txt")
        #expect(report.findings.map(\.finding.rule) == ["X32"])
        #expect(!repair.isChanged)
    }
}
