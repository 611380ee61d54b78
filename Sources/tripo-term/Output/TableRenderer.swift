import Glossary
import ICU
import Lookup
import Normalization
import Terminology
import TripoTerm

/// Answers for people: a heading for each concept, a row for each term, and what there is to say of it.
struct TableRenderer: AnswerRenderer {
    let snapshot: Snapshot
    let words: MessageCatalog
    let terminal: Terminal
    let on: PartialDate
    let showsAll: Bool
    let showsTimeline: Bool

    let header: String? = nil

    func write(_ answered: AnsweredQuery, to output: Output) {
        if !answered.steps.isEmpty { writeSteps(answered, to: output) }
        // What took the place of several found concepts is shown once.
        var shown = answered.answers.filter { $0.replacedBy == nil }.map(\.concept.id)
        for (number, answer) in answered.answers.enumerated() {
            if showsTimeline, number > 0 { break }
            writeHeading(answer, query: answered.query, to: output)
            if showsTimeline {
                TimelineRenderer(snapshot: snapshot, words: words, terminal: terminal).write(answer.concept, to: output)
            } else {
                let next = answer.replacedBy?.concept.id
                let isKnown = next.map(shown.contains) ?? false
                if let next, !isKnown { shown.append(next) }
                writeBody(answer, withTerms: !isKnown, to: output)
            }
            output.writeLine()
        }
        if answered.answers.isEmpty { writeNothingFound(answered, to: output) }
    }

    private func writeHeading(_ answer: Answer, query: String, to output: Output) {
        let name = answer.match?.term.text.text ?? answer.concept.terms.first?.text ?? answer.concept.id
        var details: [String] = []
        if let match = answer.match { details.append(describe(match)) }
        details += [words("kind." + answer.concept.kind.word), answer.concept.id]
        let (title, rest) = (name.visible, details.joined(by: " · "))
        let width = terminal.width ?? Int.max
        if title.displayWidth + 2 + rest.displayWidth <= width {
            output.writeLine(Style.bold.apply(to: title, terminal) + "  " + Style.dim.apply(to: rest, terminal))
            return
        }
        for line in title.wrapped(to: width) { output.writeLine(Style.bold.apply(to: line, terminal)) }
        writeParagraph(rest, style: .dim, to: output)
    }

    private func describe(_ match: Match) -> String {
        var text = words("match." + match.type.word)
        if let system = match.system {
            // A system of somebody else's rule file has no words of ours.
            let name = words.ifAny("system." + String(system.map { $0 == " " ? "-" : $0 })) ?? system
            text += " " + words(match.isComputed ? "match.computed" : "match.given", ["system": .text(name)])
        }
        if match.type > .reading { text += " " + words("match.score", ["score": .integer(match.score.percent)]) }
        if let role = match.role { text += " · " + words("match.role", ["role": .text(name(ofRole: role).visible)]) }
        return text
    }

    /// What a role is called in the reader's language, or any.
    private func name(ofRole id: String) -> String {
        guard let role = (try? snapshot.concept(id: id)) ?? nil else { return id }
        let names = role.terms.filter { $0.status == .preferred && $0.validity.contains(on) } + role.terms
        return (names.first { $0.language == words.language } ?? names.first)?.text ?? id
    }

    private func writeBody(_ answer: Answer, withTerms: Bool, to output: Output) {
        if let match = answer.match, !match.isCurrent(on: on) || answer.replacedBy != nil {
            writeOutOfDate(answer, match, to: output)
        }
        guard withTerms else { return }
        // The terms of the day are those of what took its place, where something did.
        let concept = answer.replacedBy?.concept ?? answer.concept
        let terms = answer.replacedBy?.terms ?? answer.terms
        let shown = rows(terms, match: answer.replacedBy == nil ? answer.match : nil)
        TermTable(words: words, terminal: terminal).write(shown, to: output)
        if terms.count > shown.count {
            let more = words("more.terms", ["count": .integer(terms.count - shown.count)])
            output.writeLine("  " + Style.dim.apply(to: more, terminal))
        }
        writeNotes(concept, shown, to: output)
    }

    /// The terms to show: all, or for each language those to choose, and the one that was met.
    private func rows(_ terms: [Term], match: Match?) -> [Term] {
        if showsAll { return terms }
        let met = match?.term
        return LanguageTag.allCases.sorted { left, right in
            let order = terms.map(\.language)
            return (order.firstIndex(of: left) ?? Int.max) < (order.firstIndex(of: right) ?? Int.max)
        }.flatMap { language in
            let own = terms.filter { $0.language == language }
            // Converted characters say nothing that the simplified row does not.
            if language == .traditionalChinese, own.allSatisfy({ $0.reliability == .unverified }),
                terms.contains(where: { $0.language != language }), met?.language != language
            {
                return [Term]()
            }
            var chosen = own.filter { $0.status == .preferred }
            if chosen.isEmpty { chosen = Array(own.prefix(1)) }
            if let met, met.language == language, let term = own.first(where: { $0.text == met.text.text }),
                !chosen.contains(term)
            {
                chosen.append(term)
            }
            return chosen
        }
    }

    private func writeOutOfDate(_ answer: Answer, _ match: Match, to output: Output) {
        let name = match.term.text.text.visible
        var text: String
        if match.term.status == .deprecated {
            text = words("state.deprecated", ["term": .text(name)])
        } else if let start = match.term.validity.from ?? answer.concept.period.from, on.latest < start.earliest {
            text = words("state.notYet", ["term": .text(name), "date": .text("\(start)")])
        } else if let end = match.term.validity.to ?? answer.concept.period.to {
            text = words("state.ended", ["term": .text(name), "date": .text("\(end)")])
        } else {
            text = words("state.superseded", ["term": .text(name)])
        }
        if let next = answer.replacedBy {
            let names = next.concept.terms.filter { $0.status == .preferred && $0.type == .fullForm }
            let name = names.first { $0.language == words.language } ?? names.first
            text +=
                " "
                + words(
                    "state.replacedBy", ["term": .text(name?.text ?? next.concept.id), "id": .text(next.concept.id)])
        }
        writeParagraph(text, style: .yellow, to: output)
    }

    private func writeNotes(_ concept: Concept, _ terms: [Term], to output: Output) {
        if let definition = concept.definition { writeParagraph(definition, to: output) }
        for term in terms {
            if let note = term.note {
                writeParagraph("\(term.language.rawTag) \(term.text): \(note)", style: .dim, to: output)
            }
        }
        if let note = concept.note {
            writeParagraph(words("note", ["text": .text("")]) + note, style: .dim, to: output)
        }
        for friend in concept.falseFriends {
            let forms = friend.forms.map { "\($0.key.rawTag) \($0.value)" }
            writeParagraph(
                words("falseFriend", ["forms": .text(forms.joined(by: " / "))]) + " " + friend.note,
                style: .yellow,
                to: output)
        }
        SourceList(snapshot: snapshot, words: words, terminal: terminal).write(terms, to: output)
    }

    func writeParagraph(_ text: String, style: Style = .plain, to output: Output) {
        let width = terminal.width.map { $0 - 2 } ?? Int.max
        for line in text.visible.wrapped(to: width) { output.writeLine("  " + style.apply(to: line, terminal)) }
    }

    private func writeSteps(_ answered: AnsweredQuery, to output: Output) {
        let width = answered.steps.map { words($0.name).displayWidth }.max() ?? 0
        for step in answered.steps {
            let label = Style.dim.apply(to: words(step.name).padded(to: width), terminal)
            let lines = step.text.visible.wrapped(to: terminal.width.map { max(10, $0 - width - 4) } ?? Int.max)
            for (number, line) in lines.enumerated() {
                output.writeLine("  " + (number == 0 ? label : String(repeating: " ", count: width)) + "  " + line)
            }
        }
        output.writeLine()
    }

    private func writeNothingFound(_ answered: AnsweredQuery, to output: Output) {
        let text = words("nothing.found", ["query": .text(answered.query.visible)])
        for line in text.wrapped(to: terminal.width ?? Int.max) {
            output.writeLine(Style.yellow.apply(to: line, terminal))
        }
        guard !answered.suggestions.isEmpty else { return }
        output.writeLine(words("nearest"))
        for answer in answered.suggestions {
            guard let match = answer.match else { continue }
            let (name, details) = (match.term.text.text.visible, answer.concept.id + " · \(match.score.percent) %")
            if name.displayWidth + details.displayWidth + 4 <= terminal.width ?? Int.max {
                output.writeLine("  " + name + "  " + Style.dim.apply(to: details, terminal))
            } else {
                writeParagraph(name, to: output)
                writeParagraph(details, style: .dim, to: output)
            }
        }
    }
}
