import Terminology
import TripoTerm
import Validation

/// Findings as the XML of checkstyle.
struct CheckstyleRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
        for report in reports {
            let errors = report.active.map { finding in
                error(
                    finding.start.line, finding.start.column, finding.finding.severity,
                    rendering.longMessage(of: finding), finding.finding.rule)
            }
            text += file(report.path, errors + report.notes.map(error))
        }
        for (path, problems) in rendering.problemsByFile { text += file(path, problems.map(error)) }
        return text + "</checkstyle>\n"
    }

    private func file(_ path: String, _ errors: [String]) -> String {
        "  <file name=\"\(path.markup)\">\n" + errors.joined(by: "") + "  </file>\n"
    }

    private func error(_ note: Diagnostic) -> String {
        error(
            note.location?.line ?? 1, note.location?.column ?? 1, note.severity, rendering.text(of: note), note.code)
    }

    private func error(
        _ line: Int, _ column: Int, _ severity: Severity, _ message: String, _ rule: String
    ) -> String {
        let word = severity == .note ? "info" : severity.word
        return "    <error line=\"\(line)\" column=\"\(column)\" severity=\"\(word)\" message=\"\(message.markup)\" "
            + "source=\"tripo-term.\(rule)\"/>\n"
    }
}
