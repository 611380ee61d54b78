import Glossary
import Terminology
import TripoTerm

/// How the names of a concept changed, with those of the concepts before and after it.
struct TimelineRenderer {
    let snapshot: Snapshot
    let words: MessageCatalog
    let terminal: Terminal

    private static let periodWidth = 23
    /// Columns before what stands below the dates.
    private static let indent = 8
    private static let blank = String(repeating: " ", count: indent)

    func write(_ concept: Concept, to output: Output) {
        for member in line(of: concept) {
            output.writeLine(
                ("  " + Style.cyan.apply(to: member.id.visible, terminal) + "  " + period(member.period)).trimmedAtEnd)
            if let meeting = member.meeting { write(meeting, to: output) }
            for post in member.posts {
                let role = (try? snapshot.concept(id: post.role))?.flatMap { $0 }
                let name = role.flatMap { $0.terms.first?.text } ?? post.role
                row(post.period, "", name, post.sources, post.note, to: output)
            }
            let dated = member.terms.filter { $0.validity != .always && $0.status != .deprecated }
            for term in dated.sorted(by: { Self.start($0) < Self.start($1) }) {
                row(term.validity, term.language.rawTag, term.text, term.sources, term.note, to: output)
            }
        }
    }

    /// The concepts that replaced each other, the oldest first.
    private func line(of concept: Concept) -> [Concept] {
        var line = [concept]
        var seen: Set<String> = [concept.id]
        while let before = line[0].replaces.first(where: { !seen.contains($0) }),
            let older = (try? snapshot.concept(id: before)) ?? nil
        {
            seen.insert(before)
            line.insert(older, at: 0)
        }
        var last = concept.id
        while let next = ((try? snapshot.successors(of: last)) ?? []).first(where: { !seen.contains($0) }),
            let newer = (try? snapshot.concept(id: next)) ?? nil
        {
            seen.insert(next)
            line.append(newer)
            last = next
        }
        return line
    }

    private func write(_ meeting: MeetingFacts, to output: Output) {
        let facts = [
            meeting.dates.from?.description, meeting.host?.visible, meeting.place?.visible,
            meeting.format.map { words("format." + $0.split(separator: " ").joined(separator: "-")) },
        ]
        writeLines(of: facts.compactMap { $0 }.joined(separator: " · "), indent: 4, to: output)
    }

    private func row(
        _ validity: ValidityPeriod, _ language: String, _ text: String, _ sources: [String], _ note: String?,
        to output: Output
    ) {
        let start = "    " + period(validity).padded(to: Self.periodWidth) + "  " + language.padded(to: 8)
        let (name, seen) = (text.visible, sources.prefix(3).joined(separator: ", ").visible)
        // What does not fit beside the dates stands below them.
        var room = terminal.width.map { $0 - start.displayWidth - name.displayWidth } ?? Int.max
        var line = start + name
        if room < 0 {
            output.writeLine(start.trimmedAtEnd)
            let lines = name.wrapped(to: (terminal.width ?? Int.max) - Self.indent)
            for part in lines.dropLast() { output.writeLine(Self.blank + part) }
            line = Self.blank + (lines.last ?? "")
            room = (terminal.width ?? Int.max) - line.displayWidth
        }
        if !seen.isEmpty, seen.displayWidth + 2 <= room {
            output.writeLine(line + "  " + Style.dim.apply(to: seen, terminal))
        } else {
            output.writeLine(line)
            writeLines(of: seen, indent: Self.indent, style: .dim, to: output)
        }
        if let note { writeLines(of: note.visible, indent: Self.indent, style: .dim, to: output) }
    }

    private func writeLines(of text: String, indent: Int, style: Style = .plain, to output: Output) {
        guard !text.isEmpty else { return }
        for line in text.wrapped(to: terminal.width.map { $0 - indent } ?? Int.max) {
            output.writeLine(String(repeating: " ", count: indent) + style.apply(to: line, terminal))
        }
    }

    private func period(_ validity: ValidityPeriod) -> String {
        guard validity != .always else { return "" }
        return "\(validity.from?.description ?? "") – \(validity.to?.description ?? "")"
    }

    private static func start(_ term: Term) -> Int32 { term.validity.from?.earliest.ordinal ?? 0 }
}
