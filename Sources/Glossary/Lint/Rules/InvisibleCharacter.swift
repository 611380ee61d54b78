import DataFile
import ICU
import Terminology

/// A character that shows nothing, turns the direction of text, or has no meaning.
///
/// A zero-width space (U+200B) copied from a web page makes two terms that look the same differ; a bidirectional
/// override (U+202E) can hide what a text says.
struct InvisibleCharacter: TextRule {
    static let code = "glossary.invisible-character"

    func check(_ text: LocatedText) -> [Diagnostic] {
        for scalar in text.text.unicodeScalars where isInvisible(scalar) {
            return [
                finding(
                    .error, "\"\(text.field)\" holds the invisible character \(scalar.codePoint)",
                    ["field": text.field, "character": scalar.codePoint], at: text.location, help: "delete it")
            ]
        }
        return []
    }

    private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
        }
        if CharacterProperties.isDefaultIgnorable(scalar) || CharacterProperties.isBidiControl(scalar) { return true }
        switch CharacterProperties.generalCategory(of: scalar) {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
