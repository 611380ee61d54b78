import ICU
import Terminology

/// Reads a day as it is written in any of the languages: ISO 8601, or ICU's formats for a locale and its calendars.
public enum DateReader {
    /// Chinese, Japanese with and without eras, Korean, and English of both orders.
    private static let locales = [
        "ja", "ja@calendar=japanese", "zh-Hans", "zh-Hant", "ko", "en-US", "en-GB", "zh-Hant-TW@calendar=roc",
    ]

    /// What stands between or after the numbers of a date where no era or name of a month does.
    private static let separators: Set<Character> = [" ", "-", "/", ".", "年", "月", "日", "년", "월", "일"]

    /// The three numbers of a date of nothing but numbers, such as 2021.11.30 or 2021년11월30일.
    private static func numbers(in text: String) -> [Int]? {
        let parts = text.split(whereSeparator: separators.contains)
        guard parts.count == 3, let first = text.first, !separators.contains(first) else { return nil }
        // More than four figures are no year; a sign is no figure.
        let numbers = parts.compactMap { $0.utf8.count <= 4 && $0.allSatisfy(\.isWholeNumber) ? Int($0) : nil }
        return numbers.count == 3 ? numbers : nil
    }

    /// The day that a text means.
    ///
    /// - Throws: a `Diagnostic` for what is no date, or a day that the calendar has not.
    public static func day(_ text: String) throws(Diagnostic) -> CalendarDate {
        if let date = PartialDate(iso: text), date.day != nil { return date.earliest }
        guard text.utf8.count <= longest else { throw unknown(text) }
        let folded = (try? Normalizer(.nfkc).normalized(text)) ?? text
        let plain = String(folded.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if let date = PartialDate(iso: plain), date.day != nil { return date.earliest }
        let numbers = numbers(in: plain)
        if let numbers, numbers[0] >= 1000, let day = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        {
            return day
        }
        // 5/6/21 is May in one country and June in another: a day is not guessed.
        let isAmbiguous = numbers != nil
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
        throw unknown(text)
    }

    /// Bytes. No date is as long as this, and ICU would take its time over a longer text.
    private static let longest = 100

    private static func unknown(_ text: String) -> Diagnostic {
        Diagnostic(
            "date.unknown", "\"\(text)\" is not a date, or a day that the calendar has not", arguments: ["text": text],
            help: "write 2021-11-30, 2021年11月30日, 令和3年11月30日 or 2021년 11월 30일")
    }
}
