import DataFile
import Terminology

/// Reads tables whose first row names languages and properties: cells with tabs between, or with commas (RFC 4180).
///
/// A cell in quotation marks may hold separators and line ends. The apostrophe that keeps a spreadsheet from taking a text for a formula is
/// taken off.
struct UnitTableReader {
    private enum Column {
        case language(LanguageTag, tag: String)
        case field(String)
        case property(String)
    }

    private struct Row {
        var line: Int
        var cells: [(text: String, column: Int)] = []
        var isDamaged = false
        var isCut = false
        var isOpen = false
    }

    private static let fields = [
        "source", "document", "created", "author", "changed", "changedby", "domain", "origin", "confidence", "details",
    ]
    /// Lines that a cell in quotation marks may have: where one is not closed, no more is lost than this.
    private static let mostLines = 1000

    private var lines: LineStream
    private let separator: UInt8
    private let problems: ReadingProblem
    private let options: MemoryReadingOptions
    /// A line that was read, but belongs to the next row.
    private var waiting: [LineStream.Line] = []

    static func read(
        _ stream: DecodedStream, separator: UInt8, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: nil)
        var reader = UnitTableReader(
            lines: LineStream(stream, longest: options.longestSegment * 8), separator: separator,
            problems: ReadingProblem(path: stream.path), options: options)
        try reader.read(sink)
    }

    private init(lines: LineStream, separator: UInt8, problems: ReadingProblem, options: MemoryReadingOptions) {
        (self.lines, self.separator, self.problems, self.options) = (lines, separator, problems, options)
    }

    private mutating func read(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        guard let head = try nextRow() else { return }
        let columns = head.cells.map { cell -> Column in
            let name = cell.text.trimmed
            if let language = LanguageTag(parsing: name) { return .language(language, tag: name) }
            let field = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
            return Self.fields.contains(field) ? .field(field) : .property(name)
        }
        let hasLanguages = columns.contains { if case .language = $0 { true } else { false } }
        guard hasLanguages else {
            throw problems.problem(
                "memory.no-header", TextPlace(line: head.line, column: 1), "the first row does not name a language",
                help: "write their tags into it: en, zh-Hans, ja, ko", severity: .error)
        }
        var neighbours = NeighbourLinker(isActive: head.cells.last?.text == "doubtful")
        // An exported memory has a column for each language that any of its units has.
        let mayLackLanguages = columns.contains { if case .field("details") = $0 { true } else { false } }
        while let row = try nextRow() {
            if row.cells.allSatisfy({ $0.text.isEmpty }) { continue }
            try read(row, columns, mayLackLanguages: mayLackLanguages, &neighbours, sink)
        }
        try neighbours.finish(sink)
    }

    private func read(
        _ row: Row, _ columns: [Column], mayLackLanguages: Bool, _ neighbours: inout NeighbourLinker,
        _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        let place = TextPlace(line: row.line, column: 1)
        if row.isDamaged { return try sink(.unitLeftOut(problems.undecodable(place))) }
        if row.isOpen { return try sink(.unitLeftOut(problems.malformed("a quotation mark is not closed", place))) }
        if row.isCut || row.cells.contains(where: { $0.text.utf8.count > options.longestSegment }) {
            return try sink(.unitLeftOut(problems.tooLong(options.longestSegment, place)))
        }
        if row.cells.count > columns.count {
            let place = TextPlace(line: row.line, column: row.cells[columns.count].column)
            return try sink(.unitLeftOut(problems.malformed("the row has more cells than the first one", place)))
        }
        var assembly = UnitAssembly(at: place)
        var fields: [JSONNode.Member] = []
        var properties: [MemoryProperty] = []
        var details: JSONNode?
        for (cell, column) in zip(row.cells, columns) {
            if cell.text.isEmpty {
                if !mayLackLanguages, case .language = column { assembly.addOmission() }
                continue
            }
            let here = TextPlace(line: row.line, column: cell.column)
            switch column {
            case .language(let language, let tag):
                var segment = MemorySegment(language, Self.withoutGuard(cell.text))
                if options.keepsPlaces { segment.origins = [TextOrigin(offset: 0, place: here)] }
                if tag != language.rawTag { segment.properties = [MemoryProperty(TMXFacts.languageProperty, tag)] }
                assembly.add(segment, at: here, problems)
            case .property(let name):
                properties.append(
                    MemoryProperty(name == "doubtful" ? "x-doubtful" : name, Self.withoutGuard(cell.text)))
            case .field("details"):
                guard let node = try? JSONReader.value(of: cell.text) else {
                    return try sink(.unitLeftOut(problems.malformed("the details are no JSON", here)))
                }
                details = node
            case .field("confidence"): fields.append(.init("confidence", .number(cell.text)))
            case .field(let name):
                fields.append(.init(name == "changedby" ? "changedBy" : name, .text(Self.withoutGuard(cell.text))))
            }
        }
        // A row may end early.
        for case .language in columns.dropFirst(row.cells.count) where !mayLackLanguages { assembly.addOmission() }
        guard var unit = MemoryUnit(json: .object(fields)) else {
            return try sink(.unitLeftOut(problems.malformed("a date or a number is wrong", place)))
        }
        unit.properties = properties
        if let details {
            guard assembly.apply(details, to: &unit) else {
                return try sink(.unitLeftOut(problems.malformed("the details are not of their form", place)))
            }
        }
        try assembly.send(unit, problems, &neighbours, sink)
    }

    /// A text as it was before an apostrophe was put before what looks like a formula.
    private static func withoutGuard(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(text.dropFirst(1))
        return FormulaGuard.isNeeded(rest) ? rest : text
    }
}

// MARK: - Rows

extension UnitTableReader {
    private mutating func nextLine() throws(Diagnostic) -> LineStream.Line? {
        waiting.isEmpty ? try lines.next() : waiting.removeFirst()
    }

    /// The next row that is not blank.
    private mutating func nextRow() throws(Diagnostic) -> Row? {
        while let line = try nextLine() {
            if line.bytes.isEmpty, !line.isDamaged { continue }
            return try row(line)
        }
        return nil
    }

    private mutating func row(_ first: LineStream.Line) throws(Diagnostic) -> Row {
        var row = Row(line: first.number, isDamaged: first.isDamaged, isCut: first.isCut)
        var (bytes, index, column) = (first.bytes, 0, 1)
        var more: [LineStream.Line] = []
        var end = first.end
        while true {
            var cell: [UInt8] = []
            let start = column
            let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
            if isQuoted { index += 1 }
            reading: while true {
                if index == bytes.count {
                    guard isQuoted else { break reading }
                    guard more.count < Self.mostLines, let next = try nextLine() else {
                        // What was taken for the rest of the cell is read again, for it may be rows.
                        waiting = more + waiting
                        row.isOpen = true
                        row.cells.append((String(decoding: cell, as: UTF8.self), start))
                        return row
                    }
                    more.append(next)
                    row.isDamaged = row.isDamaged || next.isDamaged
                    row.isCut = row.isCut || next.isCut || cell.count > options.longestSegment
                    if cell.count <= options.longestSegment { cell.append(contentsOf: end) }
                    (bytes, index, end) = (next.bytes, 0, next.end)
                    continue
                }
                let byte = bytes[index]
                if isQuoted, byte == UInt8(ascii: "\"") {
                    guard index + 1 < bytes.count, bytes[index + 1] == byte else {
                        index += 1
                        break reading
                    }
                    index += 1
                } else if !isQuoted, byte == separator {
                    break reading
                }
                cell.append(byte)
                index += 1
            }
            // What stands between a closing mark and the next separator belongs to the cell.
            while index < bytes.count, bytes[index] != separator {
                cell.append(bytes[index])
                index += 1
            }
            row.cells.append((String(decoding: cell, as: UTF8.self), start))
            guard index < bytes.count else { return row }
            index += 1
            column = more.isEmpty ? bytes[..<index].count { $0 & 0xC0 != 0x80 } + 1 : column
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        return String(scalars.reversed().drop { $0.properties.isWhitespace }.reversed().map(Character.init))
    }
}
