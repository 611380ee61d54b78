import Terminology
import Testing

@testable import TripoTerm

/// What nobody would read is left out of a report, and nothing else.
@Suite struct BoundedReportTests {
    private func left(_ findings: [(rule: String, isActive: Bool)]) -> (kept: Int, untold: [String: Int]) {
        var report = FileReport(path: "a.txt", language: .english, day: nil)
        var findings = findings
        report.bound(&findings, rule: \.rule) { $0.isActive }
        return (findings.count, report.untold)
    }

    @Test func whatIsPassedOverTakesNoPlace() {
        let passedOver = Array(repeating: (rule: "A", isActive: false), count: FileReport.mostOfRule + 1)
        let found = left(passedOver + [("A", true)])
        #expect(found.kept == passedOver.count + 1 && found.untold.isEmpty)
    }

    @Test func oneIsNotSeveral() {
        func note(_ count: Int) -> String? {
            var report = FileReport(path: "a.txt", language: .english, day: nil)
            report.untold = ["A": count]
            return report.bounded().notes.first?.message
        }
        #expect(note(1) == "there is 1 more finding of A, which is not told")
        #expect(note(2) == "there are 2 more findings of A, which are not told")
    }

    @Test func theOthersAreCountedByRule() {
        let many = Array(repeating: (rule: "A", isActive: true), count: FileReport.mostOfRule + 7)
        let found = left([("B", true)] + many + [("A", false), ("B", true)])
        #expect(found.kept == FileReport.mostOfRule + 3 && found.untold == ["A": 7])
    }
}
