import Terminology
import TripoTerm

/// Writes the faults of a memory: for people, as JSON lines, or as a table with tabs; see `memory-maintain.schema.json`.
struct FaultRenderer {
    private let session: MemorySession
    private let format: MemoryMaintainRequest.Format
    private let limit: Int
    private var shown: [MemoryFault.Kind: Int] = [:]

    init(_ session: MemorySession, _ request: MemoryMaintainRequest) {
        (self.session, format, limit) = (session, request.format, request.limit)
    }

    func begin(_ output: Output) {
        guard format == .tsv else { return }
        output.writeLine(["kind", "unit", "languages", "values", "texts", "other"].joined(by: "\t"))
    }

    mutating func write(_ fault: MemoryFault, to output: Output) {
        switch format {
        case .json: output.writeLine(json(fault).line)
        case .tsv:
            let cells = [
                fault.kind.rawValue, "\(fault.unit)", fault.languages.map(\.rawTag).joined(by: ","),
                fault.values.joined(by: " | "), fault.texts.joined(by: " | "), fault.other.map { "\($0)" } ?? "",
            ]
            output.writeLine(cells.map(\.visible).joined(by: "\t"))
        case .table:
            shown[fault.kind, default: 0] += 1
            if shown[fault.kind, default: 0] <= limit { writeTable(fault, to: output) }
        }
    }

    private func json(_ fault: MemoryFault) -> JSONValue {
        let texts = zip(fault.languages, fault.texts).map { ($0.rawTag, JSONValue.text($1)) }
        return .object([
            ("kind", .text(fault.kind.rawValue)), ("unit", .integer(Int(fault.unit))),
            ("languages", .array(fault.languages.map { .text($0.rawTag) })),
            ("values", .array(fault.values.map { .text($0) })), ("texts", .object(texts)),
            ("other", fault.other.map { .integer(Int($0)) } ?? .null),
        ])
    }

    private func writeTable(_ fault: MemoryFault, to output: Output) {
        let terminal = session.session.terminal
        var head = Style.bold.apply(to: "\(fault.unit)", terminal) + "  " + name(fault.kind)
        if let other = fault.other { head += " (\(other))" }
        if !fault.values.isEmpty {
            let values = fault.values.map(\.visible).joined(by: " | ")
            head += ": " + Style.yellow.apply(to: values, terminal)
        }
        output.writeLine(head)
        for (language, text) in zip(fault.languages, fault.texts) {
            output.writeLine("  " + language.rawTag.padded(to: Self.tagWidth) + " " + text.visible)
        }
    }

    /// Columns of the longest tag.
    private static let tagWidth = 7

    private func name(_ kind: MemoryFault.Kind) -> String {
        session.text("tm.fault.\(kind.rawValue)", otherwise: kind.rawValue)
    }

    func end(_ outcome: MemoryMaintenance.Outcome, to output: Output) {
        let kinds = MemoryFault.Kind.allCases.filter { outcome.counts[$0] != nil }
        switch format {
        case .tsv: return
        case .json:
            let counts = kinds.map { ($0.rawValue, JSONValue.integer(outcome.counts[$0] ?? 0)) }
            output.writeLine(
                JSONValue.object([
                    ("checked", .integer(outcome.checked)), ("units", .integer(outcome.units.count)),
                    ("counts", .object(counts)),
                ]).line)
        case .table:
            if !outcome.units.isEmpty, limit > 0 { output.writeLine() }
            let names = kinds.map { $0.rawValue }
            let width = names.map(\.displayWidth).max() ?? 0
            let digits = kinds.map { "\(outcome.counts[$0] ?? 0)".utf8.count }.max() ?? 0
            for (kind, label) in zip(kinds, names) {
                let count = "\(outcome.counts[kind] ?? 0)"
                let pad = String(repeating: " ", count: digits - count.utf8.count)
                output.writeLine(label.padded(to: width) + "  " + pad + count + "  " + name(kind))
            }
        }
    }
}
