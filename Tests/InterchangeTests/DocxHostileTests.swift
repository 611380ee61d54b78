import Interchange
import Terminology
import Testing

@Suite struct DocxHostileTests {
    @Test func whatIsNoDocxIsNamed() {
        let cases: [([ZipWriter.Entry], String)] = [
            ([DocxSample.types, DocxSample.relationships, .init("xl/workbook.xml", "")], "XLSX"),
            ([DocxSample.types, DocxSample.relationships, .init("ppt/presentation.xml", "")], "PPTX"),
            ([.init("mimetype", "application/vnd.oasis.opendocument.text"), .init("content.xml", "")], "OpenDocument"),
            ([.init("a.txt", "x")], "ZIP"),
        ]
        for (entries, word) in cases {
            let problem = expectProblem("document.unsupported", ZipWriter.archive(entries), "a.docx")
            #expect(problem?.message.contains(word) == true)
        }
        expectProblem("document.damaged-archive", Array("plain".utf8), "a.docx")
        expectProblem("document.damaged-archive", [], "a.docx")
    }

    @Test func everyTruncationIsTold() {
        let file = DocxSample.file(DocxSample.paragraph("text"), [DocxSample.styles])
        for length in stride(from: 0, to: file.count, by: 7) {
            #expect(throws: Diagnostic.self) { try read(Array(file.prefix(length)), "a.docx") }
        }
    }

    @Test func aBombIsRefused() {
        let matches = 500_000
        var bomb = ZipWriter.Entry("word/document.xml", "")
        bomb.packed = ZipWriter.run(of: 0x20, matches: matches)
        bomb.size = UInt32(matches * 258 + 1)
        expectProblem(
            "document.archive-bomb", ZipWriter.archive([DocxSample.types, DocxSample.relationships, bomb]), "a.docx")
        // One that lies about its size is stopped as it unpacks.
        bomb.size = 100
        var limits = DocumentLimits()
        limits.bytes = 1 << 20
        let lie = ZipWriter.archive([DocxSample.types, DocxSample.relationships, bomb])
        #expect(throws: Diagnostic.self) {
            var options = DocumentOptions()
            options.limits = limits
            return try DocumentReader(options).document(of: lie, path: "a.docx")
        }
        let many = (0...10_000).map { ZipWriter.Entry("word/\($0)", "") }
        expectProblem("document.archive-bomb", ZipWriter.archive(DocxSample.entries("") + many), "a.docx")
    }

    @Test func climbingAndProtectedFilesAreRefused() {
        for name in ["../x", "/etc/passwd", "word/../../x", "a\\b"] {
            expectProblem("document.archive-path", DocxSample.file("", [.init(name, "x")]), "a.docx")
        }
        var entry = ZipWriter.Entry("word/media", "x")
        entry.flags = 1
        expectProblem("document.encrypted", DocxSample.file("", [entry]), "a.docx")
    }

    @Test func aWrongChecksumIsTold() {
        var entries = DocxSample.entries(DocxSample.paragraph("x"))
        entries[2].checksum ^= 1
        expectProblem("document.damaged-archive", ZipWriter.archive(entries), "a.docx")
    }

    @Test func declarationsAreRefused() {
        let texts = [
            "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document \(DocxSample.space)><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>",
            "<!DOCTYPE d SYSTEM \"http://127.0.0.1/x.dtd\"><w:document \(DocxSample.space)/>",
            "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><d>&b;</d>",
        ]
        for text in texts {
            let file = ZipWriter.archive([DocxSample.types, DocxSample.relationships, .init("word/document.xml", text)])
            expectProblem("document.declaration", file, "a.docx")
        }
    }

    @Test func malformedPartsAreToldWithTheirLine() {
        let file = ZipWriter.archive([
            DocxSample.types, DocxSample.relationships, .init("word/document.xml", "<a>\n<b></a>"),
        ])
        let problem = expectProblem("document.malformed", file, "a.docx")
        #expect(problem?.arguments["part"] == "word/document.xml")
        #expect(problem?.arguments["line"] == "2")
        let deep = DocxSample.file(String(repeating: "<w:tbl>", count: 2000))
        expectProblem("document.too-deep", deep, "a.docx")
        let empty = ZipWriter.archive([DocxSample.types, DocxSample.relationships, .init("word/document.xml", "")])
        expectProblem("document.malformed", empty, "a.docx")
    }
}
