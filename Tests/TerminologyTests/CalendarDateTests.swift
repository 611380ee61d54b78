import Terminology
import Testing

struct CalendarDateTests {
    /// Leap years, years that are not, and both kinds of century.
    @Test(arguments: [1, 4, 1582, 1900, 1999, 2000, 2021, 2024, 2100, 9999])
    func aYearHasItsDaysAndNoOthers(_ year: Int) {
        let days = Set(NaiveCalendar.days(of: year...year))
        for month in -1...14 {
            for day in -1...33 {
                let date = CalendarDate(year: year, month: month, day: day)
                #expect((date != nil) == days.contains(.init(year: year, month: month, day: day)))
                guard let date else { continue }
                #expect((date.year, date.month, date.day) == (year, month, day))
            }
        }
    }

    @Test func daysFollowOneAnother() {
        // 10957 days lie between 1970-01-01 and 2000-01-01: thirty years, seven of them leap years.
        var number = 10957
        var previous: CalendarDate?
        for day in NaiveCalendar.days(of: 2000...2031) {
            let date = CalendarDate(year: day.year, month: day.month, day: day.day)
            #expect(date == CalendarDate(daysSince1970: number))
            if let previous, let date { #expect(previous < date) }
            previous = date
            number += 1
        }
        #expect(number == 22645)
    }

    @Test func daysBefore1970AreCountedBackwards() {
        var number = 0
        for day in NaiveCalendar.days(of: 1896...1969).reversed() {
            number -= 1
            let date = CalendarDate(daysSince1970: number)
            if (date.year, date.month, date.day) != (day.year, day.month, day.day) {
                Issue.record("\(number) is \(date), not \(day)")
                return
            }
        }
    }

    @Test(arguments: [
        (-719162, "0001-01-01"), (-141427, "1582-10-15"), (-1, "1969-12-31"), (0, "1970-01-01"),
        (11016, "2000-02-29"), (18961, "2021-11-30"), (2_932_896, "9999-12-31"),
    ])
    func knownDays(_ number: Int, _ text: String) {
        #expect("\(CalendarDate(daysSince1970: number))" == text)
    }

    @Test(arguments: [0, -1, 10000, Int.min, Int.max])
    func yearsBeyondTheCalendarAreRefused(_ year: Int) {
        #expect(CalendarDate(year: year, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 2021, month: year, day: 1) == nil)
        #expect(CalendarDate(year: 2021, month: 1, day: year) == nil)
    }

    @Test func theOrderIsThatOfTheDays() {
        let dates = NaiveCalendar.days(of: 2020...2021).compactMap {
            CalendarDate(year: $0.year, month: $0.month, day: $0.day)
        }
        #expect(dates.count == 731)
        #expect(dates == dates.shuffled().sorted())
        #expect(Set(dates.map(\.ordinal)).count == dates.count)
    }
}
