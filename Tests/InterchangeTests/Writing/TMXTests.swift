import Interchange
import Terminology
import Testing

@Suite struct TMXTests {
    /// What TMX 1.4b says of the elements that are written here (section "Elements"), in words of our own.
    static let grammar = """
        <!ELEMENT tmx (header, body)>
        <!ATTLIST tmx version CDATA #FIXED "1.4">
        <!ELEMENT header (note | prop)*>
        <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
          segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
          srclang CDATA #REQUIRED datatype CDATA #REQUIRED creationdate CDATA #IMPLIED>
        <!ELEMENT body (tu*)>
        <!ELEMENT note (#PCDATA)>
        <!ELEMENT prop (#PCDATA)>
        <!ATTLIST prop type CDATA #REQUIRED>
        <!ELEMENT tu ((note | prop)*, tuv+)>
        <!ATTLIST tu tuid CDATA #IMPLIED>
        <!ELEMENT tuv ((note | prop)*, seg)>
        <!ATTLIST tuv xml:lang CDATA #REQUIRED>
        <!ELEMENT seg (#PCDATA)>
        """

    @Test func aUnitHasAVariantForEachLanguage() throws {
        var options = WritingOptions.test
        options.title = "Meeting"
        let file = try WrittenFile(WritingSamples.report, as: .tmx, options: options)
        #expect(
            file.lines.prefix(9).joined(separator: "\n") == """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE tmx SYSTEM "tmx14.dtd">
                <tmx version="1.4">
                  <header creationtool="tripo-term" creationtoolversion="1.0" creationdate="20211130T090000Z" \
                segtype="sentence" o-tmf="tripo-term" adminlang="en" srclang="*all*" datatype="plaintext">
                    <prop type="x-title">Meeting</prop>
                  </header>
                  <body>
                    <tu tuid="1">
                      <prop type="x-confidence">0.9700</prop>
                """)
        #expect(
            file.text.contains(
                """
                    <tu tuid="3">
                      <prop type="x-confidence">1.0000</prop>
                      <prop type="x-doubtful">false</prop>
                      <tuv xml:lang="en">
                        <prop type="x-document">en.txt</prop>
                        <prop type="x-line">4</prop>
                        <seg>It &lt;ended&gt; &amp; closed.</seg>
                      </tuv>
                      <tuv xml:lang="zh-Hans">
                        <prop type="x-document">zh.txt</prop>
                        <prop type="x-line">3</prop>
                        <seg>会议结束。</seg>
                      </tuv>
                    </tu>
                  </body>
                </tmx>

                """))
    }

    @Test func segmentsOfAUnitAreJoinedAsTheLanguageWrites() throws {
        let file = try WrittenFile(WritingSamples.report, as: .tmx)
        #expect(file.text.contains("<seg>The offices met. They agreed.</seg>"))
        #expect(file.text.contains("<seg>各庁は会合を開いた。合意した。</seg>"))
    }

    @Test func chineseKeepsASpaceBetweenLatinWordsAndAfterAHeading() throws {
        var texts = WritingSamples.report
        texts.texts[1] = WritingSamples.text("zh.txt", .simplifiedChinese, ["报告", "由 TRIPO", "KIPO 提出"])
        texts.alignment.units = [AlignmentUnit(segments: [[0], [0, 1, 2], [0]], confidence: 1)]
        let file = try WrittenFile(texts, as: .tmx)
        #expect(file.text.contains("<seg>报告 由 TRIPO KIPO 提出</seg>"))
    }

    @Test func aUnitOfOneLanguageIsLeftOutAndCounted() throws {
        var texts = WritingSamples.report
        texts.alignment.units[2].segments[1] = []
        let file = try WrittenFile(texts, as: .tmx)
        #expect(file.report.unitsLeftOut == 1)
        #expect(file.report.unitsWritten == 2)
        #expect(!file.text.contains("closed"))
        var options = WritingOptions.test
        options.includesOneSided = true
        let all = try WrittenFile(texts, as: .tmx, options: options)
        #expect(all.report.unitsLeftOut == 0)
        #expect(all.text.contains("closed"))
    }

    @Test func theSourceLanguageIsSaidWhereItIsKnown() throws {
        var options = WritingOptions.test
        options.source = 1
        #expect(try WrittenFile(WritingSamples.report, as: .tmx, options: options).text.contains("srclang=\"zh-Hans\""))
        options.pair = ColumnPair(0, 1)
        let pair = try WrittenFile(WritingSamples.report, as: .tmx, options: options)
        #expect(pair.text.contains("srclang=\"zh-Hans\""))
        #expect(!pair.text.contains("xml:lang=\"ja\""))
    }

    @Test func aSecondTextOfALanguageHasATagOfItsOwn() throws {
        var texts = WritingSamples.pair("a", "b")
        texts.texts[1].language = .english
        #expect(try WrittenFile(texts, as: .tmx).text.contains("xml:lang=\"en-x-2\""))
    }

    @Test func bothLevelsWriteTheSameOfPlainText() throws {
        var options = WritingOptions.test
        options.tmxLevel = .markup
        let level2 = try WrittenFile(WritingSamples.report, as: .tmx, options: options)
        #expect(try level2.text == WrittenFile(WritingSamples.report, as: .tmx).text)
    }

    @Test(arguments: [WritingSamples.report, WritingSamples.hostile]) func itFollowsTheStandard(
        _ texts: AlignedTexts
    ) throws {
        let file = try WrittenFile(texts, as: .tmx)
        #expect(try XMLLint.faults(file.text, grammar: Self.grammar) == "")
    }

    @Test func whatXMLCannotHoldIsReplacedAndCounted() throws {
        let file = try WrittenFile(WritingSamples.pair("a\u{0}\u{FFFE}b\u{8}", "\u{FFFF}"), as: .tmx)
        #expect(file.text.contains("<seg>a\u{FFFD}\u{FFFD}b\u{FFFD}</seg>"))
        #expect(file.text.contains("<seg>\u{FFFD}</seg>"))
        #expect(file.report.charactersReplaced == 4)
    }

    @Test func charactersBesideTheForbiddenOnesStay() throws {
        let kept = "\u{FFBE}\u{FFBF}\u{FFFD}\u{1FFFE}\u{FFFC}\u{1FFBE}"
        let file = try WrittenFile(WritingSamples.pair(kept, "x"), as: .tmx)
        #expect(file.text.contains("<seg>\(kept)</seg>"))
        #expect(file.report.charactersReplaced == 0)
    }
}
