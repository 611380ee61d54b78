import ICU
import Terminology

/// The ways in which a language writes whole numbers, months and weekdays, by ICU's data; for one thread.
final class NumberForms {
    private let language: LanguageTag
    private var formatters: [String: MessageFormatter] = [:]

    init(_ language: LanguageTag) { self.language = language }

    /// A number in each way, in a fixed order: what is longer and says more comes first.
    ///
    /// - Parameter isPadded: whether a number of one figure rather gets a zero before it, as in 2021-01-05.
    func forms(of number: Int, isPadded: Bool) -> [String?] {
        let spelled = ["{n, spellout,%spellout-ordinal}", "{n, spellout}"].map { format($0, number) }
        let padded = number < 10 ? "0\(number)" : "\(number)"
        return [
            format("{n, ordinal}", number), spelled[0], spelled[0]?.capitalizedFirst, spelled[1],
            spelled[1]?.capitalizedFirst, number >= 1000 ? format("{n, number}", number) : nil,
            isPadded ? padded : "\(number)", isPadded ? "\(number)" : padded, Self.digits(number, Self.wideDigits),
            Self.digits(number, Self.hanDigits),
        ]
    }

    /// The ways of writing a month alone, 1 to 12.
    func months(_ month: Int) -> [String?] {
        guard let day = CalendarDate(year: 2021, month: month, day: 15) else { return [] }
        return ["MMMM", "MMM", "LLLL", "LLL"].map { format(pattern($0), Self.noon(of: day)) }
    }

    /// The ways of writing a day of the week, 1 for Monday.
    func weekdays(_ weekday: Int) -> [String?] {
        // 4 January 2021 was a Monday.
        guard let day = CalendarDate(year: 2021, month: 1, day: 3 + weekday) else { return [] }
        return ["EEEE", "EEE", "EEEEE"].map { format(pattern($0), Self.noon(of: day)) }
    }

    private func pattern(_ skeleton: String) -> String { "{n, date, \(skeleton)}" }

    /// Milliseconds since 1970 of a moment that is on the day in nearly all time zones.
    private static func noon(of day: CalendarDate) -> MessageArgument {
        // ICU takes moments as real numbers only.
        .real(Double(day.daysSince1970 * 86_400 + 43_200) * 1000)
    }

    private func format(_ pattern: String, _ number: Int) -> String? { format(pattern, .integer(number)) }

    private func format(_ pattern: String, _ number: MessageArgument) -> String? {
        let formatter: MessageFormatter
        if let known = formatters[pattern] {
            formatter = known
        } else {
            guard let made = try? MessageFormatter(pattern: pattern, locale: language.rawTag) else { return nil }
            formatter = made
            formatters[pattern] = made
        }
        return try? formatter.format(["n": number])
    }

    private static let wideDigits = Array("\u{FF10}\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}\u{FF17}\u{FF18}\u{FF19}")
    private static let hanDigits = Array("〇一二三四五六七八九")

    private static func digits(_ number: Int, _ digits: [Character]) -> String? {
        guard number >= 0 else { return nil }
        return String("\(number)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

@available(*, unavailable)
extension NumberForms: Sendable {}
