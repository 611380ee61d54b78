import Normalization
import Terminology

/// Years of an era that do not agree with the western year beside them (JA12).
struct EraYear: Rule {
    let identifiers = ["JA12"]
    private static let eras = ["明治", "大正", "昭和", "平成", "令和"]
    private static let joints: Set<String> = ["（", "(", "）", ")", "、", "＝", "=", "・", "", "（西暦", "/"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard text.language == .japanese else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
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

    private static func hasEra(_ text: Substring) -> Bool { eras.contains { text.hasPrefix($0) } }

    /// The same date with the year of its era that a western year is.
    private static func text(_ year: Int, like written: String) -> String? {
        let starts = ["明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019]
        guard let era = eras.first(where: written.hasPrefix), let start = starts[era], year >= start,
            let sign = written.firstIndex(of: "年")
        else { return nil }
        let number = year - start + 1
        return era + (number == 1 ? "元" : String(number)) + written[sign...]
    }
}
