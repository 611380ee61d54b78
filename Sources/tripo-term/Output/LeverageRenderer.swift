import Terminology
import TripoTerm

/// Writes what a memory has of files: for people, or for the programs that make invoices of it; see `memory-analyze.schema.json`.
struct LeverageRenderer {
    enum Format: String, CaseIterable {
        case table, json, tsv, csv
    }

    private let session: MemorySession
    private let format: Format

    init(_ session: MemorySession, _ format: Format) { (self.session, self.format) = (session, format) }

    private static let columns = ["segments", "words", "characters"]

    func begin(_ output: Output) {
        let columns = ["file", "band"] + Self.columns + ["segmentsWithinJob", "wordsWithinJob", "charactersWithinJob"]
        if format == .tsv || format == .csv { writeRow(columns, to: output) }
    }

    /// - Parameter file: nil for the sum of all.
    func write(_ leverage: Leverage, of file: String?, to output: Output) {
        switch format {
        case .json: output.writeLine(json(leverage, file).line)
        case .tsv, .csv:
            for band in Leverage.Band.allCases {
                let within = leverage.amountsWithinJob[band] ?? Leverage.Amount()
                let numbers = Self.numbers(leverage[band]) + Self.numbers(within)
                writeRow([file ?? "", band.rawValue] + numbers.map { "\($0)" }, to: output)
            }
        case .table: writeTable(leverage, file, to: output)
        }
    }

    private static func numbers(_ amount: Leverage.Amount) -> [Int] {
        [amount.segments, amount.words, amount.characters]
    }

    private func json(_ leverage: Leverage, _ file: String?) -> JSONValue {
        func members(_ amount: Leverage.Amount) -> [(String, JSONValue)] {
            zip(Self.columns, Self.numbers(amount)).map { ($0, .integer($1)) }
        }
        let bands = Leverage.Band.allCases.map { band -> JSONValue in
            let within = leverage.amountsWithinJob[band] ?? Leverage.Amount()
            return .object(
                [("band", .text(band.rawValue))] + members(leverage[band]) + [("withinJob", .object(members(within)))])
        }
        return .object([
            ("file", .optional(file)), ("bands", .array(bands)), ("total", .object(members(leverage.total))),
        ])
    }

    /// A row with tabs, or with commas as RFC 4180 has it; a cell that a spreadsheet would take for a formula begins with an
    /// apostrophe.
    private func writeRow(_ cells: [String], to output: Output) {
        guard format == .csv else { return output.writeLine(cells.map(\.visible).joined(by: "\t")) }
        let quoted = cells.map { cell -> String in
            let text = (cell.first.map { "=+-@".contains($0) } ?? false ? "'" : "") + cell.visible
            guard text.contains(where: { ",\"".contains($0) }) else { return text }
            return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined(by: "") + "\""
        }
        output.write(quoted.joined(by: ",") + "\r\n")
    }

    private func writeTable(_ leverage: Leverage, _ file: String?, to output: Output) {
        let terminal = session.session.terminal
        let title = file?.visible ?? session.text("tm.leverage.all", otherwise: "all files")
        output.writeLine(Style.bold.apply(to: title, terminal))
        var rows = [[""] + Self.columns.map { session.text("tm.leverage.\($0)", otherwise: $0) }]
        func add(_ name: String, _ amount: Leverage.Amount) {
            rows.append([name] + Self.numbers(amount).map { "\($0)" })
        }
        for band in Leverage.Band.allCases {
            // Few files have translations already.
            if band == .translated, leverage[band].segments == 0 { continue }
            add(session.words?.ifAny("tm.leverage.\(band.rawValue)") ?? band.rawValue, leverage[band])
            if let within = leverage.amountsWithinJob[band] {
                add("  " + session.text("tm.leverage.withinJob", otherwise: "within the job"), within)
            }
        }
        add(session.text("tm.leverage.total", otherwise: "total"), leverage.total)
        let widths = (0...Self.columns.count).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        for row in rows {
            var line = "  " + row[0].padded(to: widths[0])
            for (cell, width) in zip(row, widths).dropFirst() {
                line += "  " + String(repeating: " ", count: width - cell.displayWidth) + cell
            }
            output.writeLine(line)
        }
    }
}
