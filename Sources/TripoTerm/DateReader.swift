import ICU
import Terminology

/// Reads a day as it is written in any of the languages: ISO 8601, or ICU's formats for a locale and its calendars.
public enum DateReader {
    /// Chinese, Japanese with and without eras, Korean, and English of both orders.
    private static let locales = [
        "ja", "ja@calendar=japanese", "zh-Hans", "zh-Hant", "ko", "en-US", "en-GB", "zh-Hant-TW@calendar=roc",
    ]

    /// The day that a text means.
    ///
    /// - Throws: a `Diagnostic` for what is no date, or a day that the calendar has not.
    public static func day(_ text: String) throws(Diagnostic) -> CalendarDate {
        if let date = PartialDate(iso: text), date.day != nil { return date.earliest }
        let plain = (try? Normalizer(.nfkc).normalized(text)) ?? text
        if let date = PartialDate(iso: plain), date.day != nil { return date.earliest }
        // 5/6/21 is May in one country and June in another: a day is not guessed.
        let isAmbiguous = plain.split(separator: "/").count == 3 && plain.prefix { $0 != "/" }.count < 4
        let compact = plain.filter { !$0.isWhitespace }
        for locale in locales {
            for candidate in [plain, compact] where !isAmbiguous {
                if let day = try? DateParser(locale: locale).day(candidate),
                    let date = CalendarDate(year: day.year, month: day.month, day: day.day)
                {
                    return date
                }
            }
        }
        throw Diagnostic(
            "date.unknown", "\"\(text)\" is not a date, or a day that the calendar has not", arguments: ["text": text],
            help: "write 2021-11-30, 2021年11月30日, 令和3年11月30日 or 2021년 11월 30일")
    }
}
