import Foundation
import Interchange
import Terminology
import TestSupport
import Testing

/// Units of XLIFF, PO, MO, tables and JSON lines.
struct UnitFormatTests {
    @Test func xliff12() throws {
        let text = """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
            <file original="a.docx" source-language="en-US" target-language="ja" datatype="plaintext"><body><group>
            <trans-unit id="1"><source>One <g id="1">two</g><x id="2"/></source><target state="final">一<g id="1">二</g></target>\
            <note>n</note><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>
            <trans-unit id="2"><source>Untranslated</source></trans-unit>
            <trans-unit id="3"><source>Broken</source><target>壊</trans-unit>
            <trans-unit id="4"><source>Four</source><target>四</target></trans-unit>
            <trans-unit id="5"><source>Five</source><target>五</target></trans-unit>
            </group></body></file></xliff>
            """
        let reading = try UnitReading(text, "a.xlf")
        #expect(reading.lines == ["en:One two|ja:一二", "en:Four|ja:四", "en:Five|ja:五"])
        #expect(reading.problems == ["4:1 empty-segment", "5:52 malformed"])
        let first = try #require(reading.units[0][.english])
        #expect(first.tags.map { "\($0.offset)\($0.kind.rawValue)" } == ["4bpt", "7ept", "7ph"])
        #expect(reading.units[0].properties.map(\.value) == ["1", "n"])
        #expect(reading.units.map(\.document) == ["a.docx", "a.docx", "a.docx"])
        // Neighbours in the file are neighbours in the document, but not over what was left out.
        #expect(reading.units[1][.english]?.next == "Five")
        #expect(reading.units[2][.japanese]?.previous == "四")
        #expect(reading.units[1][.english]?.previous == nil)
    }

    /// What a program has put in and nobody has looked at is no translation; what a person marks is.
    @Test(arguments: [
        (
            "a.xlf",
            """
            <xliff version='1.2'><file source-language='en' target-language='ja'><body>
            <trans-unit><source>a</source><target state='needs-review-translation' state-qualifier='fuzzy-match'>あ</target></trans-unit>
            <trans-unit><source>b</source><target state='needs-review-translation'>い</target></trans-unit>
            <trans-unit><source>c</source><target state='translated' state-qualifier='exact-match'>う</target></trans-unit>
            </body></file></xliff>
            """
        ),
        (
            "b.xlf",
            """
            <xliff version='2.0' srcLang='en' trgLang='ja'><file id='f'><unit id='u'>
            <segment state='initial' subState='tripo-term:98-placeables'><source>a</source><target>あ</target></segment>
            <segment state='initial'><source>b</source><target>い</target></segment>
            <segment state='translated' subState='tripo-term:100'><source>c</source><target>う</target></segment>
            </unit></file></xliff>
            """
        ),
        (
            "c.tmx",
            """
            <tmx version='1.4'><header srclang='en'/><body>
            <tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ja'><prop type='x-match'>98</prop><seg>あ</seg></tuv></tu>
            <tu><tuv xml:lang='en'><seg>b</seg></tuv><tuv xml:lang='ja'><seg>い</seg></tuv></tu>
            <tu><tuv xml:lang='en'><seg>c</seg></tuv><tuv xml:lang='ja'><prop type='x-note'>n</prop><seg>う</seg></tuv></tu>
            </body></tmx>
            """
        ),
    ])
    func suggestionsAreNotTaken(name: String, text: String) throws {
        let reading = try UnitReading(text, name)
        #expect(reading.lines == ["en:b|ja:い", "en:c|ja:う"])
        #expect(reading.leftOut.map(\.code) == ["memory.not-in-force"])
    }

    @Test func xliff2() throws {
        let text = """
            <?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hans-CN" trgLang="ko">
            <file id="f"><unit id="u"><notes><note>n</note></notes><originalData><data id="d">&lt;br/></data></originalData>
            <segment><source>一<ph id="1" dataRef="d"/></source><target>하나</target></segment><ignorable><source> </source></ignorable>
            <segment><source>二<cp hex="0001"/><pc id="2">三</pc></source><target>둘</target></segment></unit></file></xliff>
            """
        let reading = try UnitReading(text, "a.xliff")
        #expect(reading.lines == ["zh-Hans:一|ko:하나", "zh-Hans:二\u{1}三|ko:둘"])
        #expect(reading.problems == [])
    }

    private let catalogue = """
        # a comment
        msgid ""
        msgstr ""
        "Project-Id-Version: program 1\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Language: ja\\n"

        #: a.c:1
        #, c-format
        msgctxt "menu"
        msgid "Open %s\\n"
        msgstr ""
        "%s を"
        "開く\\n"

        #, fuzzy
        msgid "Close"
        msgstr "閉"

        msgid "New"
        msgstr ""

        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "%d ファイル"

        #~ msgid "Old"
        #~ msgstr "旧"
        """

    @Test func po() throws {
        let reading = try UnitReading(catalogue, "x.po")
        #expect(reading.lines == ["en:Open %s\n|ja:%s を開く\n", "en:%d file|ja:%d ファイル", "en:%d files|ja:%d ファイル"])
        #expect(reading.problems == ["17:1 not-in-force", "20:1 empty-segment", "27:1 not-in-force"])
        let unit = reading.units[0]
        #expect(unit.document == "program 1")
        #expect(
            unit.properties.map { "\($0.name)=\($0.value)" } == ["reference=a.c:1", "flag=c-format", "msgctxt=menu"])
    }

    @Test func poInAnotherCharset() throws {
        let text = catalogue.replacingOccurrences(of: "UTF-8", with: "EUC-JP")
        #expect(try UnitReading(try #require(encode(text, as: "EUC-JP")), "x.po").lines.count == 3)
    }

    /// A quotation mark that is not closed, or closed too early, costs its entry, and is told where it stands.
    @Test(arguments: [
        ("msgid \"two\nmsgstr \"二\"", "6:7"), ("msgid \"\"\n  \"two\nmsgstr \"二\"", "7:3"),
        ("msgid \"two\"\nmsgstr \"\"\n\"二\"\n\"三", "9:1"), ("msgid \"two\nmsgstr \"二", "6:7"),
        ("msgctxt \"日 \nmsgid \"two\"\nmsgstr \"二\"", "6:9"), ("msgid \"two\" and\nmsgstr \"二\"", "6:13"),
        ("msgid \"two\"\nmsgid_plural \"twos\"\nmsgstr[0] \"二\"\nmsgstr[1] \"二\\\"", "9:11"),
        ("msgid \"two\"\nmsgstr \"二\"\n more\"", "8:2"), ("msgid \"two\"\nmsgstx \"二\"", "7:1"),
    ])
    func damageInACatalogueCostsOneEntry(_ damaged: String, _ place: String) throws {
        let text = [
            "msgid \"\"\nmsgstr \"Language: ja\\n\"", "msgid \"one\"\nmsgstr \"一\"", damaged,
            "msgid \"three\"\nmsgstr \"三\"",
        ]
        let reading = try UnitReading(text[0] + "\n" + text[1] + "\n\n" + text[2...].joined(separator: "\n\n"), "x.po")
        #expect(reading.lines == ["en:one|ja:一", "en:three|ja:三"])
        #expect(reading.problems == [place + " malformed"])
    }

    @Test func aDamagedHeaderStillNamesTheLanguage() throws {
        let text = "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\"X: y\nmsgid \"a\"\nmsgstr \"b\"\n"
        let reading = try UnitReading(text, "x.po")
        #expect(reading.lines == ["en:a|ja:b"])
        #expect(reading.problems == ["(4:1 malformed)"])
    }

    @Test func escapesOfCatalogues() throws {
        let text = #"msgid "a\tb\033\x1b[\"\\\a\47\q""# + "\n" + #"msgstr "\346\227\245\xE6\x9C\xAC""#
        var options = MemoryReadingOptions()
        options.target = .japanese
        #expect(
            try UnitReading(text, "x.po", options: options).lines == ["en:a\tb\u{1B}\u{1B}[\"\\\u{7}'q|ja:日本"])
        let none = "msgid \"a\"\nmsgstr \"\\377\"\n\nmsgid \"b\"\nmsgstr \"c\""
        let reading = try UnitReading(none, "x.po", options: options)
        #expect(reading.lines == ["en:b|ja:c"])
        #expect(reading.problems == ["1:1 undecodable"])
    }

    @Test func aCatalogueWithoutLanguageIsRefused() throws {
        let text = "msgid \"a\"\nmsgstr \"b\"\n"
        #expect { try UnitReading(text, "x.po") } throws: { ($0 as? Diagnostic)?.code == "memory.no-target-language" }
        var options = MemoryReadingOptions()
        options.target = .korean
        #expect(try UnitReading(text, "x.po", options: options).lines == ["en:a|ko:b"])
        #expect(try UnitReading(text, "ko.po").lines == ["en:a|ko:b"])
    }

    private func mo(_ entries: [(String, String)], bigEndian: Bool = false) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] {
            let bytes = (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }
            return bigEndian ? bytes.reversed() : bytes
        }
        let tables = 28
        var (keys, values, data): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        let start = tables + entries.count * 16
        for (isKey, texts) in [(true, entries.map(\.0)), (false, entries.map(\.1))] {
            for text in texts {
                let entry = word(text.utf8.count) + word(start + data.count)
                if isKey { keys += entry } else { values += entry }
                data += Array(text.utf8) + [0]
            }
        }
        let head = [0x9504_12DE, 0, entries.count, tables, tables + entries.count * 8, 0, 0].flatMap(word)
        return head + keys + values + data
    }

    @Test(arguments: [false, true]) func mo(bigEndian: Bool) throws {
        let bytes = mo(
            [
                ("", "Language: ko\nContent-Type: text/plain; charset=UTF-8\n"), ("menu\u{4}Open", "열기"),
                ("a\0as", "가\0가들"),
            ],
            bigEndian: bigEndian)
        let reading = try UnitReading(bytes, "x.mo")
        #expect(reading.lines == ["en:Open|ko:열기", "en:a|ko:가", "en:as|ko:가들"])
    }

    @Test func aDamagedMOIsToldAndNeverCrashes() throws {
        let bytes = mo([("", "Language: ko\n"), ("one", "하나"), ("two", "둘")])
        var generator = SplitMix64(seed: 5)
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<3 {
                damaged[Int.random(in: 4..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            _ = try? UnitReading(damaged, "x.mo")
            _ = try? UnitReading(Array(damaged.prefix(Int.random(in: 0..<bytes.count, using: &generator))), "x.mo")
        }
    }

    /// Each entry of such a file says all of it: a small file could fill any memory.
    @Test func entriesOfAnMOThatOverlapAreBounded() throws {
        let count = 2000
        func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let texts = 28 + count * 16
        let head = [0x9504_12DE, 0, count, 28, 28 + count * 8, 0, 0].flatMap(word)
        let table = (0..<2 * count).flatMap { _ in word(50_000) + word(texts) }
        var options = MemoryReadingOptions()
        options.target = .korean
        let reading = try UnitReading(head + table + [UInt8](repeating: 0x61, count: 50_000), "x.mo", options: options)
        #expect(reading.units.count <= 2)
        #expect(reading.leftOut.count == count - reading.units.count)
    }

    @Test func tables() throws {
        let text =
            "en\tzh-TW\tdocument\tcreated\tkeyword\n'=1+1\t一\td\t2021-11-30\tk\n\"a\t\"\"b\"\"\nc\"\t二\n\nd\t\nx\ty\tz\tbad\n1\t2\t3\t\t5\t6\n"
        let reading = try UnitReading(text, "a.tsv")
        #expect(reading.lines == ["en:=1+1|zh-Hant:一", "en:a\t\"b\"\nc|zh-Hant:二"])
        #expect(reading.problems == ["6:1 untranslated", "7:1 malformed", "8:10 malformed"])
        #expect(reading.units[0].created?.extended == "2021-11-30T00:00:00Z")
        #expect(reading.units[0].properties == [MemoryProperty("keyword", "k")])
    }

    @Test func tablesWithCommas() throws {
        #expect(
            try UnitReading("\u{FEFF}en,ja\r\n\"a, b\",\"c\"\r\nd,e", "a.csv").lines == ["en:a, b|ja:c", "en:d|ja:e"])
    }

    @Test func aQuotationMarkThatIsNotClosedCostsItsRow() throws {
        let reading = try UnitReading("en\tja\n\"open\tx\na\tb\nc\td\n", "a.tsv")
        #expect(reading.lines == ["en:a|ja:b", "en:c|ja:d"])
        #expect(reading.problems == ["2:1 malformed"])
    }

    @Test func aQuotationMarkThatIsNotClosedSwallowsNoRows() throws {
        // The mark is closed by that of another row, with text behind it.
        let reading = try UnitReading("en\tja\nx\t\"open\na\tb \"c\"\n\"d\"\te\n日\t\"end", "a.tsv")
        #expect(reading.lines == ["en:a|ja:b \"c\"", "en:d|ja:e"])
        #expect(reading.problems == ["2:3 malformed", "5:3 malformed"])
    }

    @Test func textBehindAClosingQuotationMarkIsKeptAndTold() throws {
        let reading = try UnitReading("en,ja\n\"KIPO\" says,\"b\"\nc,\"日\"\"本\"x\n\"e\nf\",g", "a.csv")
        #expect(reading.lines == ["en:\"KIPO\" says|ja:b", "en:c|ja:\"日\"\"本\"x", "en:e\nf|ja:g"])
        #expect(
            reading.problems == ["(2:7 text-behind-quotation-mark)", "(3:9 text-behind-quotation-mark)"])
    }

    @Test func placesBehindACellOfSeveralLines() throws {
        let reading = try UnitReading("en,ja,details\n\"日\n本\",\"b\",{", "a.csv")
        #expect(reading.problems == ["3:8 malformed"])
    }

    /// Whatever stands in a table, all its rows are read or told.
    @Test func marksAtRandom() throws {
        var generator = SplitMix64(seed: 21)
        for _ in 0..<300 {
            var text = "en\tja\n"
            for number in 0..<8 {
                for cell in ["e\(number)", "\tj\(number)"] {
                    text += cell
                    if Int.random(in: 0..<6, using: &generator) == 0 { text += "\"" }
                }
                text += "\n"
                if Int.random(in: 0..<8, using: &generator) == 0 { text += "\"" }
            }
            let reading = try UnitReading(text, "a.tsv")
            let told = (reading.leftOut + reading.remarks).compactMap { $0.location?.line }
            for number in 0..<8 {
                let isRead = reading.units.contains { $0[.english]?.text.contains("e\(number)") == true }
                #expect(isRead || told.contains(number + 2), "\(text.debugDescription)")
            }
        }
    }

    /// A terminal would obey them, and a spreadsheet refuse the file.
    @Test func controlsOfAnExportedTableAreShownButNotWritten() throws {
        var unit = MemoryUnit([
            MemorySegment(.english, "a\u{1B}[31mb\tc"), MemorySegment(.japanese, "b\u{9B}\u{FFFD}"),
        ])
        (unit.document, unit.author) = ("\u{7F}.txt", "me")
        var bytes: [UInt8] = []
        var writer = MemoryWriter(.tsv)
        writer.begin { bytes += $0 }
        writer.write(unit) { bytes += $0 }
        writer.end { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\t" || $0 == "\n" })
        #expect(text.contains("\n\"a\u{FFFD}[31mb\tc\"\t"))
        #expect(try UnitReading(bytes, "a.tsv").units == [unit])
        // Who has corrected a cell has the last word.
        let corrected = text.replacingOccurrences(of: "a\u{FFFD}[31mb", with: "ab")
        #expect(try UnitReading(corrected, "a.tsv").units.first?[.english]?.text == "ab\tc")
    }

    @Test func aTableWithoutLanguagesIsRefused() {
        #expect { try UnitReading("a\tb\n", "a.tsv") } throws: { ($0 as? Diagnostic)?.code == "memory.no-header" }
    }

    @Test func jsonLines() throws {
        let text = """
            {"segments":{"en":{"text":"a","tags":[[1,"ph",[],"x"]]},"ja":"b"},"author":"me","properties":{"k":"v"}}
            {"segments":{"en":"c","ja":[{"text":"d。"},{"text":"e"}]},"confidence":0.5,"doubtful":true,"links":[]}
            {"segments":{"en":"c","ja":[]},"links":[]}
            {"segments":{"en":"c","ja":
            {"segments":{"en":{"text":"é","tags":[[1,"ph",[]]]},"ja":"b"}}
            {"segments":{"en":{"text":"a","tags":7},"ja":"b"}}
            {"segments":{"en":"a\\u0000","ja":"b"}}
            {"segments":{"en":"a","ja":"b"},"confidence":7}
            {"segments":{"en":"a","ja":"b"},"created":"yesterday"}
            []
            """
        let reading = try UnitReading(text, "a.jsonl")
        #expect(reading.lines == ["en:a|ja:b", "en:c|ja:d。e"])
        #expect(
            reading.problems == [
                "4:28 malformed", "5:1 defective-unit", "6:1 malformed", "7:1 defective-unit", "8:1 defective-unit",
                "9:1 malformed", "10:1 malformed", "(3:1 untranslated)",
            ])
    }

    @Test func nestingOfJSONIsBounded() throws {
        let reading = try UnitReading(String(repeating: "[", count: 1_000_000), "a.jsonl")
        #expect(reading.problems == ["1:65 malformed"])
    }

    @Test func formatsAreToldByTheirBytes() throws {
        let cases = [
            ("<?xml version='1.0'?><xliff srcLang='en' trgLang='ja'><file/></xliff>", MemoryFormat.xliff),
            ("<tmx/>", .tmx), ("{}", .jsonl), (catalogue, .po), ("en\tja\n", .tsv), ("en,ja\n", .csv),
        ]
        for (text, format) in cases {
            let directory = try TemporaryDirectory()
            try directory.write(text, to: "unknown")
            #expect(try MemoryFileReader(directory.path + "/unknown").format == format)
        }
    }
}
