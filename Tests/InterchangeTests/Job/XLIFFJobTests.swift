import Terminology
import Testing

@testable import Interchange

struct XLIFFJobTests {
    private func version1(_ units: String) -> String {
        """
        <?xml version="1.0"?>
        <xliff version="1.2"><file original="a" source-language="en" target-language="ja">
        <!-- stays --><body>\(units)</body></file></xliff>
        """
    }

    private func version2(_ units: String) -> String {
        """
        <xliff version="2.1" srcLang="en" trgLang="ja"><file id="f">\(units)</file></xliff>
        """
    }

    @Test func whatIsNotFilledInIsAsItWasByteByByte() throws {
        let file = version1("<trans-unit id='1' ><source>a&#x62;<x id='1'/></source >\r\n<target  /></trans-unit>")
        #expect(try Filling(file, name: "a.xlf").text { _ in nil } == file)
    }

    @Test func aTargetGoesBehindItsSource() throws {
        let unit = "\n  <trans-unit id=\"1\">\n    <source>One</source>\n    <note>n</note>\n  </trans-unit>\n"
        let target = "\n    <target state=\"translated\" state-qualifier=\"exact-match\">&lt;訳 &amp; One&gt;</target>"
        #expect(
            try Filling(version1(unit), name: "a.xlf").text(Filling.exact)
                == version1(unit.replacing("</source>", with: "</source>" + target)))
    }

    @Test func anEmptyTargetKeepsItsAttributes() throws {
        let file = version1(
            "<trans-unit><source>One</source><target xml:lang=\"ja\" state=\"new\"> </target></trans-unit>")
        let filled = try Filling(file, name: "a.xlf").text(Filling.fuzzy)
        #expect(
            filled.contains(
                "<target xml:lang=\"ja\" state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">訳</target>"
                    + "<alt-trans match-quality=\"85%\" origin=\"tripo-term\"><source>old \"source\"</source>"
                    + "<target>訳</target></alt-trans></trans-unit>"))
    }

    @Test func whatIsTranslatedOrNotToBeStays() throws {
        let file = version1(
            "<trans-unit><source>a</source><target>b</target></trans-unit><group translate=\"no\"><trans-unit>"
                + "<source>c</source></trans-unit></group><trans-unit translate=\"no\"><source>d</source></trans-unit>"
                + "<trans-unit><source>e</source><alt-trans><source>f</source><target>g</target></alt-trans></trans-unit>"
        )
        let filling = try Filling(file, name: "a.xlf")
        #expect(filling.sources == ["a", "e"])
        #expect(filling.job.segments.map(\.isTranslated) == [true, false])
        #expect(filling.text(Filling.exact).contains("<source>a</source><target>b</target>"))
    }

    @Test func segmentsOfADividedSourceAreFilledInApart() throws {
        let file = version1(
            "<trans-unit><source>A. B.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A.</mrk> "
                + "<mrk mtype=\"seg\" mid=\"2\">B.</mrk></seg-source></trans-unit>")
        let filling = try Filling(file, name: "a.xlf")
        #expect(filling.sources == ["A.", "B."])
        #expect(
            filling.text { $0.text == "B." ? JobFilling("乙", percent: 100, needsReview: false) : nil }.contains(
                "</seg-source><target state=\"needs-translation\" state-qualifier=\"exact-match\">"
                    + "<mrk mtype=\"seg\" mid=\"1\"></mrk> <mrk mtype=\"seg\" mid=\"2\">乙</mrk></target>"))
    }

    @Test func version2HasStateAndPercentage() throws {
        let file = version2(
            "<unit id=\"u\"><segment id=\"s\"><source>One</source></segment><ignorable><source> </source></ignorable>"
                + "<segment state=\"initial\"><source>Two</source><target/></segment></unit>")
        let filled = try Filling(file, name: "a.xlf").text { $0.text == "One" ? Filling.exact($0) : Filling.fuzzy($0) }
        #expect(
            filled.contains("<segment id=\"s\" state=\"translated\" subState=\"tripo-term:100\"><source>One</source>"))
        #expect(
            filled.contains(
                "<segment state=\"initial\" subState=\"tripo-term:85\"><source>Two</source><target>訳</target>"))
    }

    @Test func tagsAroundAndWithinTheText() throws {
        let file = version1(
            "<trans-unit><source><g id=\"1\">a <x id=\"2\"/>b</g></source></trans-unit>")
        let filling = try Filling(file, name: "a.xlf")
        #expect(filling.sources == ["a b"])
        #expect(filling.job.segments[0].tags.map(\.offset) == [0, 2, 3])
        let exact = { (offsets: [Int]?) in
            filling.text { _ in JobFilling("甲乙", offsets: offsets, percent: 100, needsReview: false) }
        }
        #expect(exact(nil).contains("<g id=\"1\">甲乙<x id=\"2\"/></g></target>"))
        #expect(exact([0, 3, 6]).contains("<g id=\"1\">甲<x id=\"2\"/>乙</g></target>"))
    }

    @Test(arguments: [
        (
            "<xliff><file source-language='en'><trans-unit><source>a</source></trans-unit></file></xliff>",
            "job.no-language"
        ),
        (
            "<xliff srcLang='en' trgLang='fr'><unit><segment><source>a</source></segment></unit></xliff>",
            "job.unknown-language"
        ),
        ("<xliff srcLang='en' trgLang='ja'><unit><segment><source>a", "job.malformed"),
        ("<xliff srcLang='en' trgLang='ja'><unit><segment><source>a&b;</source>", "job.malformed"),
        ("<html/>", "job.wrong-format"),
        (
            "<!DOCTYPE x [<!ENTITY e \"x\">]><xliff srcLang='en' trgLang='ja'><unit><segment><source>&e;</source>",
            "job.malformed"
        ),
        ("", "job.malformed"), ("\u{1}\u{2}", "job.malformed"),
    ])
    func filesThatAreRefused(_ file: String, _ code: String) {
        let error = #expect(throws: Diagnostic.self) { try Filling(file, name: "a.xlf") }
        #expect(error?.code == code)
    }
}
