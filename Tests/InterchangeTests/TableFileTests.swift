import Interchange
import Terminology
import Testing

/// Cells with tabs between, with their places.
struct TableFileTests {
    private func rows(_ text: String) throws -> [String] {
        try TableFile(of: Array(text.utf8), path: "t.tsv").rows.map { row in
            "\(row.line)|" + row.cells.map { "\($0.column):\($0.text)" }.joined(separator: "|")
        }
    }

    @Test func cellsHavePlaces() throws {
        #expect(try rows("a\tb\n\n  \t \n#c\td\n 𠮟る \t\tx y\r\nz") == ["1|1:a|3:b", "5|2:𠮟る|6:|7:x y", "6|1:z"])
    }

    @Test func aFileWithoutRowsIsNoProblem() throws {
        for text in ["", "\u{FEFF}", "\n\n", "#\n", "\t\n \t"] { #expect(try rows(text).isEmpty) }
    }

    @Test func binaryIsRefused() {
        #expect(throws: Diagnostic.self) { try TableFile(of: [1, 2, 0, 3], path: "t.tsv") }
    }
}
