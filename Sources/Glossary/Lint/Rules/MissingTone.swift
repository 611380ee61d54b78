import Terminology

/// A Chinese reading without tone marks.
///
/// `zhuanli` does not say how 专利 is read: write `zhuān lì`. Syllables of the neutral tone have none by right.
struct MissingTone: TermRule {
    static let code = "glossary.missing-tone"

    /// The usual readings in the neutral tone: 的 地 得 了 着 子 们 么 吗 呢 吧 儿 头.
    private static let neutral: Set<String> = [
        "de", "le", "zhe", "zi", "men", "me", "ma", "ne", "ba", "er", "r", "tou",
    ]

    func check(_ term: LocatedTerm) -> [Diagnostic] {
        guard let reading = Pinyin(of: term.term) else { return [] }
        let bare = reading.words.filter { word in
            !word.contains(where: Pinyin.hasTone) && !Self.neutral.contains(word.lowercased())
        }
        guard let first = bare.first else { return [] }
        return [
            finding(
                .error, "the reading of \"\(term.term.text)\" has no tone mark on \"\(first)\"",
                ["term": term.term.text, "syllable": first], at: term.location(of: .reading),
                help: "write tone marks, as in zhuān lì")
        ]
    }
}
