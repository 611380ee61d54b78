import Foundation
import Interchange
import Terminology
import TestSupport
import Testing

/// TMX as other programs write it, and as nobody should.
struct TMXReaderTests {
    private func file(_ units: String, header: String = #"srclang="en""#, start: String = "") -> String {
        """
        \(start)<tmx version="1.4"><header \(header)/>
        <body>
        \(units)
        </body></tmx>
        """
    }

    private func unit(_ texts: (String, String)...) -> String {
        "<tu>" + texts.map { "<tuv xml:lang=\"\($0.0)\"><seg>\($0.1)</seg></tuv>" }.joined() + "</tu>"
    }

    @Test(arguments: [
        ("zh", "zh-Hans"), ("ZH-CN", "zh-Hans"), ("cmn-Hans", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-hk", "zh-Hant"),
        ("JA-jp", "ja"), ("ko_KR", "ko"), ("EN", "en"),
    ])
    func languagesHoweverTheyAreWritten(_ tag: String, _ language: String) throws {
        let reading = try UnitReading(file(unit((tag, "x"))), "a.tmx")
        #expect(reading.lines == ["\(language):x"])
        // What the tag says more is not lost.
        #expect(reading.units[0].segments[0].properties.map(\.value) == (tag == language ? [] : [tag]))
    }

    @Test func oldVersionsNameLanguagesWithoutPrefix() throws {
        let text = file("<tu><tuv lang='en'><seg>a</seg></tuv><tuv LANG='x' lang='ja'><seg>b</seg></tuv></tu>")
        #expect(try UnitReading(text, "a.tmx").lines == ["en:a|ja:b"])
    }

    @Test func whatIsKnownOfAUnitIsKept() throws {
        let text = file(
            """
            <tu tuid="7" srclang="ja" creationdate="20200102T030405Z" creationid="me" changedate="20210101T000000Z" \
            changeid="you" usagecount="3"><note>n</note><prop type="x-document">d.txt</prop>\
            <prop type="domain">patents</prop><prop type="x-confidence">0.5</prop><prop type="own">1 &amp; 2</prop>
            <tuv xml:lang="en"><prop type="x-previous">before</prop><prop type="k">v</prop><seg>a</seg></tuv>
            <tuv xml:lang="ja"><seg>b</seg></tuv></tu>
            """)
        let unit = try #require(try UnitReading(text, "a.tmx").units.first)
        #expect(unit.source == .japanese)
        #expect([unit.created?.extended, unit.author] == ["2020-01-02T03:04:05Z", "me"])
        #expect([unit.changed?.extended, unit.changedBy] == ["2021-01-01T00:00:00Z", "you"])
        #expect([unit.document, unit.domain] == ["d.txt", "patents"])
        #expect(unit.confidence == 0.5)
        #expect(
            unit.properties.map { "\($0.name)=\($0.value)" } == [
                "tmx:tuid=7", "tmx:usagecount=3", "note=n", "own=1 & 2",
            ])
        #expect(unit[.english]?.previous == "before")
        #expect(unit[.english]?.properties == [MemoryProperty("k", "v")])
    }

    @Test func tagsStandWhereTheyStood() throws {
        let content = """
            A <bpt i="1" type="bold">&lt;b&gt;</bpt>日<hi type="x">h<ph/></hi><ept i="1">&lt;/b&gt;</ept>\
            <ph x="2">&lt;img alt="<sub type="t">in <it pos="begin">[</it>side</sub>"/&gt;</ph>.
            """
        let segment = try #require(
            try UnitReading(file(unit(("en", content), ("ja", "x"))), "a.tmx").units.first?[.english])
        #expect(segment.text == "A 日h.")
        #expect(
            segment.tags.map { "\($0.offset)\($0.kind.rawValue)" } == ["2bpt", "5hi", "6ph", "6/hi", "6ept", "6ph"])
        #expect(
            segment.tags.last?.content == [
                .code("<img alt=\""),
                .text(
                    "in side",
                    tags: [
                        InlineTag(.isolated, at: 3, attributes: [MemoryProperty("pos", "begin")], content: [.code("[")])
                    ],
                    attributes: [MemoryProperty("type", "t")]),
                .code("\"/>"),
            ])
    }

    @Test func whatIsNotTakenIsTold() throws {
        let text = file(
            [
                unit(("en", "a"), ("fr", "b")), unit(("en", "a"), ("ja", "")),
                unit(("en", "c"), ("ja", "d"), ("de", "e")),
                "<tu><tuv><seg>x</seg></tuv><tuv xml:lang='en'><seg>y</seg></tuv></tu>",
                "<tu><tuv xml:lang='en'/><tuv xml:lang='ja'><seg>y</seg></tuv></tu>",
            ].joined(separator: "\n"), header: "")
        let reading = try UnitReading(text, "a.tmx")
        #expect(reading.lines == ["en:c|ja:d"])
        #expect(
            reading.problems == [
                "3:42 unknown-language", "4:42 empty-segment", "6:5 no-language", "7:5 malformed",
                "(1:20 no-source-language)", "(5:79 unknown-language)",
            ])
    }

    @Test func severalTextsOfALanguageAreSeveralUnits() throws {
        let reading = try UnitReading(file(unit(("en-US", "color"), ("en-GB", "colour"), ("ja", "色"))), "a.tmx")
        #expect(reading.lines == ["en:color|ja:色", "en:colour|ja:色"])
    }

    /// Each of these stands where a unit might, and costs no other.
    @Test(arguments: [
        "<tu><tuv xml:lang='en'><seg>a</tuv></tu>", "<tu><tuv xml:lang='en'><seg>a & b</seg></tuv></tu>",
        "<tu><tuv xml:lang='en><seg>a</seg></tuv></tu>", "<tu", "<tu><tuv xml:lang='en'><seg>&lol;</seg></tuv></tu>",
        "<tu><tuv xml:lang='en'><seg>a\u{1}b</seg></tuv></tu>", "<tu><tuv xml:lang='en'><seg>&#0;</seg></tuv></tu>",
        "<tu><tuv xml:lang='en'><seg>open", "<tu><tuv xml:lang='en'><seg>a < b</seg></tuv></tu>", "</tu>",
        "<tu a a='1'/>",
        "<tu><tuv xml:lang='en'><seg><b>x</b></seg></tuv></tu>", "<tu tuid='1' tuid='2'></tu>", "<![CDATA[x]]",
        "<!-- open", "<!-- open <tu/>", "<? open", "<![CDATA[ open",
        "<tu><tuv xml:lang='en'><seg>a<!-- b</seg></tuv></tu>",
        "<tu><tuv xml:lang='en'><seg><![CDATA[a]]</seg></tuv></tu>",
        "<tu>text<tuv xml:lang='en'><seg>a</seg></tuv></tu>", "<tu><tuv xml:lang='en'><seg>&#xD800;</seg></tuv></tu>",
    ])
    func damageCostsNoOtherUnit(_ damaged: String) throws {
        let good = [
            unit(("en", "one"), ("ja", "一")), unit(("en", "two"), ("ja", "二")), unit(("en", "three"), ("ja", "三")),
        ]
        let reading = try UnitReading(file(good[0] + "\n" + good[1] + "\n" + damaged + "\n" + good[2]), "a.tmx")
        #expect(reading.lines == ["en:one|ja:一", "en:two|ja:二", "en:three|ja:三"])
        #expect(!reading.problems.isEmpty)
        #expect(reading.leftOut.allSatisfy { ($0.location?.line ?? 0) >= 5 })
    }

    @Test func truncatedFilesLoseTheLastUnit() throws {
        let whole = file((0..<9).map { unit(("en", "text \($0)"), ("ja", "文 \($0)")) }.joined(separator: "\n"))
        let bytes = Array(whole.utf8)
        for length in stride(from: 1, to: bytes.count, by: 7) {
            let reading = try? UnitReading(Array(bytes[..<length]), "a.tmx")
            let text = String(decoding: bytes[..<length], as: UTF8.self)
            #expect((reading?.units.count ?? 0) == text.components(separatedBy: "</tu>").count - 1)
            if text.contains("<tmx ") { #expect(reading?.problems.isEmpty == false) }
        }
    }

    @Test func documentTypesAreNeitherFetchedNorObeyed() throws {
        let bomb = """
            <!DOCTYPE tmx SYSTEM "file:///etc/passwd" [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "/etc/passwd">
            <!-- ] > --> <!ENTITY % p SYSTEM "http://localhost/x"> %p;]>
            """
        for start in ["<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n", bomb] {
            let units = [
                unit(("en", "a"), ("ja", "b")), unit(("en", "&b;"), ("ja", "b")), unit(("en", "&x;"), ("ja", "b")),
            ]
            let reading = try UnitReading(file(units.joined(), start: "<?xml version=\"1.0\"?>" + start), "a.tmx")
            #expect(reading.lines == ["en:a|ja:b"])
            #expect(reading.leftOut.count == 2)
        }
    }

    /// Nor do they hide what comes after them.
    @Test(arguments: [
        "<!DOCTYPE tmx [<?own don't \" > ?><!-- it's --><!ENTITY a 'it>'>]>", "<!DOCTYPE tmx SYSTEM 'open>",
        "<!DOCTYPE tmx [<!-- open ]>", "<!DOCTYPE tmx [", "<!-- open", "<? open",
    ])
    func whatStandsBeforeTheDocumentHidesNoUnit(_ start: String) throws {
        let reading = try UnitReading(file(unit(("en", "a"), ("ja", "b")), start: start + "\n"), "a.tmx")
        #expect(reading.lines == ["en:a|ja:b"])
        #expect(reading.problems == (start.hasSuffix("it>'>]>") ? [] : ["(1:1 malformed)"]))
    }

    /// A comment that is not closed ends before the next one, not with it.
    @Test func commentsThatAreNotClosedSwallowNoUnits() throws {
        let open = "<tu><tuv xml:lang='en'><seg><![CDATA[one]] ></seg></tuv></tu>"
        let text = [
            "<!-- open", unit(("en", "a"), ("ja", "b")), "<!-- closed -->", open,
            unit(("en", "<![CDATA[c]]>"), ("ja", "d")),
        ]
        let reading = try UnitReading(file(text.joined(separator: "\n")), "a.tmx")
        #expect(reading.lines == ["en:a|ja:b", "en:c|ja:d"])
        #expect(reading.problems == ["6:29 malformed", "(3:1 malformed)"])
    }

    @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP"])
    func charsets(_ name: String) throws {
        let mark = name.hasPrefix("UTF-16") ? "\u{FEFF}" : ""
        let text =
            mark + "<?xml version='1.0' encoding='\(name.prefix(6) == "UTF-16" ? "UTF-16" : name)'?>\n"
            + file(unit(("en", "Trade mark"), ("ja", "商標の審査基準")))
        let reading = try UnitReading(try #require(encode(text, as: name)), "a.tmx")
        #expect(reading.lines == ["en:Trade mark|ja:商標の審査基準"])
    }

    @Test func aWrongDeclarationIsNotBelieved() throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?>" + file(unit(("en", "Trade mark"), ("ja", "商標の審査基準")))
        #expect(try UnitReading(text, "a.tmx").lines == ["en:Trade mark|ja:商標の審査基準"])
        let latin = text.replacingOccurrences(of: "UTF-16", with: "iso-8859-1")
        #expect(try UnitReading(latin, "a.tmx").lines == ["en:Trade mark|ja:商標の審査基準"])
    }

    @Test func bytesThatAreNoCharactersCostTheirUnit() throws {
        var bytes = Array(file(unit(("en", "one@"), ("ja", "一")) + "\n" + unit(("en", "二 two"), ("ja", "二"))).utf8)
        bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "@")))] = 0xFF
        let reading = try UnitReading(bytes, "a.tmx")
        #expect(reading.lines == ["en:二 two|ja:二"])
        #expect(reading.problems == ["3:32 undecodable"])
    }

    @Test func aSegmentWithoutBoundsIsLeftOut() throws {
        var options = MemoryReadingOptions()
        options.longestSegment = 1000
        let long = String(repeating: "long ", count: 100_000)
        let reading = try UnitReading(
            file(
                unit(("en", long), ("ja", "a")) + unit(("en", "<ph>\(long)</ph>"), ("ja", "a"))
                    + unit(("en", "b"), ("ja", "c"))),
            "a.tmx", options: options)
        #expect(reading.lines == ["en:b|ja:c"])
        #expect(reading.leftOut.map(\.code) == ["memory.segment-too-long", "memory.segment-too-long"])
    }

    @Test func nestingIsBounded() throws {
        let deep = String(repeating: "<hi>", count: 5000) + "x" + String(repeating: "</hi>", count: 5000)
        let subs = String(repeating: "<ph><sub>", count: 500) + "x" + String(repeating: "</sub></ph>", count: 500)
        let reading = try UnitReading(
            file(unit(("en", deep), ("ja", "a")) + unit(("en", subs), ("ja", "a")) + unit(("en", "b"), ("ja", "c"))),
            "a.tmx")
        #expect(reading.lines == ["en:b|ja:c"])
        #expect(reading.leftOut.count == 2)
    }

    @Test func whatIsNoTMXIsRefused() throws {
        #expect { try UnitReading("<html></html>", "a.tmx") } throws: {
            ($0 as? Diagnostic)?.code == "memory.wrong-format"
        }
        #expect(try UnitReading("", "a.tmx").problems.count == 1)
    }

    /// Whatever stands in a file, reading comes to its end; and what was not touched is read.
    @Test func damageAtRandom() throws {
        let units = (0..<12).map { unit(("en", "text \($0) &amp; more"), ("ja", "文 \($0)")) }
        let bytes = Array(file(units.joined(separator: "\n"), start: "<?xml version='1.0' encoding='UTF-8'?>").utf8)
        var generator = SplitMix64(seed: 11)
        for _ in 0..<400 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 150..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: damaged[place] = "<>&'\"/![]-".utf8.randomElement(using: &generator) ?? 0
                default: damaged[place] = damaged[Int.random(in: 0..<bytes.count, using: &generator)]
                }
            }
            guard !damaged.contains(0) else { continue }
            let reading = try UnitReading(damaged, "a.tmx")
            #expect(reading.units.count + reading.leftOut.count >= 4)
        }
    }
}
