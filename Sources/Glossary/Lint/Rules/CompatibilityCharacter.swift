import DataFile
import ICU
import Terminology

/// A character that Unicode keeps only for the sake of older character sets.
///
/// Full-width `ＴＲＩＰＯ`, `㈱`, `①`, half-width `ｶ` and compatibility ideographs such as U+F9B4 look like other
/// characters, and no search finds them. The punctuation of Chinese and Japanese is full-width by right.
struct CompatibilityCharacter: TextRule {
    static let code = "glossary.compatibility-character"

    func check(_ text: LocatedText) -> [Diagnostic] {
        if text.text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
        guard let normalizer = try? Normalizer(.nfkc), (try? normalizer.isNormalized(text.text)) != true else {
            return []
        }
        for scalar in text.text.unicodeScalars where isSuspect(scalar, in: text.role) {
            let single = String(scalar)
            guard let usual = try? normalizer.normalized(single), Array(usual.unicodeScalars) != [scalar] else {
                continue
            }
            return [
                finding(
                    .error, "\"\(text.field)\" holds the compatibility character \(scalar.codePoint)",
                    ["field": text.field, "character": scalar.codePoint, "usual": usual], at: text.location,
                    help: "write \"\(usual)\" instead")
            ]
        }
        return []
    }

    private func isSuspect(_ scalar: Unicode.Scalar, in role: LocatedText.Role) -> Bool {
        if scalar.value < 0x80 || scalar.properties.isWhitespace { return false }
        if role == .prose, scalar == "…" { return false }
        if Self.isCompatibilityIdeograph(scalar) { return true }
        let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
        if isFullWidth {
            let category = CharacterProperties.generalCategory(of: scalar)
            return category.isLetter || category.isNumber
        }
        // What changes by NFC alone is the business of another rule.
        guard let composed = try? Normalizer(.nfc).isNormalized(String(scalar)) else { return false }
        return composed
    }

    /// A Han character of the compatibility blocks that stands for another one; twelve in them are characters of
    /// their own.
    static func isCompatibilityIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        guard (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value) else {
            return false
        }
        return (try? Normalizer(.nfc).isNormalized(String(scalar))) == false
    }
}
