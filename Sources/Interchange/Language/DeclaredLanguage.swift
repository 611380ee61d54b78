import Terminology

/// A language as a file names it.
enum DeclaredLanguage {
    /// The language of a tag; of Chinese that says no script, the text decides.
    ///
    /// - Complexity: O(*n*) in the text, for Chinese without a script.
    static func language(of tag: String?, in blocks: [TextBlock]) -> LanguageTag? {
        guard let tag, let language = LanguageTag(parsing: tag) else { return nil }
        guard language == .simplifiedChinese, !saysScript(tag) else { return language }
        return LanguageGuess(blocks).isTraditional ? .traditionalChinese : language
    }

    /// Whether a tag of Chinese tells how it is written, by script or by country.
    static func saysScript(_ tag: String) -> Bool {
        tag.contains { $0 == "-" || $0 == "_" || $0 == "." }
    }
}
