import Normalization
import Terminology

/// A weekday beside a date on which it did not fall (JA13).
struct WeekdayOfDate: Rule {
    let identifiers = ["JA13"]
    /// Bytes between a date and its weekday.
    private static let reach = 4

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            let quantities = block.quantities
            for next in quantities.indices.dropFirst() {
                let isFirst = quantities[next - 1].kind == .weekday
                guard quantities[next].span.start - quantities[next - 1].span.end <= Self.reach,
                    isFirst || quantities[next].kind == .weekday
                else { continue }
                let (weekday, date) =
                    isFirst ? (quantities[next - 1], quantities[next]) : (quantities[next], quantities[next - 1])
                // Where another year is named, nobody says which one a date without a year is of.
                let mayBeOfAnother =
                    date.day == nil && quantities.contains { Self.namesYear($0, block, otherThan: text.day) }
                let days = mayBeOfAnother ? [] : Self.days(of: date, around: text.day)
                guard let day = days.first, case .weekday(let said) = weekday.value,
                    days.allSatisfy({ $0.weekday != said })
                else { continue }
                let written = block.string(weekday.span)
                // Either may be wrong: what the day was is told, and nothing changed.
                let wanted = Self.text(of: day.weekday, like: written, text.language) ?? ""
                findings.append(Finding("JA13", block, weekday.span, ["date": "\(day)", "wanted": wanted]))
            }
        }
        return findings
    }

    /// Whether something is a year, or of a year, that is not that of a day.
    private static func namesYear(_ quantity: Quantity, _ block: CheckedBlock, otherThan day: CalendarDate?) -> Bool {
        if case .date(let date) = quantity.value { return date.year != day?.year }
        guard quantity.span.end - quantity.span.start == 4, let year = Int(block.text(quantity.span)) else {
            return false
        }
        return 1900..<2100 ~= year && year != day?.year
    }

    /// Months before and after the day of a text in which a date without a year is of its year.
    private static let near = 4

    /// The day that a date names; of one without a year that in the year of the text, and, where it is not near, in the next year or the
    /// last.
    private static func days(of date: Quantity, around today: CalendarDate?) -> [CalendarDate] {
        if let day = date.day { return [day] }
        guard let today, case .month(let month, let day?) = date.value else { return [] }
        let isBehind = (month, day) > (today.month, today.day)
        let years = [today.year, today.year + (isBehind ? -1 : 1)]
        return years.prefix(abs(month - today.month) <= near ? 1 : 2).compactMap {
            CalendarDate(year: $0, month: month, day: day)
        }
    }

    private static let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let letters: [LanguageTag: [Character]] = [
        .japanese: Array("月火水木金土日"), .korean: Array("월화수목금토일"), .simplifiedChinese: Array("一二三四五六日"),
        .traditionalChinese: Array("一二三四五六日"),
    ]

    /// Another weekday in the way in which one is written.
    private static func text(of weekday: Int, like written: String, _ language: LanguageTag) -> String? {
        guard (1...7).contains(weekday) else { return nil }
        if language == .english {
            let name = english[weekday - 1]
            if english.contains(written) { return name }
            return written.count == 3 ? String(name.prefix(3)) : nil
        }
        guard let letters = letters[language], let place = written.firstIndex(where: letters.contains) else {
            return nil
        }
        return written.replacingCharacter(at: place, with: letters[weekday - 1])
    }
}

extension String {
    fileprivate func replacingCharacter(at place: Index, with character: Character) -> String {
        String(self[..<place]) + String(character) + String(self[index(after: place)...])
    }
}

extension CalendarDate {
    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    ///
    /// By Sakamoto's method (1992).
    var weekday: Int {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let shifted = month < 3 ? year - 1 : year
        let fromSunday = (shifted + shifted / 4 - shifted / 100 + shifted / 400 + shifts[month - 1] + day) % 7
        return fromSunday == 0 ? 7 : fromSunday
    }
}
