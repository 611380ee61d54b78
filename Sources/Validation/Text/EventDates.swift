import Terminology

/// When what a sentence tells took place.
struct EventDates {
    /// The first of its days.
    let day: CalendarDate
    /// All dates of the sentence.
    let dates: DateSet
    /// Where the first that says so ends: what stands before it may be of today.
    let end: Int

    /// Whether a period has one of the dates.
    func isWithin(_ period: ValidityPeriod) -> Bool { dates.meets(period) }
}

/// The events of sentences that are asked for in a row, each worked out once.
struct EventMemory {
    private let tools: RuleTools
    private let language: LanguageTag
    private let today: CalendarDate
    private var last: (block: Int, sentence: TextSpan, event: EventDates?)?

    init(_ tools: RuleTools, _ language: LanguageTag, before today: CalendarDate) {
        (self.tools, self.language, self.today) = (tools, language, today)
    }

    /// When what a sentence tells before one of its places took place; nil where it does not say, or not of the past.
    mutating func event(in sentence: TextSpan, _ block: CheckedBlock, before place: Int) -> EventDates? {
        if last?.block != block.index || last?.sentence != sentence {
            last = (block.index, sentence, tools.event(in: sentence, block, language, before: today))
        }
        return last?.event.flatMap { $0.end <= place ? $0 : nil }
    }
}
