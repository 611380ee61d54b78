import Normalization
import Terminology

/// Meetings whose day, host or place is not the one that the glossary knows (X05, X06, X20).
struct MeetingFactsRule: Rule {
    let identifiers = ["X05", "X06", "X20"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks where block.names.contains(where: \.isMeeting) {
            for sentence in block.sentences {
                let names = block.names(in: sentence)
                let meetings = names.filter { $0.isMeeting }
                // Of two meetings nothing tells which one a date belongs to.
                guard meetings.count == 1, let name = meetings.first, let facts = name.known.meeting else { continue }
                let days = block.quantities(in: sentence).filter { $0.day != nil }
                if let wrong = Self.wrongDay(days, facts) {
                    findings.append(
                        Finding(
                            "X05", block, wrong.span,
                            ["meeting": String(block.text(name.span)), "wanted": facts.dates.span]))
                }
                if let place = Self.wrongPlace(names, facts, tools) {
                    let wanted = facts.place.flatMap(tools.concepts.concept)?.concept
                        .name(in: text.language, type: .fullForm, on: text.day)
                    findings.append(
                        Finding(
                            "X20", block, place.span,
                            ["meeting": String(block.text(name.span)), "wanted": wanted?.text ?? ""]))
                }
                let part = Self.part(of: sentence, with: name.span, in: block)
                if let host = Self.wrongHost(block.names(in: part), facts, block, part, tools) {
                    let wanted = facts.host.flatMap(tools.concepts.concept)?.concept
                        .name(in: host.term.language, type: host.term.type, on: text.day)
                    findings.append(
                        Finding(
                            "X06", block, host.span,
                            [
                                "meeting": String(block.text(name.span)), "wanted": wanted?.text ?? "",
                            ]))
                }
            }
        }
        return findings + Self.hostsOfTheDay(in: text, tools)
    }

    /// What of a sentence stands between the semicolons around a name: behind one it may be about the next meeting.
    private static func part(of sentence: TextSpan, with name: TextSpan, in block: CheckedBlock) -> TextSpan {
        func isEnd(_ character: Character) -> Bool { character == "；" || character == ";" }
        let (before, after) = (TextSpan(sentence.start, name.start), TextSpan(name.end, sentence.end))
        let ahead = block.text(before)
        let behind = block.text(after)
        let start = ahead.lastIndex(where: isEnd).map { ahead[$0...].utf8.count } ?? ahead.utf8.count
        let end = behind.prefix { !isEnd($0) }.utf8.count
        return TextSpan(name.start - start, name.end + end)
    }

    private static let clauseEnds: Set<Character> = ["，", ",", "；", ";", "、", "。"]

    /// Hosts of “this year” and of “the next” meeting, which only the day of the text tells.
    private static func hostsOfTheDay(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        let isOfDay = { (facts: MeetingFacts) in
            facts.ordinal != nil && facts.dates != .always && facts.dates.contains(day)
        }
        let known =
            tools.earlier.meeting
            ?? text.blocks.lazy.flatMap(\.names).first { $0.known.meeting.map(isOfDay) == true }?.concept
        let own = text.blocks.filter { $0.hits["X06"] != nil }
        let hosted = tools.earlier.meeting == nil ? tools.earlier.beforeMeeting + own : own
        if known == nil { tools.earlier.beforeMeeting = hosted }
        tools.earlier.meeting = known
        guard let current = known, let facts = current.meeting else { return [] }
        var findings: [Finding] = []
        for block in hosted {
            // Only who stands beside a word for it is a host.
            let sentences = block.sentences.filter { !block.hits("X06", in: $0).isEmpty }
            for clause in sentences.flatMap({ Self.clauses(of: $0, in: block) }) {
                let names = block.names(in: clause)
                guard !names.contains(where: { $0.isMeeting }), !block.hits("X06", in: clause).isEmpty else { continue }
                let said = block.text(clause)
                // “This year” and “next” in one clause do not tell which host is whose.
                let marks = tools.book.meetingWords.filter { $0.search.areIn(said) }
                guard let mark = marks.first, marks.allSatisfy({ $0.isNow == mark.isNow }),
                    let meeting = mark.isNow ? current : tools.concepts.meeting(after: facts),
                    let own = meeting.meeting, let host = Self.wrongHost(names, own, block, clause, tools)
                else { continue }
                let wanted = own.host.flatMap(tools.concepts.concept)?.concept
                    .name(in: host.term.language, type: host.term.type, on: day)
                let name = meeting.name(in: text.language, type: .fullForm, on: nil)?.text ?? mark.text
                findings.append(Finding("X06", block, host.span, ["meeting": name, "wanted": wanted?.text ?? ""]))
            }
        }
        return findings
    }

    /// The stretches of a sentence between its commas.
    private static func clauses(of sentence: TextSpan, in block: CheckedBlock) -> [TextSpan] {
        var clauses: [TextSpan] = []
        var start = sentence.start
        for part in block.text(sentence).split(omittingEmptySubsequences: false, whereSeparator: clauseEnds.contains) {
            let end = start + part.utf8.count
            clauses.append(TextSpan(start, end))
            start = end
            start += block.text(TextSpan(end, end + 1)).utf8.count
        }
        return clauses
    }

    /// The only day of a sentence, where it is not one of the meeting.
    private static func wrongDay(_ days: [Quantity], _ facts: MeetingFacts) -> Quantity? {
        guard days.count == 1, let only = days.first, let day = only.day, facts.dates != .always else { return nil }
        return facts.dates.contains(day) ? nil : only
    }

    /// The only office of a sentence that says who the host was.
    private static func wrongHost(
        _ names: ArraySlice<FoundName>, _ facts: MeetingFacts, _ block: CheckedBlock, _ sentence: TextSpan,
        _ tools: RuleTools
    ) -> FoundName? {
        guard let host = facts.host else { return nil }
        let hosts = block.hits("X06", in: sentence)
        let named = names.filter { name in
            // “JPO hosted”: a space may be between.
            hosts.contains { name.span.start <= $0.end && name.span.end + 1 >= $0.start }
        }.filter { $0.kind == .office && tools.book.profiles.countries[$0.id] != nil }
        guard named.count == 1, let only = named.first else { return nil }
        let country = tools.book.profiles.countries[host]
        return country == nil || tools.book.profiles.countries[only.id] == country ? nil : only
    }

    /// The only city of a sentence where such meetings were held, if this one was not.
    private static func wrongPlace(
        _ names: ArraySlice<FoundName>, _ facts: MeetingFacts, _ tools: RuleTools
    ) -> FoundName? {
        guard let place = facts.place else { return nil }
        let cities = names.filter { tools.concepts.meetingPlaces.contains($0.id) }
        guard cities.count == 1, let only = cities.first else { return nil }
        return only.meanings.contains { $0.concept.concept.id == place } ? nil : only
    }
}
