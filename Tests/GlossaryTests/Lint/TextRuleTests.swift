import Testing

@testable import Glossary

/// Odd characters are written as escapes: editors change them silently.
struct TextRuleTests {
    @Test func emptyText() {
        expectFindings(
            of: EmptyText(),
            in: concept("note: ▶\"\"\nsubject: ▶\" \"", terms: "en: [{term: ▶''}, {term: A, note: \"b\"}]"))
    }

    @Test func notNormalized() {
        expectFindings(
            of: NotNormalized(),
            in: concept(
                "note: ▶cafe\u{301}",
                terms: """
                    zh-Hans: [{term: 局, reading: ▶ju\u{301}}, {term: 局, reading: jú}]
                    ja: [{term: ▶か\u{3099}}, {term: \u{F9B4}}]
                    ko: [{term: ▶\u{1112}\u{1161}}]
                    """))
    }

    @Test func compatibilityCharacter() {
        expectFindings(
            of: CompatibilityCharacter(),
            in: concept(
                "note: ▶\"half-width \u{FF76}, but（this）is fine: …\"",
                terms: """
                    ja: [{term: ▶\u{FF34}\u{FF32}}, {term: ▶\u{3231}}, {term: ▶\u{F9B4}}, {term: 中・日：韓}, {term: \u{FA11}}]
                    ko: [{term: ▶\u{3131}}, {term: ▶A…}]
                    """))
    }

    @Test func invisibleCharacter() {
        expectFindings(
            of: InvisibleCharacter(),
            in: concept(
                "note: |\n  two\n  lines",
                terms: """
                    en:
                      - {term: ▶a\u{200B}b}
                      - {term: ▶a\u{200E}b}
                      - {term: ▶a\u{AD}b}
                      - {term: ▶a\u{FE0F}b}
                      - {term: ▶a\u{E000}b}
                      - {term: ▶a\u{3164}b}
                      - {term: ab é 特许}
                    """))
    }

    @Test func straySpace() {
        expectFindings(
            of: StraySpace(),
            in: concept(
                "note: |\n  two\n  lines\ndefinition: ▶a  b",
                terms: """
                    en:
                      - {term: ▶" a"}
                      - {term: ▶"a "}
                      - {term: ▶a\u{A0}b}
                      - {term: ▶a\u{3000}b}
                      - {term: ▶"a\\nb", note: ▶"a  b"}
                      - {term: a b}
                    """))
    }

    @Test func mixedScripts() {
        expectFindings(
            of: MixedScripts(),
            in: concept(
                "note: a μ b, Ελλάδα",
                terms: """
                    en: [{term: ▶\u{41E}ffice}, {term: ▶Offi\u{3F2}e}]
                    ja: [{term: ▶特a許}, {term: RCEP協定}, {term: ▶サ一バ}, {term: ▶特許ー}, {term: サーバー一覧}]
                    ko: [{term: 특허A}]
                    """))
    }

    @Test func wrongScript() {
        expectFindings(
            of: WrongScript(),
            in: concept(
                "",
                terms: """
                    en: [{term: Office}, {term: ▶特許}, {term: WIPO Pearl}]
                    zh-Hans: [{term: 局+X, reading: jú+X}, {term: 局, reading: ▶きょく}, {term: ▶のり}, {term: 局, reading: ▶jŭ}]
                    ja: [{term: 局, reading: きょ・く 2ー}, {term: ▶국}, {term: 局, reading: ▶kyoku, romanization: ▶きょく}]
                    ko: [{term: ▶局}, {term: WIPO Pearl}, {term: ▶Foo}, {term: IP, type: abbreviation}, {term: 국, hanja: ▶국}]
                    """))
    }

    @Test func hanForm() {
        expectFindings(
            of: HanForm(),
            in: concept(
                "",
                terms: """
                    zh-Hans: [{term: 国家知识产权局}, {term: ▶國家}, {term: ▶專利, type: variant}]
                    zh-Hant: [{term: 國家知識產權局}, {term: ▶国家}, {term: ▶专利}, {term: 专利, type: misspelling}]
                    ja: [{term: 国家}, {term: ▶专利}, {term: ▶產業}, {term: 國學院}]
                    ko: [{term: 국가, hanja: 國家}, {term: 전리, hanja: ▶专利}]
                    """))
        let person = "concepts: [{id: per.a, kind: person, terms: {zh-Hant: [{term: 坂田}], ja: [{term: 產田}]}}]"
        expectFindings(of: HanForm(), in: person)
    }
}
