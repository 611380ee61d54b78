import DataFile
import ICU
import Terminology

/// Space at the ends of a text, two spaces in a row, or a space that is not U+0020.
///
/// `"특허청 "` is another text than `"특허청"`. A line break or tab belongs only into notes and definitions.
struct StraySpace: TextRule {
    static let code = "glossary.stray-space"

    func check(_ text: LocatedText) -> [Diagnostic] {
        // A block scalar (`note: |`) ends with a line break by itself.
        let content =
            text.role == .prose && text.text.last == "\n" ? String(text.text.dropLast()) : text.text
        guard !content.trimmed.isEmpty, let problem = problem(of: content, isProse: text.role == .prose) else {
            return []
        }
        return [
            finding(
                .error, "\"\(text.field)\" \(problem)", ["field": text.field], at: text.location,
                help: "keep single ordinary spaces between words, and none at the ends")
        ]
    }

    private func problem(of text: String, isProse: Bool) -> String? {
        let scalars = text.unicodeScalars
        if scalars.first?.properties.isWhitespace == true { return "begins with a space" }
        if scalars.last?.properties.isWhitespace == true { return "ends with a space" }
        var previous: Unicode.Scalar = "x"
        for scalar in scalars {
            if scalar == " ", previous == " " { return "holds two spaces in a row" }
            if !isProse, scalar == "\n" || scalar == "\t" { return "holds a line break or tab" }
            if scalar.value >= 0x80, CharacterProperties.generalCategory(of: scalar) == .spaceSeparator {
                return "holds the space \(scalar.codePoint)"
            }
            previous = scalar
        }
        return nil
    }
}
