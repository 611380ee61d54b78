import Terminology
import TripoTerm
import Validation

/// Findings as JSON, an object a line.
struct CheckJSONRenderer: CheckRenderer {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        let notes = DiagnosticRenderer(words: nil, terminal: .file)
        var lines: [String] = []
        for report in reports {
            lines += rendering.told(report).map { value($0, report).line }
            lines += report.notes.map { notes.json($0).line }
        }
        lines += rendering.problems.map { notes.json($0).line }
        return lines.map { $0 + "\n" }.joined(by: "")
    }

    private func value(_ finding: LocatedFinding, _ report: FileReport) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("rule", .text(finding.finding.rule)), ("severity", .text(finding.finding.severity.word)),
            ("message", .text(rendering.message(of: finding))), ("source", .text(rendering.source(of: finding))),
            ("file", .text(report.path)), ("language", .text(finding.language.rawTag)),
            ("day", .optional(report.day.map { "\($0)" })), ("line", .integer(finding.start.line)),
            ("column", .integer(finding.start.column)), ("endLine", .integer(finding.end.line)),
            ("endColumn", .integer(finding.end.column)),
            ("text", .optional(finding.finding.arguments["found"])),
            ("fix", .optional(finding.finding.fix?.replacement)),
        ]
        if let edit = finding.edit {
            members.append(
                (
                    "edit",
                    .object([
                        ("start", .integer(edit.range.lowerBound)), ("end", .integer(edit.range.upperBound)),
                        ("text", .text(edit.replacement)),
                    ])
                ))
        }
        if let reason = finding.ignored { members.append(("ignored", .text(reason))) }
        if finding.isKnown { members.append(("known", .bool(true))) }
        return .object(members)
    }
}
