import Terminology
import Testing

@Suite struct LanguageFormsTests {
    @Test func `forms are in the order of the languages, each once`() {
        var forms: LanguageForms = [.korean: "출원", .simplifiedChinese: "申请", .korean: "심판"]
        #expect(forms.map(\.key) == [.simplifiedChinese, .korean])
        #expect(forms[.korean] == "심판")
        #expect(forms[.english] == nil)
        forms[.japanese] = "申請"
        forms[.simplifiedChinese] = nil
        forms[.english] = nil
        #expect(forms.map(\.value) == ["申請", "심판"])
        #expect(forms == [.korean: "심판", .japanese: "申請"])
    }
}
