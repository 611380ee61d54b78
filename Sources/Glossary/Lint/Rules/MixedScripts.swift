import DataFile
import ICU
import Terminology

/// Scripts mixed within a word in a way that nobody writes on purpose.
///
/// A Cyrillic `о` in `Оffice`, a lower-case Latin letter between Han characters (`特a許`), a Han `一` between katakana
/// (`サ一バ`) look right and are never found. Latin abbreviations beside Han (`RCEP协定`) are usual.
struct MixedScripts: TextRule {
    static let code = "glossary.mixed-scripts"

    func check(_ text: LocatedText) -> [Diagnostic] {
        if text.text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
        let scalars = Array(text.text.unicodeScalars)
        for (number, scalar) in scalars.enumerated() {
            let before = number > 0 ? scalars[number - 1] : " "
            let after = number + 1 < scalars.count ? scalars[number + 1] : " "
            guard let problem = Self.problem(before, scalar, after) else { continue }
            return [
                finding(
                    .error, "\"\(text.field)\" mixes scripts within a word: \(problem)",
                    ["field": text.field, "text": String(scalar), "character": scalar.codePoint], at: text.location,
                    help: "type \"\(scalar)\" (\(scalar.codePoint)) anew in the script that is meant"
                )
            ]
        }
        return []
    }

    private static func problem(
        _ before: Unicode.Scalar, _ scalar: Unicode.Scalar, _ after: Unicode.Scalar
    ) -> String? {
        let script = CharacterProperties.script(of: scalar)
        if script == .cyrillic || script == .greek, before.isLatin || after.isLatin {
            return "\"\(scalar)\" is \(script == .greek ? "Greek" : "Cyrillic") beside Latin letters"
        }
        if script == .latin, scalar.properties.isLowercase, isEastAsian(before), isEastAsian(after) {
            return "the Latin \"\(scalar)\" stands alone between East Asian characters"
        }
        if lookalikes.contains(scalar), isKatakana(before), isKatakana(after) {
            return "the Han character \"\(scalar)\" stands between katakana"
        }
        if scalar == "ー", before.isHan { return "the prolonged sound mark stands after a Han character" }
        return nil
    }

    /// Han characters that look like katakana or the prolonged sound mark: 一 二 八 力 口 夕 工 卜.
    private static let lookalikes: Set<Unicode.Scalar> = ["一", "二", "八", "力", "口", "夕", "工", "卜"]

    private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isHan || scalar.isHangul || scalar.isKana
    }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "ー" || CharacterProperties.script(of: scalar) == .katakana
    }
}
