import DataFile
import Terminology

/// Units of a memory as rows of a table, with tabs between; what has no column is JSON in the last one.
extension ByteBuffer {
    private static let fields = [
        "source", "document", "created", "author", "changed", "changed-by", "domain", "origin", "confidence",
    ]

    mutating func appendTableHead(_ languages: [LanguageTag]) {
        for name in languages.map(\.rawTag) + Self.fields { append(name + "\t") }
        append("details\n")
    }

    mutating func appendRow(_ unit: MemoryUnit, _ languages: [LanguageTag]) {
        let texts = languages.map { unit[$0]?.text }
        let values = [
            unit.source?.rawTag, unit.document, unit.created?.extended, unit.author, unit.changed?.extended,
            unit.changedBy, unit.domain, unit.origin, unit.confidence.map { "\($0)" },
        ]
        var exact: [JSONNode.Member] = []
        for (name, text) in zip(languages.map(\.rawTag) + Self.fields, texts + values) {
            if let text {
                let cell = ExactCell.shown(text)
                if cell != text { exact.append(.init(name, .text(text))) }
                appendTableCell(cell)
            }
            append("\t")
        }
        if let details = Self.details(of: unit, exact) { appendTableCell(details) }
        append("\n")
    }

    /// Appends a cell so that it can be read as it was.
    private mutating func appendTableCell(_ text: String) {
        let text = FormulaGuard.isNeeded(text) ? "'" + text : text
        let needsMarks =
            text.utf8.first == UInt8(ascii: "\"") || text.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard needsMarks else { return append(text) }
        append("\"")
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { append("\"\"") }
            append(String(part))
        }
        append("\"")
    }

    private static func details(of unit: MemoryUnit, _ exact: [JSONNode.Member]) -> String? {
        var members: [JSONNode.Member] = []
        if !exact.isEmpty { members.append(.init(ExactCell.member, .object(exact))) }
        if !unit.properties.isEmpty { members.append(.init("properties", unit.properties.json)) }
        for segment in unit.segments {
            var own: [JSONNode.Member] = []
            if !segment.tags.isEmpty { own.append(.init("tags", .array(segment.tags.map(\.json)))) }
            if let previous = segment.previous { own.append(.init("previous", .text(previous))) }
            if let next = segment.next { own.append(.init("next", .text(next))) }
            if !segment.properties.isEmpty { own.append(.init("properties", segment.properties.json)) }
            if !own.isEmpty { members.append(.init(segment.language.rawTag, .object(own))) }
        }
        return members.isEmpty ? nil : JSONNode.object(members).line
    }
}
