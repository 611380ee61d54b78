import Terminology

/// Names that had ended, or had not begun, on the day of the text (EN14, KO19, and M1 for Chinese and Japanese); and those of
/// the day of the text where the sentence tells of a day before them (X31), which is common where somebody looks back.
struct NameOnDay: Rule {
    static let allIdentifiers = ["EN14", "KO19", "M1"]
    static let ofEvent = "X31"
    let identifiers: [String] = allIdentifiers + [ofEvent]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard let day = text.day, let rule = tools.identifier(Self.allIdentifiers, for: text.language) else {
            return []
        }
        var findings: [Finding] = []
        var events = EventMemory(tools, text.language, before: day)
        for block in text.named {
            // Most blocks tell of no day.
            lazy var mayTell = block.names.contains(where: \.isMeeting) || block.quantities.contains { $0.day != nil }
            for (place, name) in block.names.enumerated() {
                guard let standing = name.known.standing else { continue }
                let isOfToday = standing.contains { $0.contains(day) }
                if isOfToday, !mayTell || ![.office, .role].contains(name.kind) { continue }
                if Self.isBareTitle(name), !Self.hasHolder(place, block) { continue }
                let sentence = block.sentence(at: name.span.start)
                let event = events.event(in: sentence, block, before: name.span.start)
                if isOfToday, event == nil { continue }
                // A name that was right when the event of the sentence took place is right.
                let dates = isOfToday ? event?.dates ?? .none : tools.dates(in: sentence, block)
                guard !name.meanings.contains(where: { $0.isName(onAnyOf: dates) }),
                    !tools.looksBack(block, sentence, text.language),
                    !tools.isFormer(block, at: name.span.start), !Self.tellsOfChange(place, sentence, block)
                else { continue }
                let meaning = name.meanings[0]
                // When a way of writing a meeting or mechanism was first seen is no law of its name.
                let isOfMeeting = [.meeting, .mechanism].contains(meaning.concept.concept.kind)
                if isOfMeeting, !meaning.term.validity.ended(before: day) { continue }
                let told = event?.day ?? day
                let wanted = tools.concepts.replacement(for: meaning, on: told, publisher: text.profile.publisher)
                // “Deputy” alone says little, and stays right where nothing takes its place.
                if wanted == nil, meaning.term.type == .shortForm || isOfToday { continue }
                var arguments = ["day": "\(told)", "wanted": wanted?.text ?? ""]
                arguments["period"] = meaning.term.validity.span
                // Who looks back may choose today's name.
                findings.append(
                    isOfToday
                        ? Finding(Self.ofEvent, block, name.span, arguments)
                        : Finding(rule, block, name.span, arguments, replacement: wanted?.text))
            }
        }
        return findings
    }

    /// Names on either side of one that may tell that it changed.
    private static let reach = 64

    /// Whether a sentence names an office by its names of two times: it is about the change.
    private static func tellsOfChange(_ place: Int, _ sentence: TextSpan, _ block: CheckedBlock) -> Bool {
        let name = block.names[place]
        let near = block.names[max(0, place - reach)..<min(block.names.count, place + reach + 1)]
        return near.contains { other in
            guard other.span != name.span, other.kind == name.kind, other.id != name.id,
                sentence.range.contains(other.span.start)
            else { return false }
            let (own, theirs) = (name.meanings[0].concept, other.meanings[0].concept)
            guard own.replacedBy.contains(theirs.concept.id) || theirs.replacedBy.contains(own.concept.id)
            else { return false }
            // “Old name (NEW)” mixes the two.
            let (first, second) = other.span.start < name.span.start ? (other, name) : (name, other)
            let gap = block.text(TextSpan(first.span.end, max(first.span.end, second.span.start)))
            return !gap.allSatisfy { " (（".contains($0) }
        }
    }

    /// A title without its office (处长, 庁長, 처장, 事務総長): many bodies have such a head.
    private static func isBareTitle(_ name: FoundName) -> Bool {
        name.kind == .role && name.meanings[0].term.type == .shortForm
            && name.meanings[0].term.text.unicodeScalars.count <= longestBare
    }

    /// Characters of such a title.
    private static let longestBare = 4

    /// Whether one who ever had the post stands beside a title.
    private static func hasHolder(_ place: Int, _ block: CheckedBlock) -> Bool {
        let title = block.names[place]
        return [place - 1, place + 1].contains { number in
            guard block.names.indices.contains(number) else { return false }
            let other = block.names[number]
            return other.known.posts.contains { title.known.roles.contains($0.role) }
                && max(title.span.start, other.span.start) - min(title.span.end, other.span.end) <= 1
        }
    }

}

extension FoundName.Meaning {
    /// Whether it was a name of the concept on one of some days, or on any of a month or year.
    func isName(onAnyOf dates: DateSet) -> Bool { term.status != .deprecated && dates.meets(term.validity) }
}

extension ValidityPeriod {
    /// `2018-08-28 – 2025-09-30`, `2025-10-01 –`, `– 2025-09-30`.
    var span: String {
        let (from, to) = (self.from.map(\.description), self.to.map(\.description))
        if from == to, let from { return from }
        return [from, "–", to].compactMap { $0 }.joined(separator: " ")
    }
}
