import Interchange
import Terminology
import Testing

@Suite struct TSVTests {
    @Test func aRowIsAUnit() throws {
        let file = try WrittenFile(WritingSamples.report, as: .tsv)
        #expect(
            file.text == """
                en\tzh-Hans\tja\tconfidence\tdoubtful\tdocument
                Report\t报告\t報告\t0.9700\tfalse\ten.txt
                The offices met. They agreed.\t各局会晤并达成一致。\t各庁は会合を開いた。合意した。\t0.6999\ttrue\ten.txt
                It <ended> & closed.\t会议结束。\t\t1.0000\tfalse\ten.txt

                """)
    }

    @Test(arguments: [
        ("a\tb\nc", "a b c"), ("\"a\" b", "\"\"\"a\"\" b\""), ("a \"b\"", "a \"b\""), ("=1+1", "'=1+1"), ("-1", "'-1"),
        ("+82", "'+82"), ("@x", "'@x"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\t=1", "' =1"), ("a=1", "a=1"),
        ("a\u{0}b\u{85}", "a b "),
    ]) func aCellHoldsWhatItCan(_ text: String, _ cell: String) throws {
        let file = try WrittenFile(WritingSamples.pair(text, "x"), as: .tsv)
        #expect(file.lines[1] == "\(cell)\tx\t0.5000\ttrue\ten.txt")
    }

    @Test func formulasStayWhereNobodyGuardsThem() throws {
        var options = WritingOptions.test
        options.guardsFormulas = false
        options.startsWithByteOrderMark = true
        let file = try WrittenFile(WritingSamples.pair("-1", "x"), as: .tsv, options: options)
        #expect(file.text.unicodeScalars.first == "\u{FEFF}")
        #expect(file.lines[1].hasPrefix("-1\t"))
    }

    /// Else a memory could not tell the reports of two meetings from each other.
    @Test(arguments: [
        ("en.txt", "22nd/en.txt"), ("./en.txt", "22nd/en.txt"), ("21st/en.txt", "21st/en.txt"), ("/en.txt", "/en.txt"),
        ("report.en.txt", "report.en.txt"), ("22.txt", "22.txt"),
    ]) func aDocumentNamedByItsLanguageHasItsFolderToo(_ path: String, _ document: String) throws {
        var texts = WritingSamples.pair("a", "x")
        texts.texts[0].path = path
        var options = WritingOptions.test
        options.directory = "/reports/22nd"
        for (format, text) in [
            (AlignmentFormat.tsv, "\t\(document)\n"), (.json, "\"document\":\"\(document)\"}"),
            (.tmx, "<prop type=\"x-document\">\(document)</prop>"),
        ] {
            #expect(try WrittenFile(texts, as: format, options: options).text.contains(text))
        }
    }

    @Test func everyRowHasItsColumnsWhateverTheTexts() throws {
        let file = try WrittenFile(WritingSamples.hostile, as: .tsv)
        let rows = file.text.unicodeScalars.split(separator: "\n")
        #expect(rows.count == WritingSamples.hostileLines.count + 1)
        #expect(rows.allSatisfy { $0.count { $0 == "\t" } == 4 })
    }
}
