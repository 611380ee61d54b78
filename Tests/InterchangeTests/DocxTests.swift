import Interchange
import Terminology
import Testing

@Suite struct DocxTests {
    private func outlined(_ body: String, _ others: [ZipWriter.Entry] = [DocxSample.styles]) throws -> [String] {
        outline(try read(DocxSample.file(body, others), "a.docx"))
    }

    @Test func stylesTellHeadingsAndItems() throws {
        let p = DocxSample.paragraph
        let body =
            p("T", "a3") + p("One", "1") + p("Mine", "x") + p("Out", "o") + p("Item", "l") + p("C", "c")
            + p("L", "loop")
            + p("None", nil)
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>N</w:t></w:r></w:p>"
        #expect(
            try outlined(body) == [
                "h1: T", "h1: One", "h1: Mine", "h3: Out", "li: Item", "cap: C", "p: L", "p: None", "li: N",
            ])
        #expect(try outlined(p("H", "Heading2"), []) == ["h2: H"])
    }

    @Test func runsAreJoinedAndChangesAccepted() throws {
        let body = """
            <w:p><w:r><w:t>pat</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ent</w:t><w:tab/><w:t>A</w:t><w:br/><w:t>B</w:t></w:r>
            <w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins>
            <w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>!</w:t></w:r></w:moveTo>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>?</w:t></w:r>
            <w:r><w:instrText>no</w:instrText></w:r><w:r><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>
            """
        #expect(try outlined(body) == ["p: patent A B new!?-x"])
    }

    @Test func aDeletedEndJoinsParagraphs() throws {
        let body =
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>" + DocxSample.paragraph("two")
        #expect(try outlined(body + DocxSample.paragraph("three")) == ["p: one two", "p: three"])
    }

    @Test func tablesNest() throws {
        let p = { DocxSample.paragraph($0) }
        let body =
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(p("a"))</w:tc><w:tc>\(p("b"))\(p("c"))</w:tc></w:tr>"
            + "<w:tr><w:tc>\(p("d"))<w:tbl><w:tr><w:tc>\(p("in"))</w:tc></w:tr></w:tbl>\(p("e"))</w:tc></w:tr></w:tbl>\(p("f"))"
        #expect(try outlined(body) == ["0,0: a", "0,2: b", "0,2: c", "1,0: d", "0,0: in", "1,0: e", "p: f"])
    }

    @Test func notesFollowTheirParagraph() throws {
        let notes =
            "<w:footnotes \(DocxSample.space)><w:footnote w:id=\"-1\" w:type=\"separator\"><w:p/></w:footnote>"
            + "<w:footnote w:id=\"1\">\(DocxSample.paragraph("note"))</w:footnote></w:footnotes>"
        let ends =
            "<w:endnotes \(DocxSample.space)><w:endnote w:id=\"1\">\(DocxSample.paragraph("end"))</w:endnote></w:endnotes>"
        let body =
            "<w:p><w:r><w:t>ab</w:t><w:footnoteReference w:id=\"1\"/><w:t>c</w:t><w:endnoteReference w:id=\"1\"/></w:r></w:p>"
            + DocxSample.paragraph("z")
        let file = DocxSample.file(
            body, [ZipWriter.Entry("word/footnotes.xml", notes), ZipWriter.Entry("word/endnotes.xml", ends)])
        let document = try read(file, "a.docx")
        #expect(outline(document) == ["p: abc", "fn: note", "fn: end", "p: z"])
        #expect(places(document) == ["1:1", "1:3", "1:4", "2:1"])
    }

    @Test func aTextBoxIsReadOnce() throws {
        let box = "<w:txbxContent>\(DocxSample.paragraph("box"))</w:txbxContent>"
        let body =
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
            + "</mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p>"
        #expect(try outlined(body) == ["p: ab", "p: box"])
    }

    @Test func rubyAndMathematics() throws {
        let body =
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            + "<w:r><w:t>字</w:t></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
        #expect(try outlined(body) == ["p: 漢字x=1"])
    }

    @Test func theLanguageOfMostTextIsDeclared() throws {
        let p = DocxSample.paragraph
        #expect(
            try read(DocxSample.file(p("特許庁 JPO", nil), [DocxSample.styles]), "a.docx").declaredLanguage == .japanese)
        #expect(
            try read(DocxSample.file(p("patents 特", nil), [DocxSample.styles]), "a.docx").declaredLanguage == .english)
        let korean = "<w:p><w:r><w:rPr><w:lang w:eastAsia=\"ko-KR\"/></w:rPr><w:t>특허청</w:t></w:r></w:p>"
        #expect(try read(DocxSample.file(korean, [DocxSample.styles]), "a.docx").declaredLanguage == .korean)
        #expect(try read(DocxSample.file(p("x", nil)), "a.docx").declaredLanguage == nil)
    }

    @Test func strictFilesAndOtherPrefixesAreRead() throws {
        let text =
            "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:r><d:t>x</d:t></d:r></d:p></d:body></d:document>"
        let relationships =
            "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/a/../b/main.xml\"/></Relationships>"
        let file = ZipWriter.archive([DocxSample.types, .init("_rels/.rels", relationships), .init("b/main.xml", text)])
        #expect(outline(try read(file, "-")) == ["p: x"])
    }
}
