import Terminology

/// Days, months and years of a sentence, ordered so that a period is looked for without looking at each of them.
final class DateSet {
    /// By their first days.
    let dates: [PartialDate]
    /// The last day that any of the dates up to each can mean.
    private let latest: [CalendarDate]
    private var taken: [String: Bool] = [:]

    init(_ dates: [PartialDate]) {
        let sorted = Set(dates).sorted { $0.earliest < $1.earliest }
        self.dates = sorted
        latest = sorted.reduce(into: []) { $0.append(max($0.last ?? $1.latest, $1.latest)) }
    }

    static var none: DateSet { DateSet([]) }

    var isEmpty: Bool { dates.isEmpty }

    /// Whether a period has one of the dates.
    ///
    /// - Complexity: O(log n).
    func meets(_ period: ValidityPeriod) -> Bool {
        let end = period.to.map { to in dates.firstPlace { $0.earliest > to.latest } } ?? dates.count
        guard end > 0 else { return false }
        return period.from.map { latest[end - 1] >= $0.earliest } ?? true
    }

    /// Whether each of the dates is in one of the periods in which a role was held, worked out once for each role.
    func areAll(in periods: [ValidityPeriod], of role: String) -> Bool {
        if let known = taken[role] { return known }
        let areAll = !periods.isEmpty && dates.allSatisfy { date in periods.contains { $0.contains(date) } }
        taken[role] = areAll
        return areAll
    }
}

@available(*, unavailable)
extension DateSet: Sendable {}

/// The dates of sentences that are asked for in a row, found once for all names of each.
final class DateMemory {
    private var last: (block: Int, sentence: TextSpan, dates: DateSet)?

    func dates(in sentence: TextSpan, _ block: CheckedBlock, _ find: () -> [PartialDate]) -> DateSet {
        if let last, last.block == block.index, last.sentence == sentence { return last.dates }
        let found = DateSet(find())
        last = (block.index, sentence, found)
        return found
    }
}

@available(*, unavailable)
extension DateMemory: Sendable {}
