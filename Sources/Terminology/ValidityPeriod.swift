/// The days on which something holds: both ends are inclusive, and an end that is not known is open.
public struct ValidityPeriod: Sendable, Hashable {
    public var from: PartialDate?
    public var to: PartialDate?

    public static let always = ValidityPeriod()

    public init(from: PartialDate? = nil, to: PartialDate? = nil) {
        (self.from, self.to) = (from, to)
    }

    /// Whether the period holds on a day; a year or month that is only known roughly counts whole.
    public func contains(_ day: CalendarDate) -> Bool {
        if let from, day < from.earliest { return false }
        if let to, day > to.latest { return false }
        return true
    }

    /// Whether the period holds on any day that a date can mean.
    public func contains(_ date: PartialDate) -> Bool {
        if let from, date.latest < from.earliest { return false }
        if let to, date.earliest > to.latest { return false }
        return true
    }

    /// Whether the period ended before all days that a date can mean.
    public func ended(before date: PartialDate) -> Bool { ended(before: date.earliest) }

    /// Whether the period ended before a day.
    public func ended(before day: CalendarDate) -> Bool {
        to.map { $0.latest < day } ?? false
    }

    /// Whether the end comes before the beginning, whatever the unknown parts are.
    public var runsBackwards: Bool {
        guard let from, let to else { return false }
        return to.latest < from.earliest
    }

    /// Whether two periods share a day for certain: a year in which one ends and the other begins is no overlap.
    public func surelyOverlaps(_ other: ValidityPeriod) -> Bool {
        func precedes(_ first: ValidityPeriod, _ second: ValidityPeriod) -> Bool {
            guard let end = first.to, let start = second.from else { return false }
            return end.earliest < start.latest || end == start && end.day == nil
        }
        return !precedes(self, other) && !precedes(other, self)
    }
}
