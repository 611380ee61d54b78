import Normalization
import Terminology

/// A rule that needs more than patterns.
///
/// What it is called, how severe it is, its words, source and examples stand in `Locales/rules/` under its identifier, with
/// the patterns that it wants to hear of, if any: `CheckedBlock.hits`.
protocol Rule: Sendable {
    /// The descriptions that it serves.
    var identifiers: [String] { get }

    /// What it has to say of a text; only of identifiers whose languages have that of the text.
    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding]
}

/// What rules may ask beside the text.
struct RuleTools {
    let book: RuleBook
    let concepts: ConceptStore
    /// Of the text, where it is checked in parts.
    let earlier: EarlierParts
    let translations: SeenTranslations
    /// Of the text: words of what was once, “the then SIPO”, 旧, 前身; and of a post that one takes over from another.
    let past: WordMemory
    let handover: WordMemory
    let dates: DateMemory
    let readers: (LanguageTag) -> QuantityReader
    /// Nil where the rules do not say which forms are Japanese.
    let counterparts: HanCounterparts?

    /// The identifier of those given that has a language.
    func identifier(_ candidates: [String], for language: LanguageTag) -> String? {
        candidates.first { book[$0]?.languages.contains(language) == true }
    }

    /// The keys of all that a side of a bead says in numbers, whatever they are part of.
    func keys(of side: AlignedSide) -> Set<UInt64> {
        let keys = readers(side.text.language).keys(in: side.content)
        return Set(keys.strong).union(keys.weak)
    }

    /// Names in a row that a word for what was may stand before.
    private static let mostNamesBetween = 3

    /// Whether what begins at a place was so once: 前 or 原 stands before it, or before the names that it follows at once.
    func isFormer(_ block: CheckedBlock, at offset: Int) -> Bool {
        guard let marks = block.hits[RoleOnDay.identifier] else { return false }
        var start = offset
        for _ in 0...Self.mostNamesBetween {
            let mark = marks.firstPlace { $0.end >= start }
            if mark < marks.count, marks[mark].end == start { return true }
            let next = block.names.firstPlace { $0.span.start >= start }
            guard next > 0, block.names[next - 1].span.end <= start,
                ["", " ", "の", "的"].contains(block.text(TextSpan(block.names[next - 1].span.end, start)))
            else { return false }
            start = block.names[next - 1].span.start
        }
        return false
    }

    /// Whether the sentence around a place looks back.
    func looksBack(_ block: CheckedBlock, at offset: Int, _ language: LanguageTag) -> Bool {
        looksBack(block, block.sentence(at: offset), language)
    }

    /// Whether a sentence looks back on what was once, by its words or by its tense.
    func looksBack(_ block: CheckedBlock, _ sentence: TextSpan, _ language: LanguageTag) -> Bool {
        let isPastPerfect = identifier(NameOnDay.allIdentifiers, for: language).map {
            !block.hits($0, in: sentence).isEmpty
        }
        return isPastPerfect == true || past.isIn(sentence, block)
    }

    /// Whether a sentence tells that one took a post over from another: each of them had it, if not on the same day.
    ///
    /// - Parameter title: that of the one, whose post another person or title of the sentence has too.
    func tellsOfHandover(_ block: CheckedBlock, _ sentence: TextSpan, _ title: FoundName) -> Bool {
        guard handover.isIn(sentence, block) else { return false }
        func has(_ name: FoundName) -> Bool {
            name.known.roles.contains(where: title.known.roles.contains)
                || name.known.posts.contains { title.known.roles.contains($0.role) }
        }
        // The title, who has it, and one more.
        let names = block.names(in: sentence).filter(has)
        return names.count > (names.contains { $0.kind == .person } ? 2 : 1)
    }

    /// Whether a stretch speaks of an event that is no meeting of heads, beside those that it names.
    func hasEvent(_ block: CheckedBlock, in stretch: TextSpan, _ language: LanguageTag) -> Bool {
        guard let events = book.events[language] else { return false }
        var start = stretch.start
        for name in block.names(touching: stretch) where [.meeting, .event].contains(name.kind) {
            if name.span.start > start, events.areIn(block.text(TextSpan(start, name.span.start))) { return true }
            start = max(start, name.span.end)
        }
        return start < stretch.end && events.areIn(block.text(TextSpan(start, stretch.end)))
    }

    /// Sentences for which a year holds that was named before.
    private static let longestEpisode = 12

    /// The days, months and years of which a sentence speaks: those that it names; where it has none, the years of the last
    /// sentence of its paragraph that has dates, as what is told of a year is. A day or a month is that of one event.
    func dates(in sentence: TextSpan, _ block: CheckedBlock) -> DateSet {
        dates.dates(in: sentence, block) { findDates(in: sentence, block) }
    }

    private func findDates(in sentence: TextSpan, _ block: CheckedBlock) -> [PartialDate] {
        let own = ownDates(in: sentence, block)
        if !own.isEmpty { return own }
        let behind = block.sentences.firstPlace { $0.start >= sentence.start }
        for earlier in block.sentences[..<behind].suffix(Self.longestEpisode).reversed() {
            let dates = block.quantities(in: earlier).compactMap(\.date)
            if !dates.isEmpty { return dates.filter { $0.month == nil } }
        }
        return []
    }

    /// When what a sentence tells took place, where it says so by a day, or by a meeting whose day the glossary knows, and that
    /// is past on a day; nil where it refers to what was then, or has a date that is not past.
    func event(
        in sentence: TextSpan, _ block: CheckedBlock, _ language: LanguageTag, before today: CalendarDate
    ) -> EventDates? {
        let told = block.quantities(in: sentence).first { $0.day != nil }
        let met = block.names(in: sentence).first { $0.known.meeting?.days.isEmpty == false }
        guard let end = [told?.span.end, met?.span.end].compactMap(\.self).min(),
            let day = told?.day ?? met?.known.meeting?.days.first?.earliest
        else { return nil }
        let dates = ownDates(in: sentence, block)
        guard dates.allSatisfy({ $0.latest < today }),
            book.referring[language]?.areIn(block.text(sentence)) != true
        else { return nil }
        return EventDates(day: day, dates: DateSet(dates), end: end)
    }

    /// The dates that a sentence names, and those of the meetings that it names or counts.
    private func ownDates(in sentence: TextSpan, _ block: CheckedBlock) -> [PartialDate] {
        let quantities = block.quantities(in: sentence)
        // Much is said to be first; the number within the name of a meeting is no meeting of another series.
        let ordinals = quantities.lazy.filter { quantity in
            quantity.kind == .ordinal && !block.names(touching: quantity.span).contains { $0.known.meeting != nil }
        }.compactMap(\.integer).filter { $0 > 1 }
        return quantities.compactMap(\.date)
            + block.names(in: sentence).flatMap { $0.known.meeting?.days ?? [] }
            + ordinals.flatMap(concepts.meetingDays)
    }
}
