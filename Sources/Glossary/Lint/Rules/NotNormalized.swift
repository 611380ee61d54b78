import ICU
import Terminology

/// Text that is not in Unicode Normalization Form C.
///
/// The same word would be stored in two ways and compare unequal: `é` as `e` and U+0301. Compatibility ideographs are
/// left to the rule for them.
struct NotNormalized: TextRule {
    static let code = "glossary.not-nfc"

    func check(_ text: LocatedText) -> [Diagnostic] {
        if text.text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
        do {
            let normalizer = try Normalizer(.nfc)
            if try normalizer.isNormalized(text.text) { return [] }
            if text.text.holds(CompatibilityCharacter.isCompatibilityIdeograph) { return [] }
            let normalized = try normalizer.normalized(text.text)
            return [
                finding(
                    .error, "\"\(text.field)\" is not in Unicode's form NFC", ["field": text.field],
                    at: text.location, help: "write \"\(normalized)\"")
            ]
        } catch {
            return [
                finding(
                    .error, "\"\(text.field)\" cannot be checked: \(error)", ["field": text.field],
                    at: text.location, help: "check the installation of ICU")
            ]
        }
    }
}
