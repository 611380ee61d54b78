import Terminology

extension SentenceCase {
    /// What holds in every language.
    static let any: [SentenceCase] = LanguageTag.allCases.flatMap { cases($0, common) }

    private static let common = [
        "", " ", "\u{3000}\t\r\n", "。", "...", "!?!?", "……", "）」』", "（", "\"", "\u{301}", "\u{0}\u{1}\u{7F}",
        "a\u{0}b. ‖C\u{7F}d.", "🇨🇳🇯🇵🇰🇷", "Go! ‖🇨🇳🇯🇵🇰🇷", "One.\r\n‖\r\n‖Two.", "One\u{2028}‖Two\u{2029}‖Three\u{85}‖Four",
        "One.\u{A0}‖Two.\u{3000}‖Three.\u{2003}‖Four.", "Stop. \u{301}x", "OK.\u{301} ‖Next.", "Yes!\u{FE0F} ‖Next.",
        "Wow‼\u{FE0F} ‖Next.", "‼\u{200D}😀", "1,234,567.89 and 10:30", "a.b.c", "[Title]", "【題】", "(1)", "1.",
        "यह वाक्य है। ‖यह दूसरा है।", "Это раз. ‖Это два.", "한국。‖日本。‖中国。‖End.",
    ]
}
