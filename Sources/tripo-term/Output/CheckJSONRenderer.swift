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
        for report in reports {
            var parts: [SharedKey: SharedParts] = [:]
            // Findings of one rule often follow one another.
            var last: (key: SharedKey, parts: SharedParts)?
            for finding in rendering.told(report) {
                let key = SharedKey(
                    rule: finding.finding.rule, severity: finding.finding.severity, language: finding.language)
                if last?.key != key {
                    let shared = parts[key] ?? self.parts(key, report)
                    parts[key] = shared
                    last = (key, shared)
                }
                if let last { add(finding, last.parts, to: &writer) }
                if writer.bytes.count >= Self.pieceSize { writer.take(sink) }
            }
            for note in report.notes { writer.addLine(notes.json(note)) }
        }
        for problem in rendering.failures + rendering.problems { writer.addLine(notes.json(problem)) }
        writer.take(sink)
    }

    /// What findings of a rule in one text have in common.
    private struct SharedKey: Hashable {
        var rule: String
        var severity: Severity
        var language: LanguageTag
    }

    /// The members that they share, as they are written before their message and behind it; of a message that is the same for all
    /// nothing is left to write between them.
    private struct SharedParts {
        var words: RuleWords?
        var head: [UInt8]
        var middle: [UInt8]
    }

    private func parts(_ key: SharedKey, _ report: FileReport) -> SharedParts {
        let words = rendering.book.words(of: key.rule, in: rendering.session.language)
        var (head, middle) = (JSONObjectWriter(), JSONObjectWriter())
        head.begin()
        head.add("rule", key.rule)
        head.add("severity", key.severity.word)
        middle.goOn()
        middle.add("source", words.source)
        middle.add("file", report.path)
        middle.add("language", key.language.rawTag)
        middle.add("day", report.day.map { "\($0)" })
        guard let message = words.constant else {
            return SharedParts(words: words, head: head.bytes, middle: middle.bytes)
        }
        head.add("message", message)
        return SharedParts(head: head.bytes + middle.bytes, middle: [])
    }

    private func add(_ located: LocatedFinding, _ shared: SharedParts, to writer: inout JSONObjectWriter) {
        let finding = located.finding
        writer.add(shared.head)
        if let words = shared.words {
            writer.add("message", words.text(of: finding))
            writer.add(shared.middle)
        }
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
