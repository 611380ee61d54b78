import Glossary
import Terminology
import TripoTerm

/// How the names of a concept changed, with those of the concepts before and after it.
struct TimelineRenderer {
    let snapshot: Snapshot
    let words: MessageCatalog
    let terminal: Terminal

    private static let periodWidth = 23

    func write(_ concept: Concept, to output: Output) {
        for member in line(of: concept) {
            output.writeLine("  " + Style.cyan.apply(to: member.id, terminal) + "  " + period(member.period))
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
            meeting.dates.from?.description, meeting.host, meeting.place,
            meeting.format.map { words("format." + $0.split(separator: " ").joined(separator: "-")) },
        ]
        output.writeLine("    " + facts.compactMap { $0 }.joined(separator: " · "))
    }

    private func row(
        _ validity: ValidityPeriod, _ language: String, _ text: String, _ sources: [String], _ note: String?,
        to output: Output
    ) {
        var line = "    " + period(validity).padded(to: Self.periodWidth) + "  " + language.padded(to: 8) + text.visible
        if !sources.isEmpty { line += "  " + Style.dim.apply(to: sources.prefix(3).joined(separator: ", "), terminal) }
        output.writeLine(line)
        if let note { output.writeLine("        " + Style.dim.apply(to: note.visible, terminal)) }
    }

    private func period(_ validity: ValidityPeriod) -> String {
        guard validity != .always else { return "" }
        return "\(validity.from?.description ?? "") – \(validity.to?.description ?? "")"
    }

    private static func start(_ term: Term) -> Int32 { term.validity.from?.earliest.ordinal ?? 0 }
}
