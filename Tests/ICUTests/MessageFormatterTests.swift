import ICU
import Testing

@Suite struct MessageFormatterTests {
    @Test func pluralsFollowTheLanguage() throws {
        let patterns = [
            "en": "{count, plural, =0 {no terms} one {# term} other {# terms}} in {file}",
            "zh": "{file}中有{count, plural, =0 {零个词条} other {#个词条}}",
            "ja": "{file}に用語が{count, plural, =0 {ありません} other {#件あります}}",
            "ko": "{file}에 용어 {count, plural, =0 {없음} other {#개}}",
        ]
        let expected = [
            "en": ["no terms in a.yaml", "1 term in a.yaml", "1,234 terms in a.yaml"],
            "zh": ["a.yaml中有零个词条", "a.yaml中有1个词条", "a.yaml中有1,234个词条"],
            "ja": ["a.yamlに用語がありません", "a.yamlに用語が1件あります", "a.yamlに用語が1,234件あります"],
            "ko": ["a.yaml에 용어 없음", "a.yaml에 용어 1개", "a.yaml에 용어 1,234개"],
        ]
        for (locale, pattern) in patterns {
            let formatter = try MessageFormatter(pattern: pattern, locale: locale)
            let messages = try [0, 1, 1234].map { try formatter.format(["count": .integer($0), "file": "a.yaml"]) }
            #expect(messages == expected[locale])
        }
    }

    @Test func selectChoosesByText() throws {
        let pattern = "{status, select, preferred {使う} forbidden {使わない} other {任意}}"
        let formatter = try MessageFormatter(pattern: pattern, locale: "ja")
        #expect(try formatter.format(["status": "preferred"]) == "使う")
        #expect(try formatter.format(["status": "forbidden"]) == "使わない")
        #expect(try formatter.format(["status": "else"]) == "任意")
    }

    @Test func numbersAreFormattedForTheLocale() throws {
        let pattern = "{share, number, percent} {real, number} {whole}"
        let arguments: MessageArguments = ["share": 0.5, "real": 1234.5, "whole": .integer(.min)]
        let english = try MessageFormatter(pattern: pattern, locale: "en").format(arguments)
        #expect(english == "50% 1,234.5 -9,223,372,036,854,775,808")
        let german = try MessageFormatter(pattern: "{real, number}", locale: "de").format(arguments)
        #expect(german == "1.234,5")
    }

    @Test func textIsPutInAsItIs() throws {
        let formatter = try MessageFormatter(pattern: "‹{text}› '{'it''s'}'", locale: "en")
        #expect(try formatter.format(["text": "{count} # '' 특허\u{0}😀"]) == "‹{count} # '' 특허\u{0}😀› {it's}")
        #expect(try formatter.format(["text": ""]) == "‹› {it's}")
    }

    @Test func aMissingArgumentShowsItsName() throws {
        let formatter = try MessageFormatter(pattern: "{a} {n, plural, other {#}}", locale: "en")
        #expect(try formatter.format(["a": "x", "unused": 1]) == "x {n}")
        #expect(try formatter.format() == "{a} {n}")
    }

    @Test func anArgumentOfTheWrongKindIsAnError() throws {
        let formatter = try MessageFormatter(pattern: "{n, plural, other {#}}", locale: "en")
        let error = #expect(throws: ICUError.self) { try formatter.format(["n": "many"]) }
        #expect(error?.name == "U_ILLEGAL_ARGUMENT_ERROR")
        // The failure leaves nothing behind.
        #expect(try formatter.format(["n": 3]) == "3")
    }

    @Test(
        arguments: [
            ("件: {a b}", "U_PATTERN_SYNTAX_ERROR", 6), ("\n特 {n, plural, offset:x}", "U_PATTERN_SYNTAX_ERROR", 16),
            // Here ICU names the start, not the place.
            ("a {b", "U_UNMATCHED_BRACES", 0), ("件: {n, plural, one {#}}", "U_DEFAULT_KEYWORD_MISSING", 0),
            // Here ICU names no place.
            ("{n, plurl, other {#}}", "U_ILLEGAL_ARGUMENT_ERROR", -1),
        ])
    func aPatternErrorTellsItsPlace(_ pattern: String, _ name: String, _ offset: Int) throws {
        let error = #expect(throws: ICUError.self) { try MessageFormatter(pattern: pattern, locale: "en") }
        #expect(error?.name == name)
        #expect(error?.function == "MessageFormat::MessageFormat(en)")
        #expect(error?.location?.offset ?? -1 == offset)
    }
}
