import Terminology

/// Counts the cells of a table, from 0, also where one reaches over several columns or rows.
struct TableCursor {
    private var row = -1
    private var column = -1
    /// Columns that the present cell takes beyond its first.
    private var reach = 0
    /// For a column that a cell above reaches into, the rows that are left of it.
    private var occupied: [Int: Int] = [:]

    mutating func startRow() {
        row += 1
        (column, reach) = (-1, 0)
        occupied = occupied.compactMapValues { $0 > 1 ? $0 - 1 : nil }
    }

    mutating func startCell(columns: Int = 1, rows: Int = 1) {
        if row < 0 { row = 0 }
        column += reach + 1
        while occupied[column] != nil { column += 1 }
        reach = min(max(1, columns), Self.widest) - 1
        guard rows > 1 else { return }
        // One more than the rows below, for the row that begins takes one off.
        for taken in column...column + reach { occupied[taken] = min(rows, Self.highest) }
    }

    /// The present cell reaches over more columns than was known.
    mutating func widen(to columns: Int) { reach = min(max(1, columns), Self.widest) - 1 }

    var kind: TextBlock.Kind { .cell(row: max(0, row), column: max(0, column)) }

    /// What HTML allows (HTML Standard, 4.9.11).
    private static let widest = 1000
    private static let highest = 65534
}
