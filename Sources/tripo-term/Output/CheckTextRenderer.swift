import ICU
import Terminology
import TripoTerm
import Validation

/// Findings for people: the place, what is wrong, the line with a mark below, the source and the fix.
struct CheckTextRenderer: CheckTextMaker {
    let rendering: CheckRendering
    /// Columns of a line that are shown around a finding.
    private static let widest = 72

    func text(_ reports: [FileReport]) -> String {
        var output = ""
        let notes = DiagnosticRenderer(words: rendering.words, terminal: rendering.session.terminal)
        var counts: [Severity: Int] = [:]
        for report in reports {
            for finding in rendering.told(report) {
                if finding.isActive { counts[finding.finding.severity, default: 0] += 1 }
                write(finding, report, to: &output)
            }
            for note in report.notes {
                counts[note.severity, default: 0] += 1
                output.writeLine(notes.text(note))
            }
            if report.day == nil, !report.isEmpty {
                counts[.note, default: 0] += 1
                output.writeLine(
                    notes.text(
                        Diagnostic(
                            "check.undated", .note, "nothing tells the day of which \(report.path) speaks",
                            arguments: ["file": report.path], at: SourceLocation(file: report.path),
                            help: "give it with --on: names, roles and titles that depend on the day were not checked"))
                )
            }
        }
        for problem in rendering.problems {
            counts[problem.severity, default: 0] += 1
            output.writeLine(notes.text(problem))
        }
        let summary: [String: Int] = [
            "files": reports.count, "errors": counts[.error] ?? 0, "warnings": counts[.warning] ?? 0,
            "notes": counts[.note] ?? 0,
        ]
        output.writeLine(
            rendering.words("check.summary", MessageArguments(summary.mapValues { .integer($0) })))
        return output
    }

    private func write(_ finding: LocatedFinding, _ report: FileReport, to output: inout String) {
        let terminal = rendering.session.terminal
        let severity = finding.finding.severity
        let style: Style = severity == .error ? .red : severity == .warning ? .yellow : .cyan
        let place = "\(report.path):\(finding.start.line):\(finding.start.column)"
        let name = rendering.words.ifAny("severity." + severity.word) ?? severity.word
        output.writeLine(
            Style.bold.apply(to: place.visible, terminal) + ": "
                + style.apply(to: "\(name)[\(finding.finding.rule)]", terminal) + ": "
                + rendering.message(of: finding).visible)
        let (line, mark) = Self.marked(finding)
        output.writeLine("    " + line)
        output.writeLine("    " + style.apply(to: mark, terminal))
        if let fix = finding.finding.fix {
            let wanted = fix.replacement.isEmpty ? rendering.words("check.delete") : fix.replacement.visible
            tell(finding.edit == nil ? "check.by-hand" : "check.fix", wanted, to: &output)
        }
        tell("check.source", rendering.source(of: finding), to: &output)
        if let reason = finding.ignored { tell("check.ignored", reason, to: &output) }
        if finding.isKnown { tell("check.known", "", to: &output) }
    }

    private func tell(_ name: String, _ text: String, to output: inout String) {
        output.writeLine(
            "    " + Style.dim.apply(to: rendering.words(name), rendering.session.terminal) + ": " + text.visible)
    }

    /// A part of the line, and signs below the finding; wide characters take two columns.
    static func marked(_ finding: LocatedFinding) -> (line: String, mark: String) {
        let scalars = Array(finding.excerpt.unicodeScalars)
        func text(_ range: Range<Int>) -> String {
            var text = ""
            for scalar in scalars[range] { text.unicodeScalars.append(scalar) }
            return text.visible
        }
        let found = finding.marked.clamped(to: scalars.startIndex..<scalars.endIndex)
        var start = found.lowerBound
        var width = 0
        while start > 0, width < widest / 2 {
            start -= 1
            width += CharacterProperties.displayWidth(of: scalars[start])
        }
        var end = found.upperBound
        width += text(found).displayWidth
        while end < scalars.count, width < widest {
            width += CharacterProperties.displayWidth(of: scalars[end])
            end += 1
        }
        let before = (start > 0 ? "…" : "") + text(start..<found.lowerBound)
        let line = before + text(found) + text(found.upperBound..<end) + (end < scalars.count ? "…" : "")
        let mark =
            String(repeating: " ", count: before.displayWidth)
            + String(repeating: "^", count: max(1, text(found).displayWidth))
        return (line, mark)
    }
}

extension String {
    fileprivate mutating func writeLine(_ line: String) { self += line + "\n" }
}
