import ICU
import Testing

@Suite struct BreakIteratorTests {
    private func pieces(_ text: String, _ boundaries: [Int]) -> [String] {
        let bytes = Array(text.utf8)
        return zip(boundaries, boundaries.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }

    @Test func anEmptyTextHasOneBoundary() throws {
        for kind in BreakIterator.Kind.allCases {
            let iterator = try BreakIterator(kind)
            #expect(try iterator.boundaries(in: "") == [0])
            #expect(try iterator.segments(in: "").isEmpty)
        }
    }

    @Test func suppressionsKeepAbbreviationsInTheirSentence() throws {
        let text = "Mr. Smith filed. He left."
        let plain = try BreakIterator(.sentence, locale: "en").boundaries(in: text)
        #expect(pieces(text, plain) == ["Mr. ", "Smith filed. ", "He left."])
        let suppressed = try BreakIterator(.sentence, locale: "en@ss=standard").boundaries(in: text)
        #expect(pieces(text, suppressed) == ["Mr. Smith filed. ", "He left."])
    }

    @Test func wordsLeaveOutSpaceAndPunctuation() throws {
        let text = "The 3rd 特許, カメラ 특허청!"
        let words = try BreakIterator(.word, locale: "ja").words(in: text)
        let bytes = Array(text.utf8)
        #expect(words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["The", "3rd", "特許", "カメラ", "특허청"])
        #expect(words.map(\.wordKind) == [.letter, .letter, .ideograph, .ideograph, .letter])
        #expect(try BreakIterator(.line).words(in: text).isEmpty)
    }

    @Test func numbersAreTold() throws {
        #expect(try BreakIterator(.word).words(in: "1,234.5").map(\.wordKind) == [.number])
    }

    @Test func aMandatoryBreakIsTold() throws {
        let segments = try BreakIterator(.line).segments(in: "a b\nc")
        #expect(segments.map(\.endsWithMandatoryBreak) == [false, true, false])
        #expect(segments.map(\.range) == [0..<2, 2..<4, 4..<5])
    }

    @Test func moreBoundariesThanOneBatchAreFound() throws {
        for count in [255, 256, 257, 512, 513] {
            let text = String(repeating: "é", count: count)
            let boundaries = try BreakIterator(.character).boundaries(in: text)
            #expect(boundaries == Array(stride(from: 0, through: count * 2, by: 2)))
        }
    }

    @Test func anUnknownLocaleHasTheRulesOfTheRoot() throws {
        #expect(try BreakIterator(.word, locale: "xx").boundaries(in: "a b") == [0, 1, 2, 3])
    }

    @Test(arguments: ["ｘ", "@@@@", String(repeating: "a-", count: 5000), "\u{0}", "en@ss=", "-u-"])
    func aBadLocaleIsAnErrorOrTheRoot(_ locale: String) {
        _ = try? BreakIterator(.sentence, locale: locale).boundaries(in: "A. B.")
    }
}
