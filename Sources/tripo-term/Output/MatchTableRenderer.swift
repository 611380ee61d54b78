import Terminology
import TripoTerm

/// Shows matches to read: what has changed in the source, and the translations below it.
struct MatchTableRenderer: MatchRenderer {
    let header: String? = nil
    private let session: MemorySession
    private var terminal: Terminal { session.session.terminal }

    init(_ session: MemorySession) { self.session = session }

    /// Columns of what stands before a text: the longest tag and two spaces.
    private static let indent = 11

    func write(_ answered: AnsweredSegment, to output: Output) {
        guard answered.problem == nil else { return }
        for line in answered.query.text.visible.wrapped(to: terminal.width ?? Int.max) {
            output.writeLine(Style.bold.apply(to: line, terminal))
        }
        if answered.matches.isEmpty {
            output.writeLine("  " + nothing(answered))
        }
        var last: MemoryMatch?
        for match in answered.matches {
            let isOther = last?.sourceLanguage != match.sourceLanguage || last?.tier != match.tier
            if last?.unit != match.unit || last?.memory != match.memory || isOther {
                output.writeLine("  " + heading(match))
                if last?.source != match.source || isOther {
                    write(match.sourceLanguage.rawTag, diff(match), to: output)
                }
            }
            write(match.targetLanguage.rawTag, [Piece(match.adapted ?? match.target)], to: output)
            for replacement in match.replacements {
                write("", [Piece(replacement.old + " → " + replacement.new, .dim)], to: output)
            }
            if !match.unplaced.isEmpty {
                let words = session.text("tm.unplaced", otherwise: "to be put in by hand")
                write("", [Piece(words + ": " + match.unplaced.joined(by: ", "), .yellow)], to: output)
            }
            last = match
        }
        output.writeLine()
    }

    private func nothing(_ answered: AnsweredSegment) -> String {
        guard let language = answered.ownLanguage else { return session.text("tm.noMatch", otherwise: "no match") }
        return session.text(
            "tm.sameLanguage", texts: [("language", language.rawTag)],
            otherwise: Diagnostic.sameLanguage(language).message)
    }

    private func heading(_ match: MemoryMatch) -> String {
        let color: Style = match.score >= 100 ? .green : match.score >= 85 ? .cyan : .yellow
        var words = [session.text("tm.tier." + match.tier.word, otherwise: match.tier.word)]
        words += match.differences.map { session.text("tm.difference." + $0, otherwise: $0) }
        if let document = match.document { words.append(document.visible) }
        if let date = match.date { words.append("\(date.date)") }
        words += match.penalties.map { penalty in
            session.text("tm.penalty." + penalty.name, otherwise: penalty.name) + " −\(penalty.points)"
        }
        let score = "\(match.score) %"
        return Style.bold.apply(to: color.apply(to: score, terminal), terminal) + "  "
            + Style.dim.apply(
                to: words.joined(by: " · ").shortened(to: (terminal.width ?? Int.max) - 4 - score.displayWidth),
                terminal)
    }

    // MARK: Text in colour

    private struct Piece {
        var text: String
        var style: Style

        init(_ text: String, _ style: Style = .plain) { (self.text, self.style) = (text.visible, style) }
    }

    /// Without colour, as `wdiff` marks it.
    private func diff(_ match: MemoryMatch) -> [Piece] {
        match.diff.map { piece in
            switch piece.kind {
            case .equal: Piece(piece.text)
            case .deleted: terminal.hasColor ? Piece(piece.text, .red) : Piece("[-" + piece.text + "-]")
            case .inserted: terminal.hasColor ? Piece(piece.text, .green) : Piece("{+" + piece.text + "+}")
            }
        }
    }

    private func write(_ label: String, _ pieces: [Piece], to output: Output) {
        let width = (terminal.width ?? Int.max) - Self.indent
        var lead = "  " + Style.dim.apply(to: label.padded(to: Self.indent - 2), terminal)
        for line in Self.lines(pieces, width: width) {
            output.writeLine(lead + line.map { $0.style.apply(to: $0.text, terminal) }.joined(by: ""))
            lead = String(repeating: " ", count: Self.indent)
        }
    }

    /// Pieces in lines of some columns, each cut where its line ends.
    private static func lines(_ pieces: [Piece], width: Int) -> [[Piece]] {
        var rest = pieces.flatMap { piece in piece.text.map { (character: $0, style: piece.style) } }[...]
        return pieces.map(\.text).joined(by: "").wrapped(to: width).map { line in
            var own: [Piece] = []
            for character in line {
                // Where a line is broken, spaces are left out.
                while let next = rest.first, next.character != character { rest = rest.dropFirst() }
                guard let next = rest.popFirst() else { break }
                if let last = own.indices.last, own[last].style == next.style {
                    own[last].text.append(character)
                } else {
                    own.append(Piece(String(character), next.style))
                }
            }
            return own
        }
    }
}

extension String {
    /// The text, or as much of it as fits with a mark that it goes on.
    func shortened(to width: Int) -> String {
        guard displayWidth > width, width > 1 else { return self }
        var result = ""
        var used = 0
        for character in self {
            let columns = String(character).displayWidth
            if used + columns > width - 1 { break }
            result.append(character)
            used += columns
        }
        return result + "…"
    }
}
