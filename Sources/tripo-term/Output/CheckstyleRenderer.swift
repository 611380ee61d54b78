import Terminology
import TripoTerm
import Validation

/// Findings as the XML of checkstyle.
struct CheckstyleRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
        for report in reports {
            text += "  <file name=\"\(report.path.markup)\">\n"
            for finding in report.active {
                text += error(
                    finding.start.line, finding.start.column, finding.finding.severity,
                    rendering.longMessage(of: finding), finding.finding.rule)
            }
            for note in report.notes {
                text += error(
                    note.location?.line ?? 1, note.location?.column ?? 1, note.severity, rendering.text(of: note),
                    note.code)
            }
            text += "  </file>\n"
        }
        return text + "</checkstyle>\n"
    }

    private func error(
        _ line: Int, _ column: Int, _ severity: Severity, _ message: String, _ rule: String
    ) -> String {
        let word = severity == .note ? "info" : severity.word
        return "    <error line=\"\(line)\" column=\"\(column)\" severity=\"\(word)\" message=\"\(message.markup)\" "
            + "source=\"tripo-term.\(rule)\"/>\n"
    }
}
