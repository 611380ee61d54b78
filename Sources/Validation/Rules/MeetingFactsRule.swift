import Normalization
import Terminology

/// Meetings whose day, host or place is not the one that the glossary knows (X05, X06, X20).
struct MeetingFactsRule: Rule {
    let identifiers = ["X05", "X06", "X20"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.named where block.names.contains(where: \.isMeeting) {
            for sentence in block.sentences {
                guard let meeting = MeetingSentence(block, sentence, text.language, tools) else { continue }
                let (name, facts) = (meeting.name, meeting.facts)
                if let wrong = Self.wrongDay(block.quantities(in: sentence), facts), meeting.isHeld(wrong.span) {
                    findings.append(
                        Finding(
                            "X05", block, wrong.span,
                            ["meeting": block.string(name.span), "wanted": facts.dates.span]))
                }
                if let place = Self.wrongPlace(block.names(in: sentence), facts, tools), meeting.isHeld(place.span) {
                    let wanted = facts.place.flatMap(tools.concepts.concept)?.concept
                        .name(in: text.language, type: .fullForm, on: text.day)
                    findings.append(
                        Finding(
                            "X20", block, place.span,
                            ["meeting": block.string(name.span), "wanted": wanted?.text ?? ""]))
                }
                if block.hits(Self.host, in: sentence).isEmpty { continue }
                if let found = Self.wrongHost(of: meeting, block, sentence, text, tools) { findings.append(found) }
            }
        }
        return findings + Self.hostsOfTheDay(in: text, tools)
    }

    /// The rule whose patterns are words for the host.
    private static let host = "X06"

    /// An office that a sentence has as the host of the meeting that it names, or of the next one, and was not.
    private static func wrongHost(
        of meeting: MeetingSentence, _ block: CheckedBlock, _ sentence: TextSpan, _ text: CheckedText,
        _ tools: RuleTools
    ) -> Finding? {
        let part = part(of: sentence, with: meeting.name.span, in: block)
        guard let only = onlyHost(block.names(in: part), block, part) else { return nil }
        let clause = block.stretch(around: only.span, in: sentence, between: isClauseEnd)
        if meeting.hasOtherEvent(in: clause) { return nil }
        var (facts, title) = (meeting.facts, block.string(meeting.name.span))
        let nextWords = tools.book.meetingWords.filter { !$0.isNow && $0.search.areIn(block.text(clause)) }
        if !nextWords.isEmpty {
            // Behind “the next meeting” stands its host; before it, either's. What stands in a clause by itself is told by the day
            // of the text.
            let before = block.text(TextSpan(clause.start, only.span.start))
            guard nextWords.contains(where: { $0.search.areIn(before) }), clause.start <= meeting.name.span.start,
                meeting.name.span.end <= clause.end, let next = tools.concepts.meeting(after: facts),
                let own = next.meeting
            else { return nil }
            (facts, title) = (own, next.name(in: text.language, type: .fullForm, on: nil)?.text ?? title)
        }
        guard let host = wrongHost(block.names(in: part), facts, block, part, tools) else { return nil }
        let wanted = facts.host.flatMap(tools.concepts.concept)?.concept
            .name(in: host.term.language, type: host.term.type, on: text.day)
        return Finding("X06", block, host.span, ["meeting": title, "wanted": wanted?.text ?? ""])
    }

    /// What of a sentence stands between the semicolons around a name: behind one it may be about the next meeting.
    private static func part(of sentence: TextSpan, with name: TextSpan, in block: CheckedBlock) -> TextSpan {
        block.stretch(around: name, in: sentence) { $0 == ";" || $0 == "；" }
    }

    /// Hosts of “this year” and of “the next” meeting, which only the day of the text tells.
    private static func hostsOfTheDay(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day else { return [] }
        let isOfDay = { (facts: MeetingFacts) in facts.dates != .always && facts.dates.contains(day) }
        let known =
            tools.earlier.meeting
            ?? text.named.lazy.flatMap(\.names).first { $0.isMeeting && $0.known.meeting.map(isOfDay) == true }?
            .concept
        let own = text.named.filter { $0.hits[host] != nil }
        let hosted = tools.earlier.meeting == nil ? tools.earlier.beforeMeeting + own : own
        if known == nil { tools.earlier.beforeMeeting = hosted }
        tools.earlier.meeting = known
        guard let current = known, let facts = current.meeting else { return [] }
        var findings: [Finding] = []
        for block in hosted {
            for clause in Self.clauses(withHostsIn: block) {
                let names = block.names(in: clause)
                // Only who stands beside a word for it is a host.
                guard Self.onlyHost(names, block, clause) != nil, !names.contains(where: \.isMeeting),
                    names.contains(where: { [.meeting, .event].contains($0.kind) })
                        || !tools.hasEvent(block, in: clause, text.language)
                else { continue }
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

    /// The stretches between the commas of sentences that hold a word for the host.
    private static func clauses(withHostsIn block: CheckedBlock) -> [TextSpan] {
        var clauses: [TextSpan] = []
        for hit in block.hits[host] ?? [] where hit.start >= clauses.last?.end ?? 0 {
            let sentence = block.sentence(at: hit.start)
            // What follows the last sentence is in none.
            guard sentence.start <= hit.start, hit.start < sentence.end else { continue }
            clauses.append(block.stretch(around: TextSpan(hit.start, hit.start), in: sentence, between: isClauseEnd))
        }
        return clauses
    }

    private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "，", ",", "；", ";", "、", "。": true
        default: false
        }
    }

    /// The only day of a sentence, where it is not one of the meeting.
    private static func wrongDay(_ quantities: ArraySlice<Quantity>, _ facts: MeetingFacts) -> Quantity? {
        guard let first = quantities.firstIndex(where: { $0.day != nil }),
            !quantities[(first + 1)...].contains(where: { $0.day != nil }), let day = quantities[first].day,
            facts.dates != .always
        else { return nil }
        return facts.dates.contains(day) ? nil : quantities[first]
    }

    /// The only office that says who the host was, if it was another.
    private static func wrongHost(
        _ names: ArraySlice<FoundName>, _ facts: MeetingFacts, _ block: CheckedBlock, _ stretch: TextSpan,
        _ tools: RuleTools
    ) -> FoundName? {
        guard let host = facts.host, let only = onlyHost(names, block, stretch) else { return nil }
        let country = tools.book.profiles.countries[host]
        return country == nil || only.known.country == country ? nil : only
    }

    /// The only office of a stretch that stands beside a word for the host.
    private static func onlyHost(
        _ names: ArraySlice<FoundName>, _ block: CheckedBlock, _ stretch: TextSpan
    ) -> FoundName? {
        let hosts = block.hits(host, in: stretch)
        var only: FoundName?
        for name in names where name.kind == .office && name.known.country != nil {
            // “JPO hosted”, “(JPO) hosted”: a space may be between, and a bracket.
            let end = name.span.end + bracketLength(behind: name.span.end, block)
            guard hosts.contains(where: { name.span.start <= $0.end && end + 1 >= $0.start }) else { continue }
            if let only, only.known.country != name.known.country { return nil }
            only = name
        }
        return only
    }

    /// Bytes of a bracket that closes behind an abbreviation; 0 for none.
    private static func bracketLength(behind place: Int, _ block: CheckedBlock) -> Int {
        block.withBytes { bytes in
            guard place < bytes.count else { return 0 }
            let scalar = bytes.scalar(at: place)
            return scalar == ")" || scalar == "）" ? UTF8.width(scalar) : 0
        }
    }

    /// The only city of a sentence where such meetings were held, if this one was not.
    private static func wrongPlace(
        _ names: ArraySlice<FoundName>, _ facts: MeetingFacts, _ tools: RuleTools
    ) -> FoundName? {
        guard let place = facts.place else { return nil }
        let cities = names.filter { $0.kind == .place && tools.concepts.meetingPlaces.contains($0.id) }
        guard cities.count == 1, let only = cities.first else { return nil }
        return only.meanings.contains { $0.concept.concept.id == place } ? nil : only
    }
}
