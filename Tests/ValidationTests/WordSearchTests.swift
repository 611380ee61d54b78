import Testing

@testable import Validation

@Suite struct WordSearchTests {
    /// Signs, marks and letters that stand beside words or within them.
    private static let pieces = [
        "then", "Then", "THEN", "old", "known as", "the ", " ", ".", "“", "”", "’", "é", "e\u{301}", "\u{301}",
        "\u{200D}",
        "\u{212A}nown as", "İ", "旧", "旧\u{FE00}", "呼ばれ", "呼は\u{3099}れ", "구 ", "\u{1100}\u{116E} ", "特許庁", "、", "（", "ｱﾞ",
        "𠮷",
        "x", "1", "\u{F900}", "℃", "…",
    ]

    @Test(
        "Bytes tell what characters tell",
        arguments: [(["then", "old", "known as"], true), (["旧", "呼ばれ", "구 "], false)])
    func bytes(_ words: [String], _ isLatin: Bool) {
        let searches = [
            WordSearch(words, isLatin: isLatin, isWhole: isLatin), WordSearch(words, isLatin: true, isWhole: false),
        ]
        for search in searches {
            for first in Self.pieces {
                for second in Self.pieces {
                    for third in Self.pieces {
                        let text = first + second + third
                        if search.areIn(text[...]) != search.areRead(in: text[...]) {
                            Issue.record("\(words) \(text.unicodeScalars.map { String($0.value, radix: 16) })")
                        }
                        // What a sentence has, a text that it is part of may have.
                        if search.areIn(text[...]), !search.mayBeIn("1. \(text) end") {
                            Issue.record("\(words) not in \(text)")
                        }
                    }
                }
            }
        }
    }

    @Test("A word is none within another, a part may be") func edges() {
        let words = WordSearch(["then"], isLatin: true, isWhole: true)
        #expect(words.areIn("the then SIPO"))
        #expect(words.areIn("“Then”"))
        #expect(!words.areIn("strengthen"))
        #expect(!words.areIn("thené"))
        #expect(WordSearch(["올해"], isLatin: true, isWhole: false).areIn("올해는"))
    }
}
