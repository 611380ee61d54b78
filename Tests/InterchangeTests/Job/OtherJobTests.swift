import Terminology
import Testing

@testable import Interchange

struct OtherJobTests {
    // MARK: TMX

    @Test func aVariantIsAddedWhereThereIsNone() throws {
        let unit = "\n  <tu tuid=\"1\">\n    <tuv xml:lang=\"en\"><seg>a <ph x=\"1\">{0}</ph></seg></tuv>\n  </tu>\n"
        let file = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(unit)</body></tmx>"
        let filled = try Filling(file, name: "a.tmx", to: .korean).text(Filling.fuzzy)
        let variant = """
            \n    <tuv xml:lang="ko">
                  <prop type="x-match">85</prop>
                  <prop type="x-match-source">old "source"</prop>
                  <seg>訳 <ph x="1">{0}</ph></seg>
                </tuv>
            """
        #expect(filled == file.replacing("</seg></tuv>\n  </tu>", with: "</seg></tuv>\(variant)\n  </tu>"))
    }

    @Test func anEmptyVariantIsFilledInAndAFullOneStays() throws {
        let file = """
            <tmx><header srclang="en"/><body><tu><tuv lang="EN-us"><seg>a</seg></tuv><tuv lang="ja"><seg/></tuv></tu>\
            <tu><tuv lang="en"><seg>b</seg></tuv><tuv lang="ja"><seg>乙</seg></tuv></tu></body></tmx>
            """
        let filling = try Filling(file, name: "a.tmx", to: .japanese)
        #expect(filling.job.segments.map(\.isTranslated) == [false, true])
        #expect(
            filling.text { _ in JobFilling("甲", percent: 100, needsReview: false) }
                == file.replacing("<seg/>", with: "<seg>甲</seg>"))
    }

    // MARK: PO

    @Test func aCatalogueIsFilledIn() throws {
        let head = "# c\nmsgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\n"
        let file =
            head
            + "#: a.c:1\n#, c-format\nmsgctxt \"m\"\nmsgid \"\"\n\"a\\n\"\n\"b\"\nmsgstr \"\"\n\n#~ msgid \"c\"\n#~ msgstr \"\"\n"
        let filling = try Filling(file, name: "a.po")
        #expect(filling.sources == ["a\nb"])
        let filled = filling.text { _ in
            JobFilling("甲\n\"乙\"", percent: 90, needsReview: true, previousSource: "a\nc")
        }
        #expect(
            filled == head
                + "#: a.c:1\n#, fuzzy, c-format\n#| msgid \"\"\n#| \"a\\n\"\n#| \"c\"\nmsgctxt \"m\"\nmsgid \"\"\n\"a\\n\"\n"
                + "\"b\"\nmsgstr \"\"\n\"甲\\n\"\n\"\\\"乙\\\"\"\n\n#~ msgid \"c\"\n#~ msgstr \"\"\n")
    }

    @Test func pluralFormsAndLineEndsOfWindows() throws {
        let file =
            "msgid \"\"\r\nmsgstr \"Language: ko\\n\"\r\n\r\nmsgid \"one\"\r\nmsgid_plural \"many\"\r\nmsgstr[0] \"\"\r\n"
        let filling = try Filling(file, name: "a.po")
        #expect(filling.sources == ["many"])
        #expect(
            filling.text(Filling.fuzzy).hasSuffix(
                "\r\n\r\n#, fuzzy\r\n#| msgid \"old \\\"source\\\"\"\r\nmsgid \"one\"\r\nmsgid_plural \"many\"\r\nmsgstr[0] \"訳\"\r\n"
            ))
    }

    @Test func aCatalogueOfAnotherCharsetBecomesUTF8() throws {
        let file =
            "msgid \"\"\nmsgstr \"Language: ja\\nContent-Type: text/plain; charset=EUC-JP\\n\"\n\n# \u{1}\nmsgid \"a\"\nmsgstr \"\"\n"
        let bytes = file.utf8.flatMap { $0 == 1 ? [0xC6, 0xFC] : [$0] as [UInt8] }
        let filled = try Filling(bytes, name: "a.po").text { _ in JobFilling("訳", percent: 100, needsReview: false) }
        #expect(
            filled
                == file.replacing("EUC-JP", with: "UTF-8").replacing("\u{1}", with: "日").replacing(
                    "msgid \"a\"\nmsgstr \"\"", with: "msgid \"a\"\nmsgstr \"訳\""))
    }

    @Test func xmlOfAnotherCharsetBecomesUTF8() throws {
        let file =
            "<?xml version='1.0' encoding='Shift_JIS'?><tmx><header srclang='ja'/><body><tu><tuv lang='ja'><seg>\u{1}</seg></tuv></tu></body></tmx>"
        let bytes = file.utf8.flatMap { $0 == 1 ? [0x93, 0xFA] : [$0] as [UInt8] }
        let filling = try Filling(bytes, name: "a.tmx", to: .english)
        #expect(filling.sources == ["日"])
        #expect(filling.text { _ in nil } == file.replacing("Shift_JIS", with: "UTF-8").replacing("\u{1}", with: "日"))
    }

    // MARK: Text

    @Test func aTextKeepsItsParagraphs() throws {
        let file = "\u{FEFF}  One two.\r\n\r\n\tThree.\r\n"
        let filling = try Filling(file, name: "a.txt", to: .japanese, from: .english)
        #expect(filling.sources == ["One two.", "Three."])
        #expect(
            filling.text {
                $0.text == "Three." ? Filling.fuzzy($0) : JobFilling("一二。", percent: 100, needsReview: false)
            }
                == "\u{FEFF}  一二。\r\n\r\n\t[85%] 訳\r\n")
    }

    @Test(arguments: [
        ("a.po", "msgid \"a\"\nmsgstr \"\"\n", "job.no-language"), ("a.po", "msgstr \"a\"\n", "job.malformed"),
        ("a.po", "msgid a\n", "job.malformed"), ("a.po", "\"a\"\n", "job.malformed"),
        ("a.po", "msgid \"a\nmsgstr \"\"\n", "job.malformed"), ("a.tmx", "<tmx/>", "job.no-language"),
        ("a.docx", "PK", "job.unknown-format"),
        ("a.txt", "Words.", "job.no-language"),
    ])
    func filesThatAreRefused(_ name: String, _ file: String, _ code: String) {
        let error = #expect(throws: Diagnostic.self) { try Filling(file, name: name) }
        #expect(error?.code == code)
    }
}
