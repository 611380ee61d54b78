import Interchange
import Terminology

/// Understands the rows of an anchor file.
struct AnchorReader {
    let path: String
    let texts: [SegmentedText]
    private var problems: [Diagnostic] = []
    /// For each text the lines that have a segment already.
    private var taken: [[Int: Int]]

    /// More problems than this are not looked for.
    private static let mostProblems = 20

    init(path: String, texts: [SegmentedText]) {
        (self.path, self.texts) = (path, texts)
        taken = texts.map { _ in [:] }
    }

    /// The rows that say something of two texts or more.
    mutating func rows(of table: TableFile) throws(AlignmentFailure) -> [AnchorRow] {
        var order = Array(texts.indices)
        var rest = table.rows[...]
        if let head = rest.first, let own = try header(head) {
            order = own
            rest.removeFirst()
        }
        var rows: [AnchorRow] = []
        for row in rest {
            if problems.count >= Self.mostProblems { break }
            if let anchor = anchorRow(row, order) { rows.append(anchor) }
        }
        guard problems.isEmpty else { throw AlignmentFailure(problems) }
        return rows
    }

    /// The texts of the columns, where the first row names their languages.
    private func header(_ row: TableFile.Row) throws(AlignmentFailure) -> [Int]? {
        var cells = row.cells[...]
        if cells.last?.text == "confidence" { cells.removeLast() }
        guard let first = cells.first, first.text.first?.isLetter == true else { return nil }
        var order: [Int] = []
        for cell in cells {
            let column = LanguageTag(parsing: cell.text).flatMap { texts.column(of: $0) }
            guard let column, !order.contains(column) else {
                let known = texts.map(\.language.rawTag).joined(separator: ", ")
                throw AlignmentFailure(
                    Diagnostic(
                        "anchors.unknown-column", "\"\(cell.text)\" is not the language of a text",
                        arguments: ["text": cell.text, "known": known], at: place(row.line, cell.column),
                        help: "name each language once: \(known)"))
            }
            order.append(column)
        }
        return order
    }

    private mutating func anchorRow(_ row: TableFile.Row, _ order: [Int]) -> AnchorRow? {
        var result = AnchorRow(
            line: row.line, segments: texts.map { _ in [] }, places: texts.map { _ in 1 })
        let before = problems.count
        for (number, cell) in row.cells.enumerated() {
            if number < order.count {
                let column = order[number]
                result.places[column] = cell.column
                result.segments[column] = segments(cell, row.line, column)
            } else if number > order.count || !isConfidence(cell.text) {
                problems.append(
                    Diagnostic(
                        "anchors.column-count", "there are more columns than texts",
                        arguments: ["count": "\(order.count)"], at: place(row.line, cell.column),
                        help: "write \(order.count) columns, with a tab between"))
                break
            }
        }
        guard problems.count == before, result.segments.count(where: { !$0.isEmpty }) > 1 else { return nil }
        return result
    }

    /// What beads have after the last text.
    private func isConfidence(_ text: String) -> Bool {
        text.isEmpty || Double(text).map { (0...1).contains($0) } == true
    }

    private mutating func segments(_ cell: TableFile.Cell, _ line: Int, _ column: Int) -> [Int] {
        guard !cell.text.isEmpty else { return [] }
        var segments: [Int] = []
        var offset = cell.column
        for part in cell.text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = number(part, place(line, offset), column) else { return [] }
            if let last = segments.last, number != last + 1 {
                problems.append(
                    Diagnostic(
                        "anchors.gap", "segment \(number) does not follow segment \(last)",
                        arguments: ["segment": "\(number)", "last": "\(last)"], at: place(line, offset),
                        help: "segments of a unit follow each other: write 3,4,5"))
                return []
            }
            if let other = taken[column].updateValue(line, forKey: number) {
                problems.append(
                    Diagnostic(
                        "anchors.twice",
                        "segment \(number) of \(texts[column].language) already stands in line \(other)",
                        arguments: [
                            "segment": "\(number)", "tag": texts[column].language.rawTag, "line": "\(other)",
                        ],
                        at: place(line, offset), help: "keep one of the two, or put all of it into one line"))
                return []
            }
            segments.append(number)
            offset += part.unicodeScalars.count + 1
        }
        return segments
    }

    private mutating func number(_ text: Substring, _ place: SourceLocation, _ column: Int) -> Int? {
        let digits = text.filter { $0 != " " }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            problems.append(
                Diagnostic(
                    "anchors.bad-number", "\"\(text)\" is not the number of a segment",
                    arguments: ["text": String(text)], at: place, help: "write numbers from 0, with commas between"))
            return nil
        }
        let count = texts[column].segments.count
        // A number that is too long for the machine is beyond all segments as well.
        guard let number = Int(digits), number < count else {
            problems.append(
                Diagnostic(
                    "anchors.out-of-range", "there is no segment \(digits): \(texts[column].language) has \(count)",
                    arguments: ["segment": digits, "tag": texts[column].language.rawTag, "count": "\(count)"],
                    at: place,
                    help: "segments count from 0; make sure that the file belongs to these texts"))
            return nil
        }
        return number
    }

    private func place(_ line: Int, _ column: Int) -> SourceLocation {
        SourceLocation(file: path, line: line, column: column)
    }
}

extension [SegmentedText] {
    /// The text in a language; any Chinese means the Chinese that is there.
    func column(of language: LanguageTag) -> Int? {
        let chinese: [LanguageTag] = [.simplifiedChinese, .traditionalChinese]
        return firstIndex { $0.language == language }
            ?? (chinese.contains(language) ? firstIndex { chinese.contains($0.language) } : nil)
    }
}
