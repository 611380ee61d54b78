import Terminology
import TripoTerm
import Validation

/// Findings as commands that GitHub's runner shows beside the lines.
struct GitHubRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        var text = ""
        for report in reports {
            for finding in report.active {
                text += command(
                    finding.finding.severity, report.path, finding.start, finding.end, finding.finding.rule,
                    rendering.longMessage(of: finding))
            }
            for note in report.notes { text += command(note, in: report.path) }
        }
        for (path, problems) in rendering.problemsByFile {
            for problem in problems { text += command(problem, in: path) }
        }
        return text
    }

    private func command(_ note: Diagnostic, in path: String) -> String {
        let place = TextPlace(line: note.location?.line ?? 1, column: note.location?.column ?? 1)
        return command(note.severity, path, place, place, note.code, rendering.text(of: note))
    }

    private func command(
        _ severity: Severity, _ path: String, _ start: TextPlace, _ end: TextPlace, _ rule: String, _ message: String
    ) -> String {
        let word = severity == .note ? "notice" : severity.word
        return "::\(word) file=\(Self.property(path)),line=\(start.line),col=\(start.column),endLine=\(end.line),"
            + "endColumn=\(end.column),title=\(Self.property(rule))::\(Self.data(message))\n"
    }

    /// What would end a command is written by its number.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
