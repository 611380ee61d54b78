import ICU
import Normalization
import Terminology

/// Counts a text as its language does; for one thread.
final class TextMeasure {
    private var dividers: [LanguageTag: WordSegmenter] = [:]

    /// - Throws: `icu.failed`.
    /// - Complexity: O(*n*) in the text.
    func amount(of text: String, _ language: LanguageTag) throws(Diagnostic) -> Leverage.Amount {
        var amount = Leverage.Amount()
        amount.segments = 1
        amount.characters = text.count { !$0.isWhitespace }
        do throws(ICUError) {
            let divider: WordSegmenter
            if let known = dividers[language] {
                divider = known
            } else {
                divider = try WordSegmenter(language: language)
                dividers[language] = divider
            }
            let utf8 = Array(text.utf8)
            for word in try divider.words(in: text) {
                switch word.kind {
                // Chinese and Japanese are counted by characters.
                case .ideograph, .kana:
                    amount.words += String(decoding: utf8[word.span.range], as: UTF8.self).count
                default: amount.words += 1
                }
            }
        } catch {
            throw Diagnostic("icu.failed", "ICU refuses the text: \(error)", arguments: ["reason": "\(error)"])
        }
        return amount
    }
}
