import Terminology
import TripoTerm

/// Rows of terms: language, term with its reading, when it holds, how sure we are.
struct TermTable {
    let words: MessageCatalog
    let terminal: Terminal

    private static let languageWidth = 9
    /// Two dates and a dash.
    private static let periodWidth = 23
    /// Where fewer columns than this are left for terms, dates stand on a line of their own.
    private static let narrowest = 20

    func write(_ terms: [Term], to output: Output) {
        let sureness = terms.map { words("reliability.\($0.reliability.rawValue)").displayWidth }.max() ?? 0
        let hasPeriods = terms.contains { $0.validity != .always }
        let right = (hasPeriods ? Self.periodWidth + 2 : 0) + sureness + 2
        let whole = terminal.width.map { $0 - 2 - Self.languageWidth }
        let isNarrow = whole.map { $0 - right < Self.narrowest } ?? false
        let room = whole.map { $0 - (isNarrow ? 0 : right) }
        let widest = terms.map { label($0).displayWidth }.max() ?? 0
        let column = max(12, min(widest, room ?? Int.max))
        var previous: LanguageTag?
        for term in terms {
            let tag = term.language == previous ? "" : term.language.rawTag
            previous = term.language
            var details = hasPeriods ? period(term.validity).padded(to: Self.periodWidth) + "  " : ""
            details += words("reliability.\(term.reliability.rawValue)")
            let style: Style = term.reliability == .unverified ? .yellow : .dim
            let lines = cell(term, width: room.map { _ in column } ?? Int.max)
            for (number, line) in lines.enumerated() {
                var text = "  " + (number == 0 ? tag : "").padded(to: Self.languageWidth) + line.styled
                if number == 0, !isNarrow {
                    text += String(repeating: " ", count: max(0, column - line.width) + 2)
                    text += style.apply(to: details, terminal)
                }
                output.writeLine(text.trimmedAtEnd)
            }
            if isNarrow {
                let shown = details.split(separator: " ").joined(separator: " ")
                for line in shown.wrapped(to: whole ?? Int.max) {
                    output.writeLine(
                        String(repeating: " ", count: 2 + Self.languageWidth) + style.apply(to: line, terminal))
                }
            }
        }
    }

    private struct Line {
        var styled: String
        var width: Int
    }

    /// The term, and its reading beside it where there is room, else below.
    private func cell(_ term: Term, width: Int) -> [Line] {
        let name = label(term, withReading: false)
        let style: Style = term.status == .preferred ? .plain : .dim
        var lines = name.wrapped(to: width).map { Line(styled: style.apply(to: $0, terminal), width: $0.displayWidth) }
        guard let reading = (term.reading ?? term.romanization)?.visible, let last = lines.last else { return lines }
        if last.width + 2 + reading.displayWidth <= width {
            lines[lines.count - 1] = Line(
                styled: last.styled + "  " + Style.dim.apply(to: reading, terminal),
                width: last.width + 2 + reading.displayWidth)
        } else {
            lines += reading.wrapped(to: width).map {
                Line(styled: Style.dim.apply(to: $0, terminal), width: $0.displayWidth)
            }
        }
        return lines
    }

    private func label(_ term: Term, withReading: Bool = true) -> String {
        var text = term.text.visible
        if let publisher = term.publisher { text += " [\(publisher.visible)]" }
        if term.status != .preferred { text += " (\(words("status." + term.status.word)))" }
        if withReading, let reading = term.reading ?? term.romanization { text += "  " + reading.visible }
        return text
    }

    private func period(_ validity: ValidityPeriod) -> String {
        guard validity != .always else { return "" }
        return "\(validity.from?.description ?? "") – \(validity.to?.description ?? "")"
    }
}

extension String {
    var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
