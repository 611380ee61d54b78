import Normalization
import Terminology

/// Years of an era that do not agree with the western year beside them (JA12), and days that an era does not have (X21).
struct EraYear: Rule {
    let identifiers = ["JA12", "X21"]
    private static let joints: Set<String> = ["（", "(", "）", ")", "、", "＝", "=", "・", "", "（西暦", "/"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard text.language == .japanese else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            findings += (block.hits["JA12"] ?? []).filter { Self.isOutsideEra(block.text($0), text.day) }.map {
                Finding("X21", block, $0)
            }
            for (first, second) in zip(block.quantities, block.quantities.dropFirst()) {
                guard let left = first.date, let right = second.date, left.year != right.year else { continue }
                let isFirst = Self.hasEra(block.text(first.span))
                guard isFirst != Self.hasEra(block.text(second.span)),
                    Self.joints.contains(String(block.text(TextSpan(first.span.end, second.span.start))))
                else { continue }
                let (era, western) = isFirst ? (first, right) : (second, left)
                guard let wanted = Self.text(western.year, like: String(block.text(era.span))) else { continue }
                findings.append(
                    Finding("JA12", block, era.span, ["year": String(western.year)], replacement: wanted))
            }
        }
        return findings
    }

    /// The days on which eras began, year, month and day as one number; each ends on the day before the next.
    private static let beginnings = [
        ("明治", 1868_1023), ("大正", 1912_0730), ("昭和", 1926_1225),
        ("平成", 1989_0108), ("令和", 2019_0501),
    ]

    /// Whether an era has no such date: 昭和70年, 令和元年4月1日.
    ///
    /// - Parameter day: of the text; before an era has ended nobody knows when it will.
    private static func isOutsideEra(_ written: Substring, _ day: CalendarDate?) -> Bool {
        guard let era = era(of: written) else { return false }
        let first = beginnings[era].1 / 10_000
        let parts = written.split { !$0.isNumber && $0 != "元" }.map { $0 == "元" ? 1 : Int($0) ?? 1 }
        guard let year = parts.first else { return false }
        // Of a year alone any day may be meant, and of a month.
        let (month, last) = parts.count > 1 ? (parts[1], parts[1]) : (1, 12)
        let (monthDay, lastDay) = parts.count > 2 ? (parts[2], parts[2]) : (1, 31)
        let earliest = ((first + year - 1) * 100 + month) * 100 + monthDay
        let latest = ((first + year - 1) * 100 + last) * 100 + lastDay
        if latest < beginnings[era].1 { return true }
        let next = era + 1 < beginnings.count ? beginnings[era + 1].1 : nil
        guard let next, day.map({ number($0) >= next }) != false else { return false }
        return earliest >= next
    }

    private static func number(_ day: CalendarDate) -> Int { (day.year * 100 + day.month) * 100 + day.day }

    /// The place in `beginnings`.
    private static func era(of written: Substring) -> Int? { beginnings.firstIndex { written.hasPrefix($0.0) } }

    private static func hasEra(_ text: Substring) -> Bool { era(of: text) != nil }

    /// The same date with the year of its era that a western year is.
    private static func text(_ year: Int, like written: String) -> String? {
        guard let era = era(of: written[...]), let sign = written.firstIndex(of: "年") else { return nil }
        let number = year - beginnings[era].1 / 10_000 + 1
        if number < 1 { return nil }
        return beginnings[era].0 + (number == 1 ? "元" : String(number)) + written[sign...]
    }
}
