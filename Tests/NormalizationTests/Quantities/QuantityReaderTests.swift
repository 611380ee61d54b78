import Terminology
import Testing

@testable import Normalization

/// What is found in running text, with exact places, and what is not.
@Suite struct QuantityReaderTests {
    static let sentences: [(LanguageTag, String, [String])] = [
        (
            .english, "On November 30, 2021, the 21st TRIPO Heads Meeting was held among the three Offices.",
            ["date November 30, 2021", "ordinal 21st", "~number three"]
        ),
        (
            .english, "November 29-30, 2022 and 2010-2015",
            ["date November 29", "number 30, 2022", "number 2010", "number 2015"]
        ),
        (
            .english, "the first half; the second user; the ninth",
            ["~ordinal first", "~ordinal second", "ordinal ninth"]
        ),
        (
            .english, "COVID-19, G20, 3M, 3D and the 10-year plan, mid-2021",
            [
                "identifier COVID-19", "identifier G20", "identifier 3M", "identifier 3D", "number 10-year",
                "number 2021",
            ]
        ),
        (.english, "See https://www.wipo.int/2021/11 or mail ip5.2021@kipo.go.kr or www.jpo.go.jp/3.", []),
        (.english, "I may march on, may I? Nobody won ten-nis.", ["~number ten"]),
        (
            .english, "2021-02-30 is no day, 13/32/2021 neither",
            ["number 2021", "number 02", "number 30", "number 13", "number 32", "number 2021"]
        ),
        (.english, "3/4/2021 may be two days", ["number 3", "number 4", "number 2021", "~number two days"]),
        (.english, "call 02-481-5114", ["identifier 02-481-5114"]),
        (
            .english, "a -5 °C, 8%/12, SUM(1;2), -3%",
            ["number -5 °C", "percent 8%", "number 12", "number 1", "number 2", "percent -3%"]
        ),
        (.english, "①first", ["~number ①", "~ordinal first"]),
        (
            .simplifiedChinese, "2021年11月30日，三局统一一般通报，第九届于2010年至2015年",
            ["date 2021年11月30日", "~number 三局", "ordinal 第九届", "year 2010年", "year 2015年"]
        ),
        (.simplifiedChinese, "千万不要，百姓，十分重要，万一", []),
        (.simplifiedChinese, "等于4时", ["~time 4时"]),
        (.simplifiedChinese, "三十分钟，二十一时整", ["number 三十分钟", "~time 二十一时整"]),
        (.japanese, "2010年から2015年、平成999年", ["year 2010年", "year 2015年", "number 999年"]),
        (.japanese, "昭和64年1月8日", ["yearMonth 昭和64年1月", "number 8日"]),
        (.japanese, "一般に統一、2025万博、四半期、2時間", ["number 2025", "number 2時間"]),
        (.japanese, "COVID-19は約62％", ["identifier COVID-19", "percent 62％"]),
        (.korean, "이 국가는 세계에서 한국어로 제일 일시적", []),
        (.korean, "코로나19로 3국이 세 가지를", ["number 3국", "~number 세 가지"]),
        (.korean, "이제 열 E에, 의제 3건", ["number 3건"]),
        (.korean, "제29조 제2항에 따라 5조 원을", ["ordinal 제29조", "ordinal 제2항", "number 5조"]),
        (.korean, "2021. 11. 30.에 제21차", ["date 2021. 11. 30", "ordinal 제21차"]),
        (.traditionalChinese, "民國元年，三局", ["year 民國元年", "~number 三局"]),
    ]

    @Test(arguments: sentences)
    func aSentenceHasTheseQuantities(_ language: LanguageTag, _ text: String, _ expected: [String]) {
        #expect(QuantitySamples.found(text, language) == expected)
    }

    @Test func aDateOffersItsParts() throws {
        let english = try #require(QuantitySamples.readers[.english])
        let japanese = try #require(QuantitySamples.readers[.japanese])
        let date = japanese.keys(in: "令和3年11月30日")
        for part in ["2021", "November", "30", "November 2021", "November 30", "the 30th is 30"] {
            let keys = english.keys(in: part)
            #expect(Set(date.weak).isDisjoint(with: keys.strong + keys.weak) == false, "\(part)")
        }
        #expect(date.strong == english.keys(in: "2021-11-30").strong)
        #expect(Set(english.keys(in: "page 3").weak).isSuperset(of: japanese.keys(in: "第3頁").strong))
    }

    @Test func aYearOfAnEraIsItsNumber() {
        for (language, text) in [
            (LanguageTag.japanese, "平成元年"), (.english, "1989"), (.japanese, "1989年"), (.korean, "1989년"),
            (.english, "Heisei 1"),
        ] {
            #expect(QuantitySamples.quantities(text, language).first?.key == FoundQuantity.numberKey(1989), "\(text)")
        }
        for (language, text) in [
            (LanguageTag.simplifiedChinese, "二〇二二"), (.english, "2022"), (.japanese, "二〇二二年"), (.japanese, "令和四年"),
        ] {
            #expect(QuantitySamples.quantities(text, language).first?.key == FoundQuantity.numberKey(2022), "\(text)")
        }
    }

    @Test func decomposedTextReadsAsComposed() throws {
        // 제21차 in conjoining jamo; the spans are those of the text as it stands.
        let jamo = "\u{110C}\u{1166}21\u{110E}\u{1161}"
        let found = try #require(QuantitySamples.quantities("a" + " " + jamo + " b", .korean).first)
        #expect(found.key == QuantitySamples.quantities("제21차", .korean).first?.key)
        #expect(found.span == TextSpan(2, 2 + jamo.utf8.count))
    }

    @Test func longRowsOfFiguresAreRead() {
        let long = String(repeating: "1234567890", count: 1000)
        #expect(QuantitySamples.quantities(long, .english).map(\.kind) == [.identifier])
        #expect(!QuantitySamples.quantities("3" + String(repeating: "億", count: 5000), .japanese).isEmpty)
        #expect(!QuantitySamples.quantities(String(repeating: "一億", count: 5000), .japanese).isEmpty)
        _ = QuantitySamples.quantities(String(repeating: "1,234", count: 2000), .english)
        _ = QuantitySamples.quantities(String(repeating: "one hundred and ", count: 2000), .english)
        _ = QuantitySamples.quantities("0." + String(repeating: "0", count: 10_000) + "1", .english)
        _ = QuantitySamples.quantities(String(repeating: "a-1.", count: 3000), .english)
        // Each of the words is looked at some times, and not as often as there are words.
        #expect(QuantitySamples.quantities(String(repeating: "AA-BB-", count: 20_000), .english).isEmpty)
    }
}
