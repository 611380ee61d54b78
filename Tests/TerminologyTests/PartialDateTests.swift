import Terminology
import TestSupport
import Testing

struct PartialDateTests {
    @Test(arguments: [
        ("2021", "2021-01-01", "2021-12-31"), ("2021-11", "2021-11-01", "2021-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
        ("2021-11-30", "2021-11-30", "2021-11-30"), ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ])
    func aDateReachesFromItsFirstDayToItsLast(_ text: String, _ earliest: String, _ latest: String) throws {
        let date = try #require(PartialDate(iso: text))
        #expect("\(date.earliest)" == earliest)
        #expect("\(date.latest)" == latest)
        #expect("\(date)" == text)
        #expect(PartialDate(iso: text[...]) == date)
    }

    @Test(arguments: [
        "", "-", "--", "0", "21", "021", "02021", "20211130", "2021-", "2021-1", "2021-11-", "2021-11-3",
        "2021-11-031", "2021-11-30-", "2021-11-30-01", "-2021", "2021--30", "0000", "0000-01-01", "2021-00", "2021-13",
        "2021-11-00", "2021-11-31", "2021-02-29", "2100-02-29", "10000", "+021", "2021-+1", "2021/11/30",
        "2021-11-30T00:00", " 2021", "2021 ", "２０２１", "2021-１１", "2021–11", "二〇二一", "٢٠٢١", "20\u{301}21", "2021\0",
    ])
    func whatIsNoDateIsRefused(_ text: String) {
        #expect(PartialDate(iso: text) == nil)
    }

    @Test func aDayNeedsAMonth() {
        #expect(PartialDate(year: 2021, day: 30) == nil)
        #expect(PartialDate(year: 2021, month: 0) == nil)
        #expect(PartialDate(year: 2021, month: 13) == nil)
        #expect(PartialDate(year: 2021, month: 2, day: 30) == nil)
        #expect(PartialDate(year: Int.max) == nil)
        #expect(PartialDate(year: 2021, month: Int.min, day: 1) == nil)
    }

    @Test func eachDayIsReadBackAsItIsWritten() throws {
        for day in NaiveCalendar.days(of: 2023...2024) {
            let date = try #require(CalendarDate(year: day.year, month: day.month, day: day.day))
            let partial = PartialDate(day: date)
            #expect(PartialDate(iso: "\(date)") == partial)
            #expect(PartialDate(year: day.year, month: day.month, day: day.day) == partial)
        }
    }

    @Test func packedNumbersAreReadBack() {
        var random = SplitMix64(seed: 20_211_130)
        for _ in 0..<3000 {
            let month = Int.random(in: 0...12, using: &random)
            let day = month == 0 ? 0 : Int.random(in: 0...28, using: &random)
            let date = PartialDate(
                year: Int.random(in: 1...9999, using: &random), month: month == 0 ? nil : month,
                day: day == 0 ? nil : day)
            #expect(date != nil)
            #expect(date.flatMap { PartialDate(packed: $0.packed) } == date)
        }
    }

    @Test func aNumberThatNoDateGivesIsRefused() {
        var random = SplitMix64(seed: 21)
        var numbers = (0..<3000).map { _ in Int32.random(in: Int32.min...Int32.max, using: &random) }
        numbers += [Int32.min, -1, 0, 1, 31, 32, 511, 512, Int32.max]
        for number in numbers {
            guard let date = PartialDate(packed: number) else { continue }
            #expect(date.packed == number)
        }
        #expect(PartialDate(packed: 0) == nil)
        #expect(PartialDate(packed: Int32(2021 * 512 + 13 * 32 + 1)) == nil)
        #expect(PartialDate(packed: Int32(2021 * 512 + 2 * 32 + 30)) == nil)
        #expect(PartialDate(packed: Int32(2021 * 512 + 30)) == nil)
    }
}
