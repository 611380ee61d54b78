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
            var cases = report.active.map { finding in
                failure(
                    finding.finding.rule, report.path, "\(finding.start.line):\(finding.start.column)",
                    rendering.longMessage(of: finding), finding.finding.severity)
            }
            cases += report.notes.map { failure($0, in: report.path) }
            count += cases.count
            suites += suite(report.path, cases)
        }
        for (path, problems) in rendering.problemsByFile {
            count += problems.count
            suites += suite(path, problems.map { failure($0, in: path) })
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tripo-term\" failures=\"\(count)\">\n"
            + suites + "</testsuites>\n"
    }

    private func suite(_ path: String, _ failures: [String]) -> String {
        let cases =
            failures.isEmpty ? "    <testcase classname=\"\(path.markup)\" name=\"check\"/>\n" : failures.joined(by: "")
        return "  <testsuite name=\"\(path.markup)\" tests=\"\(max(1, failures.count))\" "
            + "failures=\"\(failures.count)\">\n" + cases + "  </testsuite>\n"
    }

    private func failure(_ note: Diagnostic, in path: String) -> String {
        failure(
            note.code, path, "\(note.location?.line ?? 1):\(note.location?.column ?? 1)", rendering.text(of: note),
            note.severity)
    }

    private func failure(
        _ rule: String, _ path: String, _ place: String, _ message: String, _ severity: Severity
    ) -> String {
        "    <testcase classname=\"\(path.markup)\" name=\"\(rule) \(place)\">"
            + "<failure type=\"\(severity.word)\" message=\"\(message.markup)\"/></testcase>\n"
    }
}
