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

    private func isUnknown(_ text: String) -> Bool {
        UnknownLanguage.isLanguage(of: [TextBlock(kind: .paragraph, text: text, origins: [])])
    }

    @Test(arguments: [
        "Die drei Ämter trafen sich in Kobe und sprachen über Patente.", "Jahresbericht der drei Ämter",
        "Am 30 November 2021 trafen sich die drei Ämter.", "Rapport annuel des offices de la région",
        "Les trois offices ont tenu leur réunion annuelle.",
        "La reunión anual de las tres oficinas se celebró en Kobe.",
        "I tre uffici si sono riuniti a Kobe.", "Os três institutos reuniram-se em Kobe.",
        "Reunião anual dos três institutos",
        "De drie bureaus kwamen bijeen voor het jaarlijkse overleg.",
        "De tre myndigheterna möttes i Kobe och talade om patent.",
        "Kolme virastoa tapasi Kobessa ja sopi, että työ jatkuu, kun kaikki ovat mukana.",
        "Trzy urzędy spotkały się w Kobe, a współpraca będzie trwać przez trzy lata.",
        "Üç ofis bu yıl Kobe'de toplandı ve daha çok iş birliği için anlaştı.", "Ba cơ quan đã gặp nhau tại Kobe.",
        "Ketiga kantor bertemu di Kobe untuk membahas paten.",
        "A három hivatal Kobében találkozott, és a szabadalmakról beszélt.",
        "Cele trei oficii s-au întâlnit la Kobe pentru a discuta.", "Три ведомства провели встречу.",
    ])
    func theWordsOfOtherLanguagesTell(_ text: String) { #expect(isUnknown(text)) }

    @Test(arguments: [
        "filing date, grant rate, office action, row one, row two, row three", "Patent Cooperation Treaty (PCT)", "",
        "Participants: Jorge de la Fuente, Maria da Silva, Ludwig van der Berg, Karl von Stein, João de Souza",
        "Deutsches Patent- und Markenamt; Institut national de la propriété industrielle; filing statistics by office, 2021",
        "Nguyễn Văn Đức, Trần Thị Hương, Đặng Minh", "Café décor, a résumé, façade and crème brûlée à la carte",
        "shāngbiāo zhuānlì tokkyochō kyōryoku jitsuyō", "Los Angeles, Las Vegas, El Salvador, San Marino, Den Haag",
        "KIPO, JPO и CNIPA", "α, β, γ, δ and ε denote rates", "The word und is German for and, as is oder for or.",
        "on-line filing; fee payment; e-filing; de facto standard; prior art search; per se rule; et al.; ad hoc group",
        "die casting, die set, die plate; door lock; see page 3, see table 4; para 5, para 6; Article 6 bis and ter",
        "ja, ko, zh; ja, de, en; na, na, na; Apple v. Samsung, Google v. Oracle; i.e. filing, e.g. grant; health care; pre-grant",
        "Contact: office@patent.com, www.example.com.br, http://para.example.com/como/para",
        "Café, résumé, naïve, façade, jalapeño, piñata; SIPO 11st meeting", "Bolt ø 5 mm, ø 6 mm; 11st meeting",
        "shāngbiāo zhuānlì, bàogào, shěnchá, là, lái, bù, shì, zhídào", "t’ŭkhŏch’ŏng, sangp’yo, t’ŭkhŏpŏp, kŏmt’o",
        "Price list. Seats na. Rooms na.", "first dan, second dan", "sub par, par value", "pros con", "po 1234",
        "til 5 pm",
        "Input 5 volt. Output is 3 volt.", "Officials met. de facto", "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω",
        "run make install; cd build && make; tar xf patch.tar.gz; ls -la; rm -rf tmp",
    ])
    func englishOfFewWordsOfGrammarIsEnglish(_ text: String) { #expect(!isUnknown(text)) }

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
