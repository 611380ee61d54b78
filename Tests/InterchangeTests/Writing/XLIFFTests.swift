import Interchange
import Terminology
import Testing

@Suite struct XLIFFTests {
    /// What XLIFF 2.1 says of the elements that are written here (sections 4.2 and 5.6), in RELAX NG of our own.
    static let grammar = """
        <grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:oasis:names:tc:xliff:document:2.0"
          datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <start><element name="xliff"><attribute name="version" ns=""><value>2.1</value></attribute>
            <attribute name="srcLang" ns=""><data type="language"/></attribute>
            <attribute name="trgLang" ns=""><data type="language"/></attribute>
            <oneOrMore><element name="file"><attribute name="id" ns=""><data type="NMTOKEN"/></attribute>
              <attribute name="original" ns=""/><zeroOrMore><ref name="metadata"/></zeroOrMore>
              <choice><oneOrMore><ref name="unit"/></oneOrMore>
                <element name="group"><attribute name="id" ns=""/></element></choice></element></oneOrMore>
          </element></start>
          <define name="unit"><element name="unit"><attribute name="id" ns=""><data type="NMTOKEN"/></attribute>
            <ref name="metadata"/>
            <optional><element name="notes"><oneOrMore><element name="note">
              <optional><attribute name="category" ns=""/></optional>
              <optional><attribute name="priority" ns=""><data type="integer">
                <param name="minInclusive">1</param><param name="maxInclusive">10</param></data></attribute></optional>
              <text/></element></oneOrMore></element></optional>
            <oneOrMore><element name="segment"><attribute name="id" ns=""><data type="NMTOKEN"/></attribute>
              <attribute name="state" ns=""><choice><value>initial</value><value>translated</value></choice></attribute>
              <element name="source"><ref name="inline"/></element>
              <optional><element name="target"><ref name="inline"/></element></optional></element></oneOrMore>
          </element></define>
          <define name="inline"><mixed><zeroOrMore><element name="cp"><attribute name="hex" ns="">
            <data type="hexBinary"/></attribute></element></zeroOrMore></mixed></define>
          <define name="metadata"><element name="metadata" ns="urn:oasis:names:tc:xliff:metadata:2.0">
            <oneOrMore><element name="metaGroup" ns="urn:oasis:names:tc:xliff:metadata:2.0">
              <attribute name="category" ns=""/>
              <oneOrMore><element name="meta" ns="urn:oasis:names:tc:xliff:metadata:2.0">
                <attribute name="type" ns=""/><text/></element></oneOrMore></element></oneOrMore></element></define>
        </grammar>
        """

    @Test func aUnitIsDividedIntoItsBeads() throws {
        var options = WritingOptions.test
        options.pair = ColumnPair(0, 2)
        let file = try WrittenFile(WritingSamples.report, as: .xliff, options: options)
        #expect(file.text.contains("srcLang=\"en\" trgLang=\"ja\""))
        #expect(
            file.text.contains(
                """
                      <notes><note category="alignment" priority="2">Doubtful: 69 %</note></notes>
                      <segment id="s1" state="translated">
                        <source>The offices met.</source>
                        <target>各庁は会合を開いた。</target>
                      </segment>
                      <segment id="s2" state="translated">
                        <source>They agreed.</source>
                        <target>合意した。</target>
                      </segment>
                    </unit>
                """))
    }

    @Test func aSourceWithoutATargetIsLeftToTranslate() throws {
        var options = WritingOptions.test
        options.pair = ColumnPair(0, 2)
        let file = try WrittenFile(WritingSamples.report, as: .xliff, options: options)
        #expect(
            file.text.contains(
                """
                      <segment id="s1" state="initial">
                        <source>It &lt;ended&gt; &amp; closed.</source>
                      </segment>
                """))
        #expect(file.report.unitsLeftOut == 0)
    }

    @Test func aTargetWithoutASourceIsLeftOutUnlessAskedFor() throws {
        var options = WritingOptions.test
        options.pair = ColumnPair(2, 1)
        let file = try WrittenFile(WritingSamples.report, as: .xliff, options: options)
        #expect(file.report.unitsLeftOut == 1)
        #expect(!file.text.contains("会议结束"))
        options.includesOneSided = true
        #expect(try WrittenFile(WritingSamples.report, as: .xliff, options: options).text.contains("会议结束"))
    }

    @Test func unitsHaveTheSameNumbersInTheDocumentsOfAllTargets() throws {
        let pairs = WritingSamples.report.pairs(fromSource: 2)
        #expect(pairs == [ColumnPair(2, 0), ColumnPair(2, 1)])
        for pair in pairs {
            var options = WritingOptions.test
            options.pair = pair
            let file = try WrittenFile(WritingSamples.report, as: .xliff, options: options)
            #expect(file.text.contains("<unit id=\"u2\">"))
        }
    }

    @Test func theSourceAndTheNextColumnAreTakenWhereNoPairIsSaid() throws {
        #expect(try WrittenFile(WritingSamples.report, as: .xliff).text.contains("srcLang=\"en\" trgLang=\"zh-Hans\""))
        var options = WritingOptions.test
        options.source = 1
        let file = try WrittenFile(WritingSamples.report, as: .xliff, options: options)
        #expect(file.text.contains("srcLang=\"zh-Hans\" trgLang=\"en\""))
    }

    @Test(arguments: [WritingSamples.report, WritingSamples.hostile]) func itFollowsTheStandard(
        _ texts: AlignedTexts
    ) throws {
        var empty = texts
        empty.alignment.units = []
        for texts in [texts, empty] {
            let file = try WrittenFile(texts, as: .xliff)
            #expect(try XMLLint.faults(file.text, grammar: Self.grammar, option: "--relaxng") == "")
        }
    }

    @Test func whatXMLCannotHoldIsKeptByItsNumber() throws {
        let file = try WrittenFile(WritingSamples.pair("a\u{1B}\u{FFFE}", "x\u{FFFF}"), as: .xliff)
        #expect(file.text.contains("<source>a<cp hex=\"001B\"/><cp hex=\"FFFE\"/></source>"))
        #expect(file.text.contains("<target>x<cp hex=\"FFFF\"/></target>"))
        #expect(file.report.charactersReplaced == 0)
    }
}
