import ICU
import Terminology
import Testing

@testable import Normalization

/// Words by ICU, with what they are made of.
@Suite struct WordSegmenterTests {
    @Test(arguments: [
        (LanguageTag.english, "The 21st meeting, 3.5%.", "The 21st meeting 3.5"),
        (.simplifiedChinese, "知识产权局会议。", "知识 产权 局 会议"), (.korean, "특허청은 회의를 열었다.", "특허청은 회의를 열었다"),
        (.japanese, "特許庁とテスト", "特許 庁 と テスト"), (.english, "  ", ""), (.english, "", ""),
    ])
    func wordsAreThoseOfTheLanguage(_ language: LanguageTag, _ text: String, _ expected: String) throws {
        let bytes = Array(text.utf8)
        let words = try WordSegmenter(language: language).words(in: text)
        #expect(
            words.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }.joined(separator: " ") == expected)
    }

    @Test func aWordSaysWhatItIs() throws {
        let kinds = try WordSegmenter(language: .japanese).words(in: "特許 テスト 12 JPO").map(\.kind)
        #expect(kinds == [.ideograph, .kana, .number, .letter])
    }

    @Test func piecesAreTheWholeText() throws {
        let text = "Mr. Kim은 「特許」を3.5%。\r\n"
        let pieces = try WordSegmenter(language: .korean).pieces(of: text)
        var end = 0
        for piece in pieces {
            #expect(piece.span.start == end)
            end = piece.span.end
        }
        #expect(end == text.utf8.count)
    }
}
