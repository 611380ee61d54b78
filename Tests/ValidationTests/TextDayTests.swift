import Terminology
import Testing

@testable import Validation

/// The day of which a text speaks.
@Suite struct TextDayTests {
    private func day(_ language: LanguageTag, _ blocks: [String]) throws -> String? {
        let checker = try ShippedRules.checker()
        var day = checker.textDay(language)
        for text in blocks {
            day.add(TextBlock(kind: .paragraph, text: text, origins: [])) { checker.quantities(in: $0, language) }
        }
        return day.day.map { "\($0)" }
    }

    /// Reports end with what comes next.
    @Test(arguments: [
        (
            LanguageTag.english,
            [
                "The 24th Meeting",
                "It was held on December 4, 2024. Mr. KIM attended. The plan runs until December 31, 2026.",
            ]
        ),
        (.simplifiedChinese, ["第二十四次会议于2024年12月4日举行。下次会议将于2025年11月29日举行。"]),
        (.japanese, ["2024年12月4日に開催された。次回は2025年11月29日に開催される予定である。"]),
        (.korean, ["2024년 12월 4일에 열렸다.", "다음 회의는 2025년 11월 29일에 열릴 예정이다."]),
    ])
    func whatComesIsNotTheDay(_ language: LanguageTag, _ blocks: [String]) throws {
        #expect(try day(language, blocks) == "2024-12-04")
    }

    @Test func whatComesCountsAlone() throws {
        #expect(try day(.english, ["It will be held on December 4, 2024."]) == "2024-12-04")
    }

    @Test func theLatestOfWhatWasCounts() throws {
        #expect(
            try day(.english, ["It was founded on 1 January 2001. The meeting of December 4, 2024 went well."])
                == "2024-12-04")
    }
}
