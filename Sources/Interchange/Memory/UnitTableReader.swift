import DataFile
import Terminology

/// Reads tables whose first row names languages and properties: cells with tabs between, or with commas (RFC 4180).
///
/// A cell in quotation marks may hold separators and line ends. The apostrophe that keeps a spreadsheet from taking a text for a formula is
/// taken off. A cell with text behind its closing quotation mark was written by who does not know of such marks: it is taken as it
/// stands, and told.
struct UnitTableReader {
    private enum Column {
        case language(LanguageTag, tag: String)
        case field(String)
        case property(String)
        case details
    }

    private static let fields = [
        "source", "document", "created", "author", "changed", "changedby", "domain", "origin", "confidence",
    ]
    private var rows: TableRowReader
    private let problems: ReadingProblem
    private let options: MemoryReadingOptions

    static func read(
        _ stream: DecodedStream, separator: UInt8, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: nil)
        var reader = UnitTableReader(
            rows: TableRowReader(LineStream(stream, longest: options.longestSegment * 8), separator: separator),
            problems: ReadingProblem(path: stream.path), options: options)
        try reader.read(sink)
    }

    private init(rows: TableRowReader, problems: ReadingProblem, options: MemoryReadingOptions) {
        (self.rows, self.problems, self.options) = (rows, problems, options)
    }

    private mutating func read(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        guard let head = try rows.next() else { return }
        let columns = head.cells.map { cell -> Column in
            let name = cell.text.trimmed
            if let language = LanguageTag(parsing: name) { return .language(language, tag: name) }
            let field = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
            if field == "details" { return .details }
            return Self.fields.contains(field) ? .field(field) : .property(name)
        }
        let names = head.cells.map(\.text.trimmed)
        let hasLanguages = columns.contains { if case .language = $0 { true } else { false } }
        guard hasLanguages else {
            throw problems.problem(
                "memory.no-header", TextPlace(line: head.line, column: 1), "the first row does not name a language",
                help: "write their tags into it: en, zh-Hans, ja, ko", severity: .error)
        }
        var neighbours = NeighbourLinker(isActive: head.cells.contains { $0.text == "doubtful" })
        // An exported memory has a column for each language that any of its units has.
        let mayLackLanguages = columns.contains { if case .details = $0 { true } else { false } }
        while var row = try rows.next() {
            if let start = row.firstOverLines, !Self.isWhole(row, columns) {
                // The mark was closed by that of another row.
                rows.readAgain(row.further)
                row.openQuote = start
            }
            if row.openQuote == nil, row.cells.allSatisfy({ $0.text.isEmpty }) { continue }
            try read(row, columns, names, mayLackLanguages: mayLackLanguages, &neighbours, sink)
        }
        try neighbours.finish(sink)
    }

    /// Whether a row has the columns of a unit; one that may end early has two languages at least.
    private static func isWhole(_ row: TableRow, _ columns: [Column]) -> Bool {
        guard row.cells.count < columns.count else { return row.cells.count == columns.count }
        let texts = zip(row.cells, columns).count { cell, column in
            if case .language = column { !cell.text.isEmpty } else { false }
        }
        return texts > 1
    }

    private func read(
        _ row: TableRow, _ columns: [Column], _ names: [String], mayLackLanguages: Bool,
        _ neighbours: inout NeighbourLinker, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        let place = TextPlace(line: row.line, column: 1)
        if row.isDamaged { return try sink(.unitLeftOut(problems.undecodable(place))) }
        if let open = row.openQuote {
            return try sink(.unitLeftOut(problems.malformed("a quotation mark is not closed", open)))
        }
        if row.isCut || row.cells.contains(where: { $0.text.utf8.count > options.longestSegment }) {
            return try sink(.unitLeftOut(problems.tooLong(options.longestSegment, place)))
        }
        if row.cells.count > columns.count {
            let place = row.cells[columns.count].place
            return try sink(.unitLeftOut(problems.malformed("the row has more cells than the first one", place)))
        }
        if let behind = row.textBehindQuote { try sink(.remark(problems.textBehindQuote(behind))) }
        var assembly = UnitAssembly(at: place)
        var fields: [JSONNode.Member] = []
        var properties: [MemoryProperty] = []
        var details: JSONNode?
        for case (let cell, .details) in zip(row.cells, columns) where !cell.text.isEmpty {
            guard let node = try? JSONReader.value(of: cell.text) else {
                return try sink(.unitLeftOut(problems.malformed("the details are no JSON", cell.place)))
            }
            details = node
        }
        for (index, (cell, column)) in zip(row.cells, columns).enumerated() {
            if cell.text.isEmpty {
                if !mayLackLanguages, case .language = column { assembly.addOmission() }
                continue
            }
            let text = ExactCell.text(of: Self.withoutGuard(cell.text), in: names[index], details)
            switch column {
            case .language(let language, let tag):
                var segment = MemorySegment(language, text)
                if options.keepsPlaces { segment.origins = Self.origins(of: text, in: cell) }
                if tag != language.rawTag { segment.properties = [MemoryProperty(TMXFacts.languageProperty, tag)] }
                assembly.add(segment, at: cell.place, problems)
            case .property(let name):
                properties.append(MemoryProperty(name == "doubtful" ? "x-doubtful" : name, text))
            case .details: break
            case .field("confidence"): fields.append(.init("confidence", .number(cell.text)))
            case .field(let name): fields.append(.init(name == "changedby" ? "changedBy" : name, .text(text)))
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

    /// Where stretches of a cell's text stand.
    private static func origins(of text: String, in cell: TableCell) -> [TextOrigin] {
        var origins = cell.origins.isEmpty ? [TextOrigin(offset: 0, place: cell.place)] : cell.origins
        guard text != cell.text else { return origins }
        // What the details give back is not in the cell.
        guard cell.text.utf8.count == text.utf8.count + 1, cell.text.hasSuffix(text) else { return [origins[0]] }
        // Without its apostrophe the text begins a character later.
        origins = origins.map { TextOrigin(offset: max(0, $0.offset - 1), place: $0.place) }
        origins[0].place.column += 1
        return origins
    }

    /// A text as it was before an apostrophe was put before what looks like a formula.
    private static func withoutGuard(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(text.dropFirst(1))
        return FormulaGuard.isNeeded(rest) ? rest : text
    }
}

extension String {
    fileprivate var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        return String(scalars.reversed().drop { $0.properties.isWhitespace }.reversed().map(Character.init))
    }
}
