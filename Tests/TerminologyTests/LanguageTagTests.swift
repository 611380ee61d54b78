import Terminology
import Testing

struct LanguageTagTests {
    @Test(arguments: LanguageTag.allCases)
    func aTagIsReadBackHoweverItIsCased(_ language: LanguageTag) {
        for text in [language.rawTag, language.rawTag.lowercased(), language.rawTag.uppercased()] {
            #expect(LanguageTag(parsing: text) == language)
        }
        #expect("\(language)" == language.rawTag)
    }

    @Test(arguments: [
        ("en-GB", LanguageTag.english), ("eng", .english), ("en_US.UTF-8", .english),
        ("zh", .simplifiedChinese), ("zho", .simplifiedChinese), ("chi", .simplifiedChinese),
        ("cmn-Hans", .simplifiedChinese), ("zh_CN.UTF-8", .simplifiedChinese), ("zh-SG", .simplifiedChinese),
        ("cn", .simplifiedChinese), ("zh-Hans-TW", .simplifiedChinese), ("zh-TW", .traditionalChinese),
        ("zh_HK", .traditionalChinese), ("zh-Hant-MO", .traditionalChinese), ("cmn-hant", .traditionalChinese),
        ("jp", .japanese), ("ja_JP.eucJP", .japanese), ("jpn", .japanese),
        ("kr", .korean), ("ko-KR", .korean), ("KOR", .korean),
    ])
    func aTagMayBeWrittenInManyWays(_ text: String, _ language: LanguageTag) {
        #expect(LanguageTag(parsing: text) == language)
        #expect(LanguageTag(parsing: text[...]) == language)
    }

    @Test(arguments: [
        "", "-", "_", " ", "C", "POSIX", "C.UTF-8", "fr", "english", "e n", " en", "日本語", "e\u{301}n", "\0",
    ])
    func whatIsNoLanguageOfTheGlossaryIsRefused(_ text: String) {
        #expect(LanguageTag(parsing: text) == nil)
    }

    @Test func theOrderIsThatOfTheTables() {
        #expect(LanguageTag.allCases == LanguageTag.allCases.sorted())
        #expect(LanguageTag.allCases.map(\.rawTag) == ["en", "zh-Hans", "zh-Hant", "ja", "ko"])
    }
}
