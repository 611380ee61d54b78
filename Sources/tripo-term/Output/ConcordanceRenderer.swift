import Terminology
import TripoTerm

/// Writes the places where a piece of text is said, the piece in the middle.
struct ConcordanceRenderer {
    private let session: MemorySession
    private let format: MemorySearchRequest.Format
    private var terminal: Terminal { session.session.terminal }

    init(_ session: MemorySession, _ format: MemorySearchRequest.Format) {
        (self.session, self.format) = (session, format)
    }

    /// Columns of a line where the terminal does not say.
    private static let usualWidth = 120
    /// Columns of the tag before a line.
    private static let tagWidth = 9
    /// Columns that what belongs to a line stands behind it.
    private static let indent = 4

    /// - Parameter wanted: the languages in which a table has what the unit says too; empty for none.
    func write(_ found: MemoryConcordance, of piece: String, wanted: [LanguageTag], to output: Output) {
        switch format {
        case .json: output.writeLine(json(found, of: piece).line)
        case .tsv:
            output.writeLine(
                ["memory", "unit", "language", "left", "hit", "right", "document", "date"].joined(by: "\t"))
            for line in found.lines {
                for span in line.spans {
                    let (left, hit, right) = line.divided(at: span)
                    let cells = [
                        line.memory, "\(line.unit)", line.language.rawTag, left, hit, right, line.document ?? "",
                        line.date?.extended ?? "",
                    ]
                    output.writeLine(cells.map(\.visible).joined(by: "\t"))
                }
            }
        case .table:
            for line in found.lines { write(line, wanted, to: output) }
            output.writeLine(
                session.text(
                    "tm.concordance", ("hits", found.totalHits), [("segments", found.totalSegments)],
                    otherwise: found.totalHits == 0
                        ? "not found" : "\(found.totalHits) hits; segments: \(found.totalSegments)"))
        }
    }

    private func write(_ line: MemoryConcordance.Line, _ wanted: [LanguageTag], to output: Output) {
        let width = (terminal.width ?? Self.usualWidth) - Self.tagWidth
        for span in line.spans {
            let (left, hit, right) = line.divided(at: span)
            let middle = hit.visible.shortened(to: width)
            let side = max(0, (width - middle.displayWidth) / 2)
            let before = left.visible.lastColumns(side)
            let pad = String(repeating: " ", count: max(0, side - before.displayWidth))
            let after = right.visible.shortened(to: max(2, width - side - middle.displayWidth))
            output.writeLine(
                Style.dim.apply(to: line.language.rawTag.padded(to: Self.tagWidth), terminal) + pad + before
                    + Style.bold.apply(to: middle, terminal) + after)
        }
        guard !wanted.isEmpty else { return }
        // What a translation was made from is told as that, so that it is not taken for one.
        for other in line.others {
            let isTranslation = wanted.contains(other.language) || wanted.contains { $0 == other.language.otherScript }
            write((isTranslation ? "→ " : "← ") + other.language.rawTag, other.text, width, to: output)
        }
        if line.others.isEmpty {
            let words = session.text("tm.untranslated", otherwise: "no translation")
            write("→ " + wanted.map(\.rawTag).joined(by: ","), "(" + words + ")", width, to: output)
        }
    }

    private func write(_ label: String, _ text: String, _ width: Int, to output: Output) {
        let columns = Self.tagWidth + Self.indent
        var lead = Style.dim.apply(to: ("  " + label).padded(to: columns - 1) + " ", terminal)
        for text in text.visible.wrapped(to: width - Self.indent) {
            output.writeLine(lead + text)
            lead = String(repeating: " ", count: columns)
        }
    }

    private func json(_ found: MemoryConcordance, of piece: String) -> JSONValue {
        .object([
            ("query", .text(piece)), ("hits", .integer(found.totalHits)), ("segments", .integer(found.totalSegments)),
            (
                "lines",
                .array(
                    found.lines.map { line in
                        .object([
                            ("memory", .text(line.memory)), ("unit", .integer(Int(line.unit))),
                            ("language", .text(line.language.rawTag)), ("text", .text(line.text)),
                            (
                                "spans", .array(line.spans.map { .array([.integer($0.start), .integer($0.end)]) })
                            ),
                            ("others", .object(line.others.map { ($0.language.rawTag, .text($0.text)) })),
                            ("document", .optional(line.document)), ("date", .optional(line.date?.extended)),
                        ])
                    })
            ),
        ])
    }
}

extension MemoryConcordance.Line {
    /// What stands before a span, in it and after it.
    func divided(at span: TextSpan) -> (left: String, hit: String, right: String) {
        let bytes = Array(text.utf8)
        let piece = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        return (piece(0..<span.start), piece(span.range), piece(span.end..<bytes.count))
    }
}

extension String {
    /// The end of the text, as much of it as fits, with a mark where something is left out.
    func lastColumns(_ width: Int) -> String {
        guard displayWidth > width else { return self }
        guard width > 1 else { return "" }
        var kept: [Character] = []
        var used = 0
        for character in reversed() {
            let columns = String(character).displayWidth
            if used + columns > width - 1 { break }
            kept.append(character)
            used += columns
        }
        return "…" + String(kept.reversed())
    }
}
