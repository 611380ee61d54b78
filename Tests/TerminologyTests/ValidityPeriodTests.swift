import Terminology
import Testing

/// Periods against sets of days, which know nothing of comparing ends.
struct ValidityPeriodTests {
    /// Years, months and days around the turn of a year, and the end that is not known.
    private static let ends: [PartialDate?] =
        [nil]
        + ["2020", "2021", "2020-12", "2021-01", "2020-12-30", "2020-12-31", "2021-01-01", "2021-01-02"]
        .map { PartialDate(iso: $0) }
    /// Some days before and after all of these.
    private static let days = NaiveCalendar.days(of: 2019...2022).compactMap {
        CalendarDate(year: $0.year, month: $0.month, day: $0.day)
    }
    private static let periods = ends.flatMap { from in ends.map { ValidityPeriod(from: from, to: $0) } }

    /// The days that a date can mean, found by its parts.
    private static func meanings(_ date: PartialDate) -> [CalendarDate] {
        days.filter { day in
            day.year == date.year && (date.month ?? day.month) == day.month && (date.day ?? day.day) == day.day
        }
    }

    /// What each end can mean.
    private static let meanings: [PartialDate: [CalendarDate]] = Dictionary(
        uniqueKeysWithValues: ends.compactMap { $0 }.map { ($0, meanings($0)) })

    @Test func theTestsHaveTheDatesThatTheyNeed() {
        #expect(Self.ends.count { $0 == nil } == 1)
        #expect(Self.days.count == 365 + 366 + 365 + 365)
    }

    @Test func aPeriodHoldsOnTheDaysThatItsEndsLeave() {
        for period in Self.periods {
            let after = period.from.map { Set(Self.meanings[$0] ?? []) }
            var before = period.to.map { Set(Self.meanings[$0] ?? []) }
            var hasBegun = after == nil
            for day in Self.days {
                if after?.contains(day) == true { hasBegun = true }
                // It is over once all days that the end can mean have gone by.
                let isOver = before.map(\.isEmpty) ?? false
                #expect(period.contains(day) == (hasBegun && !isOver), "\(period) on \(day)")
                #expect(period.ended(before: day) == isOver, "\(period) before \(day)")
                before?.remove(day)
            }
        }
        #expect(ValidityPeriod.always.contains(CalendarDate(daysSince1970: 0)))
    }

    @Test func aPeriodRunsBackwardsIfNoReadingOfItsEndsLeavesADay() {
        for period in Self.periods {
            var canRun = true
            if let from = period.from, let to = period.to {
                canRun = Self.may(Self.meanings[from] ?? [], Self.meanings[to] ?? []) { $0 <= $1 }
            }
            #expect(period.runsBackwards == !canRun, "\(period)")
        }
    }

    @Test func periodsOverlapForSureIfNoReadingOfTheirEndsPartsThem() {
        var mayPrecede: [[PartialDate]: Bool] = [:]
        for end in Self.ends.compactMap({ $0 }) {
            for start in Self.ends.compactMap({ $0 }) {
                mayPrecede[[end, start]] = Self.may(Self.meanings[end] ?? [], Self.meanings[start] ?? []) { $0 < $1 }
            }
        }
        for one in Self.periods {
            for other in Self.periods {
                var mayPart = false
                if let end = one.to, let start = other.from { mayPart = mayPart || mayPrecede[[end, start]] == true }
                if let end = other.to, let start = one.from { mayPart = mayPart || mayPrecede[[end, start]] == true }
                if one.surelyOverlaps(other) == mayPart { Issue.record("\(one) and \(other)") }
            }
        }
    }

    @Test func aYearInWhichOneEndsAndTheOtherBeginsIsNoOverlap() {
        let old = ValidityPeriod(to: PartialDate(iso: "2021"))
        let new = ValidityPeriod(from: PartialDate(iso: "2021"))
        #expect(!old.surelyOverlaps(new) && !new.surelyOverlaps(old))
        let day = PartialDate(iso: "2021-11-30")
        #expect(ValidityPeriod(to: day).surelyOverlaps(ValidityPeriod(from: day)))
        #expect(ValidityPeriod.always.surelyOverlaps(.always))
    }

    private static func may(
        _ left: [CalendarDate], _ right: [CalendarDate], _ holds: (CalendarDate, CalendarDate) -> Bool
    ) -> Bool {
        left.contains { one in right.contains { holds(one, $0) } }
    }

    @Test(arguments: [
        ("2025", true), ("2026", true), ("2024", false), ("2025-09", false), ("2025-10", true), ("2026-03", true),
        ("2026-04", false), ("2025-09-30", false),
    ])
    func `a period holds in a month or year of which it has a day`(date: String, holds: Bool) throws {
        let period = ValidityPeriod(from: PartialDate(iso: "2025-10-01"), to: PartialDate(iso: "2026-03-31"))
        #expect(period.contains(try #require(PartialDate(iso: date))) == holds)
    }
}
