/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// Year, month and day as one number, `year * 512 + month * 32 + day`: the order of days is the order of these.
    public let ordinal: Int32

    public var year: Int { Int(ordinal) / 512 }
    public var month: Int { Int(ordinal) % 512 / 32 }
    public var day: Int { Int(ordinal) % 32 }

    /// A day of the years 1 to 9999, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        ordinal = Int32(year * 512 + month * 32 + day)
    }

    /// The number of days in a month of the Gregorian calendar.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day that follows 1970-01-01 by `days`.
    ///
    /// Howard Hinnant's `civil_from_days` (public domain description, 2013).
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        ordinal = Int32(year * 512 + month * 32 + day)
    }

    /// Days from 1970-01-01 to this one; Hinnant's `days_from_civil`.
    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public static func < (left: Self, right: Self) -> Bool { left.ordinal < right.ordinal }
}

extension CalendarDate: CustomStringConvertible {
    /// The date as ISO 8601, `2021-11-30`.
    public var description: String { PartialDate(day: self).description }
}
