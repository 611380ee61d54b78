import DataFile
import Terminology

/// Units of a memory as rows of a table, with tabs between; what has no column is JSON in the last one.
extension ByteBuffer {
    mutating func appendTableHead(_ languages: [LanguageTag]) {
        for language in languages { append(language.rawTag + "\t") }
        append("source\tdocument\tcreated\tauthor\tchanged\tchanged-by\tdomain\torigin\tconfidence\tdetails\n")
    }

    mutating func appendRow(_ unit: MemoryUnit, _ languages: [LanguageTag]) {
        for language in languages {
            if let segment = unit[language] { appendTableCell(segment.text) }
            append("\t")
        }
        let fields = [
            unit.source?.rawTag, unit.document, unit.created?.extended, unit.author, unit.changed?.extended,
            unit.changedBy, unit.domain, unit.origin, unit.confidence.map { "\($0)" },
        ]
        for field in fields {
            if let field { appendTableCell(field) }
            append("\t")
        }
        if let details = Self.details(of: unit) { appendTableCell(details) }
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

    private static func details(of unit: MemoryUnit) -> String? {
        var members: [JSONNode.Member] = []
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
