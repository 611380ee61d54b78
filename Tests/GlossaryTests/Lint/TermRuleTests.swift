import Testing

@testable import Glossary

struct TermRuleTests {
    @Test func missingLanguage() {
        let all = LanguageSample.all
        expectFindings(of: MissingLanguage(), in: "concepts:\n  - {id: t.a, kind: term, terms: {\(all)}}\n")
        expectFindings(
            of: MissingLanguage(), in: "concepts:\n  - {id: t.a, kind: term, terms: ▶{en: [{term: A}], ja: []}}\n")
    }

    private enum LanguageSample {
        static let all = ["en", "zh-Hans", "zh-Hant", "ja", "ko"].map { "\($0): [{term: A}]" }.joined(separator: ", ")
    }

    @Test func languageOrder() {
        expectFindings(
            of: LanguageOrder(),
            in: concept("", terms: "en: [{term: A}]\nko: [{term: B}]\n▶ja: [{term: C}]"))
    }

    @Test func missingPreferred() {
        expectFindings(
            of: MissingPreferred(),
            in: concept(
                "",
                terms: "en: [{status: admitted, term: ▶A}, {term: B, status: deprecated}]\nja: [{term: C}]"))
    }

    @Test func duplicatePreferred() {
        expectFindings(
            of: DuplicatePreferred(),
            in: concept(
                "",
                terms: """
                    en:
                      - {term: A, to: 2000}
                      - {term: B, from: 2000, to: 2010-05-31}
                      - {term: C, from: 2010-06-01}
                      - {term: D, publisher: TCS}
                      - {term: E, status: admitted}
                      - {term: F, type: abbreviation}
                      - {term: ▶G, from: 2010-05-31}
                    ja: [{term: A}]
                    """))
    }

    @Test func duplicateTerm() {
        expectFindings(
            of: DuplicateTerm(),
            in: concept(
                "",
                terms: """
                    en:
                      - {term: A, to: 2000}
                      - {term: A, from: 2002}
                      - {term: A, status: admitted}
                      - {type: abbreviation, term: ▶A, from: 1999}
                      - {term: A, publisher: TCS}
                    """))
    }

    @Test func contradictoryTerm() {
        expectFindings(
            of: ContradictoryTerm(),
            in: concept(
                "",
                terms: """
                    en:
                      - {term: A, to: 2000}
                      - {term: A, from: 2002, status: deprecated}
                      - {term: A, from: 1990, status: ▶admitted}
                    """))
    }

    @Test func abbreviationIsFullForm() {
        expectFindings(
            of: AbbreviationIsFullForm(),
            in: concept(
                "", terms: "en: [{term: Japan}, {term: ▶Japan, type: abbreviation}, {term: J, type: abbreviation}]"))
    }

    @Test func unexplainedStatus() {
        expectFindings(
            of: UnexplainedStatus(),
            in: concept(
                "",
                terms: """
                    en:
                      - {term: A, status: ▶deprecated}
                      - {term: B, status: ▶superseded, from: 2000}
                      - {term: C, status: deprecated, note: wrong}
                      - {term: D, status: superseded, to: 2000}
                      - {term: E, status: admitted}
                    """))
    }

    @Test func supersededWithoutReplacement() {
        let terms = """
            en:
              - {term: A, status: superseded, to: 2000}
              - {term: B}
            ja:
              - {term: C, status: ▶superseded, to: 2000}
              - {term: D, to: 1999}
              - {term: E, status: deprecated}
            """
        expectFindings(of: SupersededWithoutReplacement(), in: concept("", terms: terms))
        let silent = terms.replacing("▶", with: "")
        expectFindings(of: SupersededWithoutReplacement(), in: concept("period: {to: 2001}", terms: silent))
        let newer = "  - {id: off.c, kind: office, replaces: [off.b], terms: {}}\n"
        expectFindings(of: SupersededWithoutReplacement(), in: concept("", terms: silent) + newer)
    }

    @Test func misplacedField() {
        expectFindings(
            of: MisplacedField(),
            in: concept(
                "",
                terms: """
                    en: [{term: A, reading: ▶a}]
                    zh-Hans: [{term: A, reading: a, romanization: ▶a}]
                    ja: [{term: A, reading: a, romanization: a, hanja: ▶a}]
                    ko: [{term: A, reading: ▶a, romanization: a, hanja: a}]
                    """))
    }

    @Test func brackets() {
        expectFindings(
            of: Brackets(),
            in: concept(
                "",
                terms: "ja: [{term: 特許庁}, {term: ▶特許庁（三庁）}]\nen: [{term: \"▶\u{5B}A] b\"}]"
                    .replacing("\"▶", with: "▶\"")))
    }

    @Test func falseFriendForms() {
        expectFindings(
            of: FalseFriendForms(),
            in: concept(
                """
                falseFriends:
                  - {forms: {zh-Hans: 审判, ja: 審判}, note: here}
                  - ▶forms: {zh-Hans: 新闻, ja: 新聞}
                    note: elsewhere
                  - ▶{forms: {ja: 審判}, note: alone}
                """, terms: "ja: [{term: 審判部}]"))
    }
}
