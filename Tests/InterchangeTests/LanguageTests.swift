import Interchange
import Terminology
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("seed.zh.txt", "zh"), ("zh.txt", "zh"), ("report_ja.docx", "ja"), ("report-zh-Hant.html", "zh-Hant"),
        ("zh/report.txt", "zh"), ("a/ko/b.en.md", "en"), ("report_zh_TW.txt", "zh_TW"), ("x.EN", "EN"),
        ("m24 ko.pdf", "ko"),
        ("report-zh-Hant-TW.txt", "zh-Hant-TW"), ("/tmp/en/x", "en"),
    ])
    func theNameTells(_ example: (String, String)) {
        #expect(LanguageOfPath.tag(in: example.0) == example.1)
    }

    @Test func aTagWithoutEndIsToldInPart() {
        let tag = String(repeating: "한", count: 100_000)
        let problem = #expect(throws: Diagnostic.self) { try LanguageChoice(of: TextDocument(path: "a"), given: tag) }
        #expect(problem?.arguments["tag"] == tag.prefix(35) + "…")
    }

    @Test(arguments: ["report.txt", "en-route.txt", "broken.txt", "made-in.txt", "", "/", "ja/x/report.txt", "kon.txt"])
    func theNameTellsNothing(_ path: String) {
        #expect(LanguageOfPath.tag(in: path) == nil)
    }

    @Test(arguments: [
        (EncodingTests.chinese, LanguageTag.simplifiedChinese), (EncodingTests.traditional, .traditionalChinese),
        (EncodingTests.japanese, .japanese), (EncodingTests.korean, .korean), (EncodingTests.french, .english),
        ("第24次中日韩知识产权局局长会", .simplifiedChinese), ("第24次中日韓智慧財產局局長會", .traditionalChinese),
        ("日本国特許庁長官会合", .japanese), ("The USPTO（美国专利商标局） reported on its work in the field.", .english),
        ("三局批准了ほっと计划，并就三国共同提交的专利申请交换意见，会议还讨论了外观设计保护与商标审查的合作。", .simplifiedChinese),
    ])
    func theTextTells(_ example: (String, LanguageTag)) {
        let guess = LanguageGuess(text: example.0)
        #expect(guess.language == example.1)
        #expect(guess.sureness > 0.5)
    }

    @Test func nothingTellsOfFigures() {
        #expect(LanguageGuess(text: "12 345 — 6").language == nil)
        #expect(LanguageGuess(text: "").sureness == 0)
    }

    @Test func theOrderIsGivenNameDeclarationText() throws {
        let text = TextBlock(kind: .paragraph, text: EncodingTests.korean, origins: [])
        let document = TextDocument(path: "a.ja.txt", declaredLanguage: .english, blocks: [text])
        let given = try LanguageChoice(of: document, given: "zh-TW")
        #expect(given.language == .traditionalChinese && given.basis == .given)
        let named = try LanguageChoice(of: document)
        #expect(named.language == .japanese && named.basis == .fileName && named.sureness == 1)
        let declared = try LanguageChoice(of: TextDocument(path: "a.txt", declaredLanguage: .english, blocks: [text]))
        #expect(declared.language == .english && declared.basis == .declaration)
        let guessed = try LanguageChoice(of: TextDocument(path: "a.txt", blocks: [text]))
        #expect(guessed.language == .korean && guessed.basis == .text)
        #expect(throws: Diagnostic.self) { try LanguageChoice(of: document, given: "tlh") }
        #expect(throws: Diagnostic.self) { try LanguageChoice(of: TextDocument(path: "a.txt")) }
    }

    @Test func chineseAloneGoesByTheText() throws {
        let text = TextBlock(kind: .paragraph, text: EncodingTests.traditional, origins: [])
        let document = TextDocument(path: "a.zh.txt", blocks: [text])
        #expect(try LanguageChoice(of: document).language == .traditionalChinese)
        #expect(try LanguageChoice(of: document, given: "zh").language == .traditionalChinese)
        #expect(try LanguageChoice(of: document, given: "zh-Hans").language == .simplifiedChinese)
    }
}
