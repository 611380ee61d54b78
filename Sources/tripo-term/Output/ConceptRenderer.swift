import Glossary
import Terminology
import TripoTerm

/// All that a glossary says of a concept.
struct ConceptRenderer {
    let snapshot: Snapshot
    let words: MessageCatalog
    let terminal: Terminal

    func write(_ concept: Concept, to output: Output) {
        let details = [words("kind." + concept.kind.word), concept.subject.visible].filter { !$0.isEmpty }
        output.writeLine(
            Style.bold.apply(to: concept.id.visible, terminal) + "  "
                + Style.dim.apply(to: details.joined(separator: " · "), terminal))
        field("definition", concept.definition, to: output)
        field("period", Self.text(concept.period), to: output)
        for (name, ids) in [
            ("replaces", concept.replaces), ("replacedBy", (try? snapshot.successors(of: concept.id)) ?? []),
            ("partOf", concept.partOf), ("seeAlso", concept.seeAlso),
        ] {
            field(name, ids.isEmpty ? nil : ids.joined(separator: ", "), to: output)
        }
        if let meeting = concept.meeting {
            let facts = [
                meeting.series, meeting.ordinal.map(String.init), Self.text(meeting.dates), meeting.host, meeting.place,
                meeting.format,
            ]
            field("meeting", facts.compactMap { $0 }.joined(separator: " · "), to: output)
        }
        for post in concept.posts {
            field(
                "post", [post.role, Self.text(post.period), post.note].compactMap { $0 }.joined(separator: " · "),
                to: output)
        }
        TermTable(words: words, terminal: terminal).write(concept.terms, to: output)
        for term in concept.terms { field(term.text, term.note, to: output) }
        field("note", concept.note, to: output)
        for friend in concept.falseFriends {
            let forms = friend.forms.sorted { $0.key < $1.key }.map { "\($0.key.rawTag) \($0.value)" }
            field(forms.joined(separator: " / "), friend.note, to: output)
        }
        SourceList(snapshot: snapshot, words: words, terminal: terminal).write(concept.terms, to: output)
    }

    func json(_ concept: Concept) -> JSONValue {
        func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .text($0) }) }
        func period(_ period: ValidityPeriod) -> [(String, JSONValue)] {
            [("from", .optional(period.from?.description)), ("to", .optional(period.to?.description))]
        }
        return .object([
            ("concept", .text(concept.id)), ("kind", .text(concept.kind.word)), ("subject", .text(concept.subject)),
            ("definition", .optional(concept.definition)), ("note", .optional(concept.note)),
            ("period", .object(period(concept.period))), ("replaces", ids(concept.replaces)),
            ("replacedBy", ids((try? snapshot.successors(of: concept.id)) ?? [])), ("partOf", ids(concept.partOf)),
            ("seeAlso", ids(concept.seeAlso)),
            (
                "posts",
                .array(
                    concept.posts.map {
                        .object([("role", .text($0.role))] + period($0.period) + [("note", .optional($0.note))])
                    })
            ),
            (
                "falseFriends", .array(concept.falseFriends.map(JSONRenderer.falseFriend))
            ), ("terms", .array(concept.terms.map(JSONRenderer.term))),
        ])
    }

    private func field(_ name: String, _ text: String?, to output: Output) {
        guard let text, !text.isEmpty else { return }
        let label = words.ifAny("field." + name) ?? name
        let width = terminal.width.map { $0 - 2 } ?? Int.max
        for line in "\(label): \(text)".visible.wrapped(to: width) {
            output.writeLine("  " + Style.dim.apply(to: line, terminal))
        }
    }

    private static func text(_ period: ValidityPeriod) -> String? {
        guard period != .always else { return nil }
        return "\(period.from?.description ?? "") – \(period.to?.description ?? "")"
    }
}
