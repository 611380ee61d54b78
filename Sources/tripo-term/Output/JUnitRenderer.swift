import Terminology
import TripoTerm
import Validation

/// Findings as the XML of JUnit: a test suite a file, a failed case a finding.
struct JUnitRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        var suites = ""
        var count = 0
        for report in reports {
            let findings = report.active
            count += findings.count + report.notes.count
            var cases = findings.map { finding in
                failure(
                    finding.finding.rule, report.path, "\(finding.start.line):\(finding.start.column)",
                    rendering.longMessage(of: finding), finding.finding.severity)
            }
            cases += report.notes.map { note in
                failure(
                    note.code, report.path, "\(note.location?.line ?? 1):\(note.location?.column ?? 1)",
                    rendering.text(of: note), note.severity)
            }
            if cases.isEmpty {
                cases = ["    <testcase classname=\"\(report.path.markup)\" name=\"check\"/>\n"]
            }
            suites += "  <testsuite name=\"\(report.path.markup)\" tests=\"\(cases.count)\" "
            suites += "failures=\"\(findings.count + report.notes.count)\">\n"
            suites += cases.joined(by: "") + "  </testsuite>\n"
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tripo-term\" failures=\"\(count)\">\n"
            + suites + "</testsuites>\n"
    }

    private func failure(
        _ rule: String, _ path: String, _ place: String, _ message: String, _ severity: Severity
    ) -> String {
        "    <testcase classname=\"\(path.markup)\" name=\"\(rule) \(place)\">"
            + "<failure type=\"\(severity.word)\" message=\"\(message.markup)\"/></testcase>\n"
    }
}
