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

    /// The day, month or year that a text means: a month or year as ISO 8601 writes it, or with the characters for
    /// year and month after figures.
    ///
    /// - Throws: a `Diagnostic` for what is no date, or a day that the calendar has not.
    public static func date(_ text: String) throws(Diagnostic) -> PartialDate {
        if let date = PartialDate(iso: text) { return date }
        if text.utf8.count <= longest, let date = monthOrYear((try? Normalizer(.nfkc).normalized(text)) ?? text) {
            return date
        }
        return PartialDate(day: try day(text))
    }

    /// 2021年11月, 2021년 11월, 2021年, 2021-11.
    private static func monthOrYear(_ text: String) -> PartialDate? {
        var plain = text.filter { !$0.isWhitespace }
        if let date = PartialDate(iso: plain) { return date }
        guard let last = plain.popLast(), let year = plain.prefix(4).wholeNumber(digits: 4...4) else { return nil }
        let rest = plain.dropFirst(4)
        if yearSigns.contains(last) { return rest.isEmpty ? PartialDate(year: year) : nil }
        guard monthSigns.contains(last), let sign = rest.first, yearSigns.contains(sign),
            let month = rest.dropFirst().wholeNumber(digits: 1...2)
        else { return nil }
        return PartialDate(year: year, month: month)
    }

    private static let yearSigns: Set<Character> = ["年", "년"]
    private static let monthSigns: Set<Character> = ["月", "월"]

    /// The day that a text means.
    ///
    /// - Throws: a `Diagnostic` for what is no day, or one that the calendar has not.
    public static func day(_ text: String) throws(Diagnostic) -> CalendarDate {
        if let date = PartialDate(iso: text), date.day != nil { return date.earliest }
        guard text.utf8.count <= longest else { throw unknown(text) }
        let folded = (try? Normalizer(.nfkc).normalized(text)) ?? text
        let plain = String(folded.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if let date = PartialDate(iso: plain), date.day != nil { return date.earliest }
        if monthOrYear(folded) != nil { throw noDay(text) }
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
                    guard !day.isOutsideEra else { throw outsideEra(text) }
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
            help: "write 2021-11-30, 2021年11月30日, 令和3年11月30日 or 2021년 11월 30일; 2021-11 for a month, 2021 for a year")
    }

    private static func noDay(_ text: String) -> Diagnostic {
        Diagnostic(
            "date.no-day", "\"\(text)\" is a month or a year, and a day is asked for", arguments: ["text": text],
            help: "write the day too: 2021-11-30")
    }

    private static func outsideEra(_ text: String) -> Diagnostic {
        Diagnostic(
            "date.outside-era", "\"\(text)\" is not a day of that era: it had ended, or not begun",
            arguments: ["text": text], help: "write the era of the day, or the year of the western calendar: 2021-11-30"
        )
    }
}

extension StringProtocol {
    /// The number that figures of ASCII write, where there are as many as wanted.
    fileprivate func wholeNumber(digits: ClosedRange<Int>) -> Int? {
        digits.contains(utf8.count) && utf8.allSatisfy { (48...57).contains($0) } ? Int(self) : nil
    }
}
