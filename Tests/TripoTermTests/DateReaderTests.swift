import Terminology
import Testing
import TripoTerm

struct DateReaderTests {
    @Test(arguments: [
        "2021-11-30", "２０２１-１１-３０", " 2021-11-30 ", "2021年11月30日", "2021年１１月３０日", "2021 年 11 月 30 日",
        "令和3年11月30日", "令和３年１１月３０日", "2021년 11월 30일", "2021년11월30일", "２０２１년 １１월 ３０일", "November 30, 2021",
        "Nov 30, 2021", "30 November 2021", "30 Nov 2021", "2021/11/30", "2021.11.30", "2021. 11. 30.", "2021.11.30.",
        "民國110年11月30日",
    ])
    func aDayIsReadAsItIsWrittenInAnyOfTheLanguages(_ text: String) throws {
        #expect("\(try DateReader.day(text))" == "2021-11-30")
    }

    @Test(arguments: [
        ("令和元年5月1日", "2019-05-01"), ("平成31年4月30日", "2019-04-30"), ("平成元年1月8日", "1989-01-08"),
        ("昭和64年1月7日", "1989-01-07"), ("2024-02-29", "2024-02-29"), ("2021.1.5", "2021-01-05"),
        ("2021년 1월 5일", "2021-01-05"), ("2021年1月5日", "2021-01-05"), ("0001-01-01", "0001-01-01"),
    ])
    func erasAndDaysOfOneFigure(_ text: String, _ day: String) throws {
        #expect("\(try DateReader.day(text))" == day)
    }

    @Test(arguments: [
        "", " ", "yesterday", "KIPO", "November 2021", "November 30", "11-30", "11월 30일",
        "2021-13-01", "2021-00-01", "2021-02-29", "2021.02.29", "2021年2月30日", "2021년 2월 30일", "November 31, 2021",
        "令和0年1月1日", "0000-01-01", "99999-01-01", "2021-11-30T10:00", "2021-11-30-01", "2021.11.30.1", "20211130",
        "-2021-11-30", "2021\u{0}-11-30", "9223372036854775808.1.1",
    ])
    func whatIsNoDayIsRefused(_ text: String) {
        let diagnostic = #expect(throws: Diagnostic.self) { try DateReader.day(text) }
        #expect(diagnostic?.code == "date.unknown")
        #expect(diagnostic?.arguments["text"] == text)
        #expect(diagnostic?.help?.contains("2021-11-30") == true)
    }

    @Test(arguments: ["2021", "2021-11", "2021年11月", "2021년 11월", " ２０２１-１１ "])
    func aMonthOrYearIsNoDay(_ text: String) {
        let diagnostic = #expect(throws: Diagnostic.self) { try DateReader.day(text) }
        #expect(diagnostic?.code == "date.no-day")
        #expect(diagnostic?.help?.contains("2021-11-30") == true)
    }

    @Test(arguments: ["平成999年11月30日", "平成31年5月1日", "昭和64年1月8日", "大正15年12月26日", "明治45年7月31日", "昭和元年1月1日"])
    func anEraThatHadEndedOrNotBegunIsRefused(_ text: String) {
        let diagnostic = #expect(throws: Diagnostic.self) { try DateReader.day(text) }
        #expect(diagnostic?.code == "date.outside-era")
    }

    @Test(arguments: [("大正15年12月24日", "1926-12-24"), ("明治45年7月29日", "1912-07-29"), ("昭和64年1月7日", "1989-01-07")])
    func theLastDaysOfAnEraAreRead(_ text: String, _ day: String) throws {
        #expect("\(try DateReader.day(text))" == day)
    }

    @Test(arguments: [
        ("2021", "2021"), ("2021-11", "2021-11"), ("2021年", "2021"), ("2021年11月", "2021-11"), ("２０２１年１月", "2021-01"),
        ("2021년", "2021"), ("2021년 11월", "2021-11"), (" 2021-11 ", "2021-11"), ("2021-11-30", "2021-11-30"),
        ("令和3年11月30日", "2021-11-30"),
    ])
    func aMonthOrAYearIsADateToo(_ text: String, _ date: String) throws {
        #expect("\(try DateReader.date(text))" == date)
    }

    @Test(arguments: ["21", "2021-13", "2021年13月", "11月", "2021月", "年", "", "令和3年11月", "20211", "2021年1"])
    func whatIsNeitherIsRefused(_ text: String) {
        #expect(throws: Diagnostic.self) { try DateReader.date(text) }
    }

    /// 5/6/21 is May in one country and June in another.
    @Test(arguments: [
        "5/6/21", "5／6／21", "05/06/2021", "11/30/2021", "30/11/2021", "21/5/6", "5. 6. 21", "5.6.21", "05.06.2021",
        "5-6-21",
        "21-5-6", "5 6 21",
    ])
    func aDayIsNotGuessed(_ text: String) {
        #expect(throws: Diagnostic.self) { try DateReader.day(text) }
    }

    @Test func aLongTextIsRefusedAtOnce() {
        #expect(throws: Diagnostic.self) { try DateReader.day(String(repeating: "2021年", count: 100_000)) }
        #expect(throws: Diagnostic.self) { try DateReader.day(String(repeating: "9", count: 100_000) + ".1.1") }
    }
}
