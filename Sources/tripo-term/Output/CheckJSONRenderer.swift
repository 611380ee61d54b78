import Terminology
import TripoTerm
import Validation

/// Findings as JSON, an object a line.
struct CheckJSONRenderer: CheckRenderer {
    let rendering: CheckRendering
    /// Bytes that are handed on together.
    private static let pieceSize = 64 << 10

    func write(_ reports: [FileReport], to sink: ([UInt8]) -> Void) {
        let notes = DiagnosticRenderer(words: nil, terminal: .file)
        var writer = JSONObjectWriter()
        var words: [String: RuleWords] = [:]
        for report in reports {
            let day = report.day.map { "\($0)" }
            for finding in rendering.told(report) {
                let rule = finding.finding.rule
                let own = words[rule] ?? rendering.book.words(of: rule, in: rendering.session.language)
                if words[rule] == nil { words[rule] = own }
                add(finding, own, report, day, to: &writer)
                if writer.bytes.count >= Self.pieceSize { writer.take(sink) }
            }
            for note in report.notes { writer.addLine(notes.json(note)) }
        }
        for problem in rendering.problems { writer.addLine(notes.json(problem)) }
        writer.take(sink)
    }

    private func add(
        _ located: LocatedFinding, _ words: RuleWords, _ report: FileReport, _ day: String?,
        to writer: inout JSONObjectWriter
    ) {
        let finding = located.finding
        writer.begin()
        writer.add("rule", finding.rule)
        writer.add("severity", finding.severity.word)
        writer.add("message", words.text(of: finding))
        writer.add("source", words.source)
        writer.add("file", report.path)
        writer.add("language", located.language.rawTag)
        writer.add("day", day)
        writer.add("line", located.start.line)
        writer.add("column", located.start.column)
        writer.add("endLine", located.end.line)
        writer.add("endColumn", located.end.column)
        writer.add("text", finding.arguments["found"])
        writer.add("fix", finding.fix?.replacement)
        if let edit = located.edit {
            writer.name("edit")
            writer.begin()
            writer.add("start", edit.range.lowerBound)
            writer.add("end", edit.range.upperBound)
            writer.add("text", edit.replacement)
            writer.end()
        }
        if let reason = located.ignored { writer.add("ignored", reason) }
        if located.isKnown { writer.add("known", .bool(true)) }
        writer.end()
        writer.endLine()
    }
}
