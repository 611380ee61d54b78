import Glossary
import Normalization
import Terminology
import Testing

@testable import TripoTerm

/// Values written as other values are: what stands in one text, read in another language or script.
struct ValueTransferTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var language: LanguageTag
        var written: String
        /// The new value, as a text in English has it.
        var value: String
        var expected: String?

        init(_ language: LanguageTag, _ written: String, _ value: String, _ expected: String?) {
            (self.language, self.written, self.value, self.expected) = (language, written, value, expected)
        }

        var testDescription: String { "\(language) \(written) \(value)" }
    }

    static let cases: [Case] = [
        .init(.simplifiedChinese, "第21次", "22nd", "第22次"),
        .init(.simplifiedChinese, "第二十一次", "22nd", "第二十二次"),
        .init(.simplifiedChinese, "2021年11月30日", "November 29, 2022", "2022年11月29日"),
        .init(.simplifiedChinese, "二〇二一年十一月三十日", "November 29, 2022", "二〇二二年十一月二十九日"),
        .init(.japanese, "第21回", "22nd", "第22回"),
        .init(.japanese, "2021年11月30日", "November 29, 2022", "2022年11月29日"),
        .init(.japanese, "令和3年11月30日", "November 29, 2022", "令和4年11月29日"),
        .init(.japanese, "２０２１年１１月３０日", "November 29, 2022", "２０２２年１１月２９日"),
        .init(.korean, "제21차", "22nd", "제22차"),
        .init(.korean, "2021년 11월 30일", "November 29, 2022", "2022년 11월 29일"),
        .init(.english, "21st", "22nd", "22nd"),
        .init(.english, "Ninth", "10th", "Tenth"),
        .init(.english, "November 30, 2021", "November 29, 2022", "November 29, 2022"),
        .init(.english, "30 November 2021", "March 1, 2022", "1 March 2022"),
        .init(.english, "Nov. 11, 2021", "November 12, 2021", "Nov. 12, 2021"),
        .init(.english, "2021-11-30", "January 5, 2022", "2022-01-05"),
        .init(.english, "1,200", "3,450", "3,450"),
        .init(.simplifiedChinese, "1200", "3,450", "3450"),
        .init(.japanese, "11月11日", "November 12", "11月12日"),
        .init(.japanese, "62.3％", "70.1%", "70.1％"),
        .init(.korean, "62.3%", "70.15%", "70.15%"),
        // Zeros before a number are a part of it.
        .init(.japanese, "123456", "000123", "000123"),
        .init(.english, "1234", "0007", "0007"),
        // A month is no day.
        .init(.japanese, "2021年11月30日", "November 2022", nil),
        // An era that has ended.
        .init(.japanese, "平成31年4月30日", "May 1, 2019", nil),
    ]

    @Test(arguments: cases) func aValueIsWrittenInTheWayOfAnother(example: Case) throws {
        let rules = try ShippedGlossary.snapshot.get().index.rules()
        let reader = QuantityReader(rules: rules, language: example.language)
        let old = try #require(reader.quantities(in: example.written).first)
        let new = try #require(QuantityReader(rules: rules, language: .english).quantities(in: example.value).first)
        let result = ValueTransfer(reader).rewritten(example.written, from: old, to: new, asked: example.value)
        #expect(result == example.expected)
        if let result { #expect(reader.quantities(in: result).map(\.key) == [new.key]) }
    }
}
