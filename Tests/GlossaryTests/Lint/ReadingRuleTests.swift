import Testing

@testable import Glossary

struct ReadingRuleTests {
    @Test func missingTone() {
        expectFindings(
            of: MissingTone(),
            in: concept(
                "",
                terms: """
                    zh-Hans:
                      - {term: 专利, reading: zhuān lì}
                      - {term: 专利, reading: ▶zhuan li}
                      - {term: 我们的, reading: wǒ men de}
                      - {term: RCEP协定, reading: RCEP xié dìng}
                      - {term: 专利, reading: ▶zhuān li}
                    """))
    }

    @Test func pinyinSyllables() {
        expectFindings(
            of: PinyinSyllables(),
            in: concept(
                "",
                terms: """
                    zh-Hans:
                      - {term: 专利局, reading: zhuān lì jú}
                      - {term: 专利局, reading: ▶zhuān lì}
                      - {term: 申长雨, reading: Shēn Chángyǔ}
                      - {term: 申长雨, reading: ▶Shēn Cháng}
                      - {term: RCEP第十一章, reading: RCEP dì shí yī zhāng}
                      - {term: RCEP协定, reading: ài xī xié dìng}
                      - {term: 第11次会议, reading: dì shí yī cì huì yì}
                      - {term: 第11次会议, reading: dì 11 cì huì yì}
                      - {term: 西安, reading: Xī'ān}
                      - {term: 女儿, reading: nǚ’ér}
                      - {term: 一点儿, reading: yīdiǎnr}
                      - {term: 专利, reading: ▶zhuān lxì}
                      - {term: 中·日, reading: zhōng rì}
                    zh-Hant: [{term: 略, reading: lüè}, {term: 專利, reading: ▶zhuān lì jú}]
                    ja: [{term: 専利, reading: せんり}]
                    """))
    }

    @Test func kanaReading() {
        expectFindings(
            of: KanaReading(),
            in: concept(
                "",
                terms: """
                    ja:
                      - {term: ユーザー会合, reading: ゆーざーかいごう}
                      - {term: ユーザー会合, reading: ▶ゆーざかいごう}
                      - {term: TRIPOユーザー, reading: トリポユーザー}
                      - {term: 三ヶ国の, reading: さんかこくの}
                      - {term: ヴァ, reading: ゔぁ}
                      - {term: の会, reading: ▶かい}
                    """))
    }

    @Test func hanjaLength() {
        expectFindings(
            of: HanjaLength(),
            in: concept(
                "",
                terms: """
                    ko:
                      - {term: 한중일 특허청, hanja: 韓中日 特許廳}
                      - {term: 특허청, hanja: ▶特許}
                      - {term: 특허청, hanja: ▶特許廳長}
                      - {term: 디자인보호법, hanja: -保護法}
                      - {term: 보호법, hanja: ▶-保護法}
                      - {term: 3국 특허청, hanja: 三國 特許廳}
                      - {term: 20주년, hanja: 20周年}
                      - {term: 특허 로드맵, hanja: 特許 로드맵}
                    """))
        expectFindings(
            of: HanjaLength(),
            in: "concepts: [{id: per.a, kind: person, terms: {ko: [{term: 후원후이, hanja: 胡文輝}]}}]")
    }
}
