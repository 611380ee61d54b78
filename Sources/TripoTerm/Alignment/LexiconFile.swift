import Alignment
import Interchange
import Terminology

/// Files of words and their translations: a row each, a column for each language, tabs between.
///
/// The first row names the languages; it can be left out where two texts are aligned and the columns are in their order.
public enum LexiconFile {
    /// Bytes. No word is as long as this.
    private static let longestWord = 1000
    /// More problems than this are not looked for.
    private static let mostProblems = 20

    /// The words of all files that are of the languages wanted.
    ///
    /// - Throws: what reading throws, and rows that cannot be, with their places.
    /// - Complexity: O(*n*) in the bytes.
    public static func entries(
        of paths: [String], for languages: [LanguageTag]
    ) throws(AlignmentFailure) -> (entries: [LexiconEntry], warnings: [Diagnostic]) {
        var entries: [LexiconEntry] = []
        var warnings: [Diagnostic] = []
        for path in paths {
            let table: TableFile
            do throws(Diagnostic) { table = try TableFile(at: path) } catch { throw AlignmentFailure(error) }
            let own = try self.entries(of: table, for: languages)
            entries += own
            guard own.isEmpty else { continue }
            warnings.append(
                Diagnostic(
                    "lexicon.unused", .warning, "\(path) has no words in two of the languages of the texts",
                    arguments: ["file": path], at: SourceLocation(file: path),
                    help: "check the languages in its first row"))
        }
        return (entries, warnings)
    }

    static func entries(
        of table: TableFile, for languages: [LanguageTag]
    ) throws(AlignmentFailure) -> [LexiconEntry] {
        guard let first = table.rows.first else { return [] }
        var rows = table.rows[...]
        let columns: [LanguageTag]
        if let tags = try header(first, table.path) {
            columns = tags
            rows.removeFirst()
        } else if languages.count == 2 {
            columns = languages
        } else {
            throw AlignmentFailure(
                Diagnostic(
                    "lexicon.no-header", "the first row does not name the languages",
                    at: SourceLocation(file: table.path, line: first.line, column: 1),
                    help: "write their tags into it, with a tab between: en, ja"))
        }
        let wanted = columns.map { Self.wanted($0, languages) }
        var entries: [LexiconEntry] = []
        var problems: [Diagnostic] = []
        for row in rows where problems.count < mostProblems {
            if let problem = problem(of: row, columns.count, table.path) {
                problems.append(problem)
                continue
            }
            for (number, cell) in row.cells.enumerated() {
                guard let language = wanted[number], !cell.text.isEmpty else { continue }
                for (place, other) in row.cells.enumerated().dropFirst(number + 1) where !other.text.isEmpty {
                    guard let second = wanted[place], second != language else { continue }
                    entries.append(LexiconEntry(language, cell.text, second, other.text))
                }
            }
        }
        guard problems.isEmpty else { throw AlignmentFailure(problems) }
        return entries
    }

    /// The languages that a row names, if it names nothing else.
    private static func header(_ row: TableFile.Row, _ path: String) throws(AlignmentFailure) -> [LanguageTag]? {
        guard row.cells.count > 1 else { return nil }
        var tags: [LanguageTag] = []
        for cell in row.cells {
            guard let tag = LanguageTag(parsing: cell.text) else { return nil }
            guard !tags.contains(tag) else {
                throw AlignmentFailure(
                    Diagnostic(
                        "lexicon.same-language", "the language \(cell.text) is named twice",
                        arguments: ["tag": cell.text],
                        at: SourceLocation(file: path, line: row.line, column: cell.column),
                        help: "give each language one column"))
            }
            tags.append(tag)
        }
        return tags
    }

    /// The language of the texts that a column has words for; any Chinese will do for the Chinese that is there.
    private static func wanted(_ column: LanguageTag, _ languages: [LanguageTag]) -> LanguageTag? {
        let chinese: [LanguageTag] = [.simplifiedChinese, .traditionalChinese]
        if languages.contains(column) { return column }
        return chinese.contains(column) ? languages.first { chinese.contains($0) } : nil
    }

    private static func problem(of row: TableFile.Row, _ columns: Int, _ path: String) -> Diagnostic? {
        let place = { (cell: TableFile.Cell) in SourceLocation(file: path, line: row.line, column: cell.column) }
        if row.cells.count > columns || row.cells.count < 2 {
            return Diagnostic(
                "lexicon.column-count", "the row has \(row.cells.count) columns, not \(columns)",
                arguments: ["count": "\(row.cells.count)", "columns": "\(columns)"],
                at: row.cells.count > columns ? place(row.cells[columns]) : place(row.cells[0]),
                help: "put a tab between the words of different languages")
        }
        guard let long = row.cells.first(where: { $0.text.utf8.count > longestWord }) else { return nil }
        return Diagnostic(
            "lexicon.long-word", "this is too long for a word", arguments: ["limit": "\(longestWord)"],
            at: place(long), help: "write words and short terms, at most \(longestWord) bytes each")
    }
}
