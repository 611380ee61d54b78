/// The Gregorian calendar as a child counts it: a day after the other.
enum NaiveCalendar {
    struct Day: Hashable {
        var year: Int
        var month: Int
        var day: Int
    }

    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    static func isLeap(_ year: Int) -> Bool {
        if year % 400 == 0 { return true }
        if year % 100 == 0 { return false }
        return year % 4 == 0
    }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        month == 2 && isLeap(year) ? 29 : lengths[month - 1]
    }

    /// All days of some years, in order.
    static func days(of years: ClosedRange<Int>) -> [Day] {
        years.flatMap { year in
            (1...12).flatMap { month in
                (1...length(ofMonth: month, year)).map { Day(year: year, month: month, day: $0) }
            }
        }
    }
}
