/// A date as far as it is known: a year, a month or a day.
public struct PartialDate: Sendable, Hashable {
    public let year: Int
    public let month: Int?
    public let day: Int?

    /// The first day that it can mean.
    public let earliest: CalendarDate
    /// The last day that it can mean.
    public let latest: CalendarDate

    /// A year, a month or a day of the years 1 to 9999; nil where the calendar has none, or a day has no month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard day == nil || month != nil,
            let earliest = CalendarDate(year: year, month: month ?? 1, day: day ?? 1),
            let latest = CalendarDate(
                year: year, month: month ?? 12,
                day: day ?? CalendarDate.days(inMonth: month ?? 12, of: year))
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.earliest, self.latest) = (earliest, latest)
    }

    public init(day: CalendarDate) {
        (year, month, self.day) = (day.year, day.month, day.day)
        (earliest, latest) = (day, day)
    }

    /// Reads ISO 8601: `2021`, `2021-11` or `2021-11-30`, or nil.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        var numbers: [Int] = []
        guard (1...3).contains(parts.count) else { return nil }
        for (part, width) in zip(parts, widths) {
            guard part.utf8.count == width, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// Year, month and day as one number, 0 for a part that is not known.
    public var packed: Int32 { Int32(year * 512 + (month ?? 0) * 32 + (day ?? 0)) }

    /// The date that `packed` gave, or nil where no date gives it.
    public init?(packed: Int32) {
        guard packed > 0 else { return nil }
        let (year, month, day) = (Int(packed) / 512, Int(packed) % 512 / 32, Int(packed) % 32)
        self.init(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }
}

extension PartialDate: CustomStringConvertible {
    /// The date as ISO 8601, as far as it is known.
    public var description: String {
        var text = Self.padded(year, to: 4)
        if let month { text += "-" + Self.padded(month, to: 2) }
        if let day { text += "-" + Self.padded(day, to: 2) }
        return text
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
