import Foundation
import Interchange
import Terminology
import TestSupport
import Testing

/// What kits that test programs for TMX test: versions, charsets, white space, languages, references, inline markup of level 2 (TMX 1.4b).
struct TMXComplianceTests {
    private func file(
        _ units: String, version: String = "1.4", source: String = "en", declaration: String = "", header: String = ""
    ) -> String {
        """
        <?xml version="1.0"\(declaration)?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="\(version)">
        <header creationtool="kit" creationtoolversion="1" datatype="PlainText" segtype="sentence" adminlang="en-us"
            srclang="\(source)" o-tmf="any" o-encoding="iso-8859-1">\(header)</header>
        <body>
        \(units)
        </body>
        </tmx>
        """
    }

    private func segment(_ content: String) throws -> MemorySegment {
        let text = file(
            "<tu><tuv xml:lang='en'><seg>\(content)</seg></tuv><tuv xml:lang='ja'><seg>x</seg></tuv></tu>")
        let reading = try UnitReading(text, "a.tmx")
        #expect(reading.problems == [])
        return try #require(reading.units.first?[.english])
    }

    @Test(arguments: ["1.1", "1.2", "1.3", "1.4", "1.4b"], ["lang", "xml:lang"])
    func allVersionsNameLanguagesEitherWay(_ version: String, _ attribute: String) throws {
        let unit = "<tu><tuv \(attribute)='EN-us'><seg>a</seg></tuv><tuv \(attribute)='zH-tW'><seg>b</seg></tuv></tu>"
        let reading = try UnitReading(file(unit, version: version, source: "EN-US"), "a.tmx")
        #expect(reading.lines == ["en:a|zh-Hant:b"])
        #expect(reading.units.first?.source == .english)
    }

    @Test func anySourceAndTheUnitsOwn() throws {
        let texts = "<tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>"
        let reading = try UnitReading(
            file("<tu>\(texts)</tu><tu srclang='ko'>\(texts)</tu><tu srclang='*all*'>\(texts)</tu>", source: "*all*"),
            "a.tmx")
        #expect(reading.units.map(\.source) == [nil, .korean, nil])
        #expect(reading.problems == [])
    }

    @Test func whiteSpaceWithinASegmentIsText() throws {
        #expect(try segment(" a [\t\t   ] b\u{3000}\u{A0} ").text == " a [\t\t   ] b\u{3000}\u{A0} ")
        #expect(try segment("a\r\nb&#13;&#x9;c").text == "a\nb\r\tc")
    }

    @Test func referencesAndSections() throws {
        #expect(
            try segment("&lt;=lt, &gt;=gt, &amp;=amp, &quot;&apos; &#233;&#xE9;&#x20BB7; <![CDATA[<b>&amp;]]>").text
                == "<=lt, >=gt, &=amp, \"' éé𠮷 <b>&amp;")
        #expect(try segment("a<!-- <seg> -->b<?own > ?>c").text == "abc")
    }

    /// Each charset, as it is named in the declaration, with what only it can hold.
    @Test(arguments: [
        ("utf-8", "é 商標 상표 😀"), ("UTF-16", "é 商標 상표 😀"), ("iso-8859-1", "é ÿ ¤ §"), ("windows-1252", "é “€”"),
        ("us-ascii", "a"), ("Shift_JIS", "商標審査"), ("EUC-JP", "商標審査"), ("ISO-2022-JP", "商標審査"),
        ("EUC-KR", "상표 심사 기준"), ("GB18030", "商标审查基准"), ("Big5", "商標審查基準"),
    ])
    func charsets(_ name: String, _ text: String) throws {
        let unit = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ja'><seg>\(text)</seg></tuv></tu>"
        let document = file(unit, declaration: " encoding=\"\(name)\"")
        for bytes in name == "UTF-16" ? ["UTF-16LE", "UTF-16BE"] : [name] {
            let mark = name == "UTF-16" ? "\u{FEFF}" : ""
            let reading = try UnitReading(try #require(encode(mark + document, as: bytes)), "a.tmx")
            #expect(reading.lines == ["en:a|ja:\(text)"], "\(bytes)")
        }
    }

    @Test func pairsOfTagsNestAndCross() throws {
        let nested = try segment(
            "<bpt i='1' x='1' type='bold'>&lt;b></bpt><bpt i='2'/>a<ept i='2'/><bpt i='3'/>b<ept i='1'/>c<ept i='3'/>")
        #expect(nested.text == "abc")
        #expect(
            nested.tags.map { "\($0.offset)\($0.kind.rawValue)\($0.attributes["i"] ?? "")" } == [
                "0bpt1", "0bpt2", "1ept2", "1bpt3", "2ept1", "3ept3",
            ])
        #expect(nested.tags.first?.attributes["type"] == "bold")
        #expect(nested.tags.first?.content == [.code("<b>")])
    }

    @Test func isolatedUnknownAndPlaceholders() throws {
        let segment = try segment(
            "A<it pos='begin' x='1'>{\\b</it>B<ut>{\\unk</ut>C<ph x='2' assoc='p' type='image'/>D<it pos='end'>}</it>")
        #expect(segment.text == "ABCD")
        #expect(segment.tags.map { "\($0.offset)\($0.kind.rawValue)" } == ["1it", "2ut", "3ph", "4it"])
        #expect(segment.tags.map { $0.attributes["pos"] ?? "" } == ["begin", "", "", "end"])
        #expect(segment.tags[2].attributes["assoc"] == "p")
    }

    @Test func highlightsHoldOtherTags() throws {
        let segment = try segment("a <hi type='term'>b<hi>c</hi><ph/></hi> d")
        #expect(segment.text == "a bc d")
        #expect(segment.tags.map { "\($0.offset)\($0.kind.rawValue)" } == ["2hi", "3hi", "4/hi", "4ph", "4/hi"])
    }

    /// A footnote, an index entry, the text of an attribute: no part of the segment, but kept.
    @Test func textsWithinCodes() throws {
        let segment = try segment(
            "Text<ph>&lt;fn><sub datatype='html' type='footnote'>Note <bpt i='1'/>one<ept i='1'/></sub>&lt;/fn></ph>.")
        #expect(segment.text == "Text.")
        guard case .text(let note, let tags, let attributes) = segment.tags.first?.content.dropFirst().first else {
            Issue.record("no text within the code")
            return
        }
        #expect(note == "Note one")
        #expect(tags.map(\.offset) == [5, 8])
        #expect(attributes.map(\.name) == ["datatype", "type"])
    }

    @Test func whatTheHeaderHoldsIsNoUnit() throws {
        let header = """
            <note xml:lang='en' o-encoding='utf-8'>n</note><prop type='x-k'>v</prop>
            <ude name='own' base='MacRoman'><map unicode='#xF8FF' code='#xF0' ent='apple' subst='[apple]'/></ude>
            """
        let unit =
            "<tu tuid='1' o-encoding='x' datatype='html' usagecount='2' lastusagedate='19970314T023401Z'"
            + " creationtool='t' creationtoolversion='1' segtype='block' changedate='19970315T023401Z' changeid='c' o-tmf='q'>"
            + "<note>n</note><prop xml:lang='en' type='x-k' o-encoding='y'>v</prop>"
            + "<tuv xml:lang='en' datatype='rtf' creationdate='19970313T023401Z'><note>m</note><seg>a</seg></tuv>"
            + "<tuv xml:lang='ja'><seg>b</seg></tuv></tu>"
        let reading = try UnitReading(file(unit, header: header), "a.tmx")
        #expect(reading.lines == ["en:a|ja:b"])
        #expect(reading.problems == [])
        let read = try #require(reading.units.first)
        #expect(read.created?.extended == "1997-03-13T02:34:01Z")
        #expect(read.changed?.extended == "1997-03-15T02:34:01Z")
        #expect(read.changedBy == "c")
        let names = read.properties.map(\.name)
        for name in ["tmx:tuid", "tmx:datatype", "tmx:usagecount", "tmx:lastusagedate", "tmx:segtype", "note", "x-k"] {
            #expect(names.contains(name), "\(name) of \(names)")
        }
    }

    /// What other variants of a language say is not mixed with it; what is said in none that the memory holds is told.
    @Test func variantsOfALanguage() throws {
        let texts = [("en-us", "color"), ("en-gb", "colour"), ("ja", "色"), ("fr-ca", "couleur"), ("x-own", "?")]
        let unit = "<tu>" + texts.map { "<tuv xml:lang='\($0)'><seg>\($1)</seg></tuv>" }.joined() + "</tu>"
        let reading = try UnitReading(file(unit), "a.tmx")
        #expect(reading.lines == ["en:color|ja:色", "en:colour|ja:色"])
        #expect(reading.remarks.map(\.code) == ["memory.unknown-language", "memory.unknown-language"])
    }
}
