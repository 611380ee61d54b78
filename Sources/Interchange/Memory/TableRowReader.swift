import Terminology

/// A cell of a table.
struct TableCell {
    var text: String
    /// Where it begins, with its quotation mark.
    var place: TextPlace
    /// Where stretches of its text stand, if it is in quotation marks.
    var origins: [TextOrigin] = []
}

/// A row of a table.
struct TableRow {
    var line: Int
    var cells: [TableCell] = []
    var isDamaged = false
    var isCut = false
    /// A quotation mark that is not closed; the row has no cells from there on.
    var openQuote: TextPlace?
    /// The lines behind the first one, and the first mark that goes over lines.
    var further: [LineStream.Line] = []
    var firstOverLines: TextPlace?
    /// Text behind a closing quotation mark.
    var textBehindQuote: TextPlace?
}

/// Divides a table into rows and cells (RFC 4180, with any separator).
struct TableRowReader {
    /// Lines that a cell in quotation marks may have: where one is not closed, no more is looked through than these.
    private static let mostLines = 1000

    private var lines: LineStream
    private let separator: UInt8
    /// Lines that were read, but belong to the next rows, the last of them first.
    private var waiting: [LineStream.Line] = []

    init(_ lines: LineStream, separator: UInt8) { (self.lines, self.separator) = (lines, separator) }

    /// Takes lines of a row back: they are rows of their own.
    mutating func readAgain(_ further: [LineStream.Line]) { waiting += further.reversed() }

    private mutating func nextLine() throws(Diagnostic) -> LineStream.Line? {
        if let line = waiting.popLast() { return line }
        return try lines.next()
    }

    /// The next row that is not blank.
    mutating func next() throws(Diagnostic) -> TableRow? {
        while let line = try nextLine() {
            if line.bytes.isEmpty, !line.isDamaged { continue }
            return try row(line)
        }
        return nil
    }

    private mutating func row(_ first: LineStream.Line) throws(Diagnostic) -> TableRow {
        var row = TableRow(line: first.number, isDamaged: first.isDamaged, isCut: first.isCut)
        var (line, index, column) = (first, 0, 1)
        while true {
            let place = TextPlace(line: line.number, column: column)
            let start = index
            var text: [UInt8] = []
            var origins: [TextOrigin] = []
            if index < line.bytes.count, line.bytes[index] == UInt8(ascii: "\"") {
                switch try quotedCell(&line, &index, &row, place) {
                case .text(let bytes, let places):
                    (text, origins) = (bytes, places)
                    if line.number != place.line { row.firstOverLines = row.firstOverLines ?? place }
                case .open:
                    row.openQuote = place
                    return row
                case .asItStands(let end):
                    row.textBehindQuote = row.textBehindQuote ?? Self.place(of: end, in: line, place, start)
                    text = Self.cell(line.bytes, &index, separator)
                }
            } else {
                text = Self.cell(line.bytes, &index, separator)
            }
            row.cells.append(TableCell(text: String(decoding: text, as: UTF8.self), place: place, origins: origins))
            guard index < line.bytes.count else { return row }
            // A cell that goes over lines ends on another one.
            let isSameLine = line.number == place.line
            index += 1
            column = (isSameLine ? column : 1) + Self.scalars(line.bytes[(isSameLine ? start : 0)..<index])
        }
    }

    private enum QuotedCell {
        case text([UInt8], [TextOrigin])
        /// The mark is not closed; what was taken for the rest of the cell is read again, for it may be rows.
        case open
        /// Text stands behind the closing mark, at this index: the marks are none.
        case asItStands(Int)
    }

    /// Reads a cell from its quotation mark on, over further lines where it has them.
    private mutating func quotedCell(
        _ line: inout LineStream.Line, _ index: inout Int, _ row: inout TableRow, _ start: TextPlace
    ) throws(Diagnostic) -> QuotedCell {
        var cell: [UInt8] = []
        var place = TextPlace(line: start.line, column: start.column + 1)
        var origins = [TextOrigin(offset: 0, place: place)]
        var more: [LineStream.Line] = []
        var next = index + 1
        var length = 0
        while true {
            if next == line.bytes.count {
                guard more.count < Self.mostLines, length <= lines.longest, let following = try nextLine() else {
                    waiting += more.reversed()
                    return .open
                }
                cell.append(contentsOf: line.end)
                more.append(following)
                length += following.bytes.count
                (line, next) = (following, 0)
                place = TextPlace(line: following.number, column: 1)
                origins.append(TextOrigin(offset: cell.count, place: place))
                continue
            }
            let byte = line.bytes[next]
            if byte == UInt8(ascii: "\"") {
                let isDoubled = next + 1 < line.bytes.count && line.bytes[next + 1] == byte
                guard isDoubled else { break }
                next += 1
                // The second of two marks is the one that is meant, so that what follows stands right behind it.
                place.column += 1
                origins.append(TextOrigin(offset: cell.count, place: place))
            }
            cell.append(byte)
            if byte & 0xC0 != 0x80 { place.column += 1 }
            next += 1
        }
        next += 1
        guard next == line.bytes.count || line.bytes[next] == separator else {
            if more.isEmpty { return .asItStands(next) }
            waiting += more.reversed()
            return .open
        }
        row.isDamaged = row.isDamaged || more.contains(where: \.isDamaged)
        row.isCut = row.isCut || more.contains(where: \.isCut)
        row.further += more
        index = next
        return .text(cell, origins)
    }

    /// The bytes up to the next separator.
    private static func cell(_ bytes: [UInt8], _ index: inout Int, _ separator: UInt8) -> [UInt8] {
        let end = bytes[index...].firstIndex(of: separator) ?? bytes.count
        defer { index = end }
        return Array(bytes[index..<end])
    }

    private static func place(of end: Int, in line: LineStream.Line, _ cell: TextPlace, _ start: Int) -> TextPlace {
        TextPlace(line: cell.line, column: cell.column + scalars(line.bytes[start..<end]))
    }

    private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
