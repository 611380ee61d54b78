import Foundation
import Testing

struct TableTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test func anOfficeIsShownInFourLanguages() throws {
        let outcome = try sandbox.lookup("KIPO", "--color", "never", environment: ["COLUMNS": "80"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        // The first answer, whole; the second is the office that had the name before.
        let first = outcome.lines.prefix { !$0.isEmpty }
        #expect(
            first.joined(separator: "\n") == """
                KIPO  exact · office · off.kipo
                  en       Korean Intellectual Property   2000 – 2025-09-30        seen in print
                           Office
                           KIPO                           2000 – 2025-09-30        seen in print
                  zh-Hans  韩国特许厅                     1977 – 2025-09-30        seen in print
                           hán guó tè xǔ tīng
                  ja       韓国特許庁                     1977 – 2025-09-30        seen in print
                           かんこくとっきょちょう
                  ko       특허청  teukheocheong          1977 – 2025-09-30        seen in print
                  3 more terms: --all shows them
                  Korean office for patents, utility models, designs and trademarks until
                  2025-09-30, an agency under the ministry of industry.
                  Note: The Korean name dates from 1977; the English one from about 2000 (from
                  memory). Texts about events before 2025-10-01 keep these names.
                  Seen in: https://tcs-asia.org/en/board/news_view.php?idx=4067
                           https://tcs-asia.org/ko/board/news_view.php?code=news_kr&idx=4072
                           https://m.seoul.co.kr/news/politics/2025/09/30/20250930500160
                           http://kangxin.com/html/1/170/172/18769.html
                           https://www.newswire.co.kr/newsRead.php?no=12940
                """)
    }

    /// Long names, readings, notes, warnings of false friends, addresses: none goes beyond the last column.
    @Test(arguments: [40, 60, 80, 132])
    func noLineIsWiderThanTheTerminal(_ columns: Int) throws {
        let queries = [
            "KIPO", "CNIPA", "JPO", "SIPO", "特許庁", "国家知识产权局", "특허청", "21st TRIPO Heads Meeting", "KIM Yongsun",
            "RCEP", "trial and appeal", "TRIPO User Symposium", "mutual use", "ㅌㅎㅊ", "知的財産", "会議", "회의",
            "doc.vision10", "zzzzzzzz", "Joint Statement", "大統領", "世界知的所有権機関", "TRIPS", "utility model",
        ]
        for options in [[], ["--all"], ["--timeline"], ["--explain"]] {
            let outcome = try sandbox.run(
                ["lookup", "--on", "2021-11-30", "--color", "never"] + options + queries,
                environment: ["COLUMNS": "\(columns)"])
            let wide = outcome.lines.filter { Columns.count($0) > columns && !$0.contains("://") }
            #expect(wide == [], "\(options)")
        }
    }

    @Test func aLineKeepsNoSpaceAtItsEnd() throws {
        for option in ["--all", "--timeline", "--explain"] {
            let outcome = try sandbox.lookup("KIPO", "特許庁", option, environment: ["COLUMNS": "80"])
            #expect(outcome.lines.filter { $0.hasSuffix(" ") } == [], "\(option)")
        }
    }

    @Test func coloursAreForTerminalsAndForThoseWhoAsk() throws {
        #expect(try !sandbox.lookup("KIPO").text.contains("\u{1B}"))
        #expect(try sandbox.lookup("KIPO", "--color", "always").text.contains("\u{1B}[1m"))
        // Who asks on the command line is not overruled by a wish in the environment.
        #expect(
            try sandbox.lookup("KIPO", "--color", "always", environment: ["NO_COLOR": "1"]).text.contains("\u{1B}["))
        #expect(try !sandbox.lookup("KIPO", "--color", "auto", environment: ["NO_COLOR": "1"]).text.contains("\u{1B}"))
        let plain = try sandbox.lookup("KIPO", "--color", "never").text
        let coloured = try sandbox.lookup("KIPO", "--color", "always").text
        #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
    }

    @Test func whatANameWasReplacedByIsSaid() throws {
        let outcome = try sandbox.run(["lookup", "KIPO", "--on", "2026-01-01"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("“KIPO” was valid until 2025-09-30."))
        #expect(outcome.text.contains("off.moip"))
        #expect(outcome.text.contains("지식재산처"))
    }

    @Test func theTimelineShowsTheNamesOfAnOffice() throws {
        let outcome = try sandbox.lookup("KIPO", "--timeline")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("off.kipo-kiipo"))
        #expect(outcome.text.contains("off.moip"))
    }

    @Test func theStepsOfTheFoldingAreShown() throws {
        let outcome = try sandbox.lookup("ＫＩＰＯ", "--explain")
        #expect(outcome.status == 0)
        #expect(outcome.lines.first?.contains("ＫＩＰＯ") == true)
        #expect(outcome.lines.prefix(5).contains { $0.hasSuffix("kipo") })
    }
}
