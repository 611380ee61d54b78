import Terminology

/// Dates that no calendar has: February 30, 2024年13月1日 (X21).
struct ImpossibleDate: Rule {
    let identifiers = ["X21"]
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// A leap year has every day that a year can have.
    private static let leapYear = 2000

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        text.blocks.flatMap { block in
            (block.hits["X21"] ?? []).compactMap { span in
                Self.isPossible(block.text(span)) ? nil : Finding("X21", block, span)
            }
        }
    }

    /// Whether the calendar has a date, of which the pattern of the rule has seen the form.
    private static func isPossible(_ written: Substring) -> Bool {
        // Of what the pattern takes only full-width figures begin so.
        let isWide = written.utf8.contains(0xEF)
        let halfWidth = (isWide ? NormalizedText.text(String(written), isCanonical: false) : nil) ?? String(written)
        let numbers = halfWidth.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        if let word = written.split(whereSeparator: { !$0.isASCII || !$0.isLetter })
            .first(where: { $0.count >= 3 })?.prefix(3).lowercased(), let month = months.firstIndex(of: word)
        {
            // Of the day and the year the year is the one of four figures.
            guard let year = numbers.first(where: { $0 > 99 }), let day = numbers.first(where: { $0 <= 99 }) else {
                return true
            }
            return isDay(year, month + 1, day)
        }
        switch numbers.count {
        case 2: return isDay(leapYear, numbers[0], numbers[1])
        case 3: return isDay(numbers[0], numbers[1], numbers[2])
        default: return true
        }
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        PartialDate(year: year, month: month, day: day) != nil
    }
}
