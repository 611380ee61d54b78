import Terminology
import TripoTerm
import Validation

/// Findings as JSON, an object a line.
struct CheckJSONRenderer: CheckRenderer {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        let notes = DiagnosticRenderer(words: nil, terminal: .file)
        var text: [UInt8] = []
        func add(_ value: JSONValue) {
            value.write(to: &text)
            text.append(UInt8(ascii: "\n"))
        }
        for report in reports {
            let day = report.day.map { "\($0)" }
            for finding in rendering.told(report) { add(value(finding, report, day)) }
            for note in report.notes { add(notes.json(note)) }
        }
        for problem in rendering.problems { add(notes.json(problem)) }
        return String(decoding: text, as: UTF8.self)
    }

    private func value(_ finding: LocatedFinding, _ report: FileReport, _ day: String?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("rule", .text(finding.finding.rule)), ("severity", .text(finding.finding.severity.word)),
            ("message", .text(rendering.message(of: finding))), ("source", .text(rendering.source(of: finding))),
            ("file", .text(report.path)), ("language", .text(finding.language.rawTag)),
            ("day", .optional(day)), ("line", .integer(finding.start.line)),
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
