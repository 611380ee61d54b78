import Terminology

/// Columns with tabs between: one a language, then the confidence, whether the unit is doubtful, and its document; the first row has their
/// names.
///
/// What a cell cannot hold as it is:
/// - a tab, a line end or another control becomes a space;
/// - a cell that begins with a quotation mark `"` is put into quotation marks, those inside doubled, since a spreadsheet would
///   else read on to the next one, over tabs and lines; one that has them further on stays as it is;
/// - a cell that begins like a formula (`=`, `+`, `-`, `@`, also of full width) gets an apostrophe before it, unless
///   `WritingOptions.guardsFormulas` is off (OWASP, "CSV Injection").
struct TSVRenderer: AlignmentRenderer {
    private let content: WritingContent

    init(_ content: WritingContent) { self.content = content }

    mutating func begin(_ output: inout ByteBuffer) {
        if content.options.startsWithByteOrderMark { output.append("\u{FEFF}") }
        for tag in content.tags { output.append(tag + "\t") }
        output.append("confidence\tdoubtful\tdocument\n")
    }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        for column in content.columns {
            appendCell(content.text(column, of: unit), to: &output)
            output.append("\t")
        }
        output.append(unit.confidenceText)
        output.append(unit.isDoubtful ? "\ttrue\t" : "\tfalse\t")
        appendCell(content.document(of: unit), to: &output)
        output.append("\n")
    }

    private func appendCell(_ text: String, to output: inout ByteBuffer) {
        let isQuoted = text.utf8.first == UInt8(ascii: "\"")
        if isQuoted {
            output.append("\"")
        } else if content.options.guardsFormulas, FormulaGuard.isNeeded(text) {
            output.append("'")
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: output.append(" ")
            case ..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                output.charactersReplaced += 1
                output.append(" ")
            case 0x22 where isQuoted: output.append("\"\"")
            default: output.append(scalar)
            }
        }
        if isQuoted { output.append("\"") }
    }
}
