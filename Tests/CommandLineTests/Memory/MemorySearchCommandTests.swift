import Foundation
import TestSupport
import Testing

/// `tripo-term tm search`, `concordance` and `optimize` as a user runs them.
struct MemorySearchCommandTests {
    private let sandbox: Sandbox

    private static let units = """
        en\tzh-Hans\tja\tko\tdocument
        The 21st meeting was held on November 30, 2021.\t第21次会议于2021年11月30日举行。\t第21回会合は2021年11月30日に開催された。\t제21차 회의가 2021년 11월 30일 개최되었다.\tmeeting
        The three offices discussed trademarks and designs.\t三局讨论了商标和外观设计。\t三庁は商標と意匠について議論した。\t3국 특허청은 상표와 디자인을 논의했다.\tmeeting

        """

    init() throws {
        sandbox = try Sandbox()
        try #require(try sandbox.run(["tm", "import", "-"], input: Self.units.utf8).status == 0)
    }

    private func tm(
        _ arguments: String..., input: String = "", environment: [String: String] = ["COLUMNS": "80"]
    ) throws -> Sandbox.Outcome {
        try sandbox.run(["tm"] + arguments, input: input.utf8, environment: environment)
    }

    @Test func valuesAreReplacedInThreeLanguages() throws {
        let outcome = try tm("search", "The 22nd meeting was held on November 29, 2022.")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(
            outcome.text == """
                The 22nd meeting was held on November 29, 2022.
                  98 %  other numbers, dates or names · meeting
                  en       The [-21st-]{+22nd+} meeting was held on November [-30, 2021-]{+29,
                           2022+}.
                  zh-Hans  第22次会议于2022年11月29日举行。
                           第21次 → 第22次
                           2021年11月30日 → 2022年11月29日
                  ja       第22回会合は2022年11月29日に開催された。
                           第21回 → 第22回
                           2021年11月30日 → 2022年11月29日
                  ko       제22차 회의가 2022년 11월 29일 개최되었다.
                           제21차 → 제22차
                           2021년 11월 30일 → 2022년 11월 29일


                """)
    }

    @Test(arguments: [40, 60, 80, 132]) func noLineIsLongerThanTheTerminal(width: Int) throws {
        for arguments in [
            ["search", "三庁は商標と特許について議論した。"], ["concordance", "商"], ["concordance", "the", "--to", "ja"],
        ] {
            let outcome = try sandbox.run(["tm"] + arguments, environment: ["COLUMNS": "\(width)"])
            #expect(outcome.status == 0)
            for line in outcome.lines { #expect(Columns.count(line) <= width, "\(line)") }
        }
    }

    @Test func jsonAnswersInTheOrderOfTheSegments() throws {
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/memory-search.schema.json")
        var segments: [String] = []
        for number in 0..<300 {
            segments.append(number % 3 == 0 ? "三庁は商標と特許について議論した。" : "The \(number)th meeting was held on May 5, 2022.")
        }
        let input = segments.joined(separator: "\n") + "\n"
        let one = try tm("search", "--format", "json", "--to", "ko", input: input)
        let many = try tm("search", "--format", "json", "--to", "ko", "--threads", "3", input: input)
        #expect(one.bytes == many.bytes)
        #expect(one.lines.count == segments.count)
        for (line, segment) in zip(one.lines, segments) {
            #expect(line.hasPrefix("{\"query\":\"\(segment)\",\"matches\":[{\"score\":"))
            #expect(schema.faults(inLine: line) == [])
        }
    }

    @Test func neighboursAreKnownInOrder() throws {
        let aligned = "en\tja\tconfidence\tdoubtful\nThey met.\t会った。\t0.9\tfalse\nThey left.\t帰った。\t0.9\tfalse\n"
        #expect(try tm("import", "-", input: aligned).status == 0)
        let lines = try tm(
            "search", "--in-order", "--format", "tsv", "--to", "ja", "--threshold", "90",
            input: "They met.\nThey left.\n"
        ).lines
        #expect(lines.map { $0.split(separator: "\t")[1] } == ["score", "101", "101"])
    }

    @Test func coloursOnlyWhereTheyAreWanted() throws {
        let query = "The three offices discussed trademarks and patents."
        #expect(try !tm("search", query).text.contains("\u{1B}"))
        #expect(
            try tm("search", query, "--color", "always").text.contains("\u{1B}[31mdesigns\u{1B}[0m\u{1B}[32mpatents"))
    }

    @Test func concordanceAlignsWhatItFinds() throws {
        let outcome = try tm("concordance", "商標", "--from", "ja", "--to", "ko")
        #expect(
            outcome.text == """
                ja                                  三庁は商標と意匠について議論した。
                  → ko       3국 특허청은 상표와 디자인을 논의했다.
                1 hit in 1 segment

                """)
        // What is found in the language that is asked for has its source beside it.
        #expect(try tm("concordance", "상표", "--to", "ko").text.contains("  ← ja       三庁は商標と意匠について議論した。"))
        #expect(try tm("concordance", "Ｔhree  OFFICES", "--from", "en").status == 0)
        #expect(try tm("concordance", "THREE", "--from", "en", "--literal").status == 1)
        #expect(try tm("concordance", "not there").text == "not found\n")
        #expect(try tm("import", "-", input: "en\tja\nThe offices left.\t退出した。\n").status == 0)
        let some = try tm("concordance", "offices", "--to", "ko").text
        #expect(some.contains("  → ko       (no translation)\n"))
        #expect(some.hasSuffix("\n2 hits; segments: 2\n"))
        let json = try tm("concordance", "2021", "--format", "json")
        #expect(json.text.hasPrefix("{\"query\":\"2021\",\"hits\":4,\"segments\":4,\"lines\":["))
    }

    @Test func badInputIsToldAndNothingIsLost() throws {
        for threshold in ["0", "101", "-1", "many"] {
            #expect(try tm("search", "a", "--threshold=" + threshold).status == 64)
        }
        #expect(try tm("search", "a", "--limit", "0").status == 64)
        #expect(try tm("search", "a", "--unit", "byte").status == 64)
        #expect(try tm("search", "a", "--penalty", "tags=many").status == 64)
        #expect(try tm("search", "a", "--to", "fr").status == 64)
        let missing = try tm("search", "a", "--memory", sandbox.path("none.sqlite"))
        #expect(missing.status == 2)
        #expect(missing.errors.contains("memory.missing"))
        #expect(missing.errors.contains("tripo-term tm import"))
        #expect(try tm("search", "").errors.contains("query.empty"))
        #expect(try tm("search", "--queries", sandbox.path("none")).errors.contains("input.unreadable"))
        let long = try tm("search", "--format", "json", input: String(repeating: "長", count: 100_000) + "\nmeeting\n")
        #expect(long.lines.count == 2)
        #expect(long.status == 1)
    }

    @Test func aLongerUnitThatHoldsTheSegmentIsShown() throws {
        let units = "en\tja\nThe room was warm. The heads signed the record. They left.\t部屋は暖かかった。\n"
        #expect(try tm("import", "-", input: units).status == 0)
        let query = "The heads signed the record."
        let table = try tm("search", query)
        #expect(table.status == 0)
        #expect(table.text.contains("48 %  says this and more"))
        let json = try tm("search", query, "--format", "json").text
        #expect(json.contains("\"score\":48,\"similarity\":0.482758,\"tier\":\"part\""))
        #expect(try tm("search", query, "--format", "tsv").lines.last?.contains("\t48\tpart\t") == true)
        #expect(try tm("search", query, "--no-parts").status == 1)
    }

    @Test func aSegmentInTheLanguageThatIsWantedIsTold() throws {
        #expect(try tm("search", "a", "--from", "ja", "--to", "ja").errors.contains("usage.same-language"))
        let english = try tm("search", "There was never a sentence such as this.", "--to", "en")
        #expect(english.status == 1)
        #expect(english.text.contains("  the segment is in the language that --to asks for: en\n"))
        let lines = try tm("search", "--to", "en", "--format", "tsv", input: "Never said so.\nNor this one.\n")
        #expect(lines.errors.components(separatedBy: "query.same-language").count == 2)
        #expect(try tm("search", "Never said so.", "--to", "ja").text.contains("  no match\n"))
    }

    @Test func whatIsNoTextIsToldOnce() throws {
        let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) } + [0, 10, 0xFF]
        let binary = try sandbox.write([0x0A, 0x61] + bytes, to: "bin.dat")
        let outcome = try tm("search", "--queries", binary)
        #expect(outcome.status == 2)
        #expect(outcome.errors.components(separatedBy: "error[").count == 2)
        #expect(outcome.errors.contains("bin.dat:2:2: error[query.binary]"))
        let empty = try tm("search", "--queries", try sandbox.write("\n \n".utf8, to: "empty.txt"))
        #expect(empty.status == 0)
        #expect(empty.errors.contains("warning[query.none]"))
    }

    @Test func aDamagedIndexIsMadeAgain() throws {
        #expect(try tm("search", "三庁は商標と特許について議論した。").status == 0)
        let directory = sandbox.path(".local/share/tripo-term/memory.sqlite.index")
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            let path = directory + "/" + name
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for place in stride(from: 70, to: bytes.count - 70, by: 50) { bytes[place] ^= 0xFF }
            try bytes.write(to: URL(fileURLWithPath: path))
        }
        #expect(try tm("search", "三庁は商標と特許について議論した。").status == 0)
        #expect(try tm("optimize").text.contains("bytes of search index"))
    }

    @Test func anAlignmentIsAddedToAMemory() throws {
        let english = try sandbox.write("The meeting ended.\nAll members left the room.\n".utf8, to: "a.en.txt")
        let japanese = try sandbox.write("会合は終わった。\n全員が部屋を出た。\n".utf8, to: "a.ja.txt")
        let memory = sandbox.path("own.sqlite")
        let aligned = try sandbox.run(["align", english, japanese, "--segmented", "--memory", memory])
        #expect(aligned.status == 0)
        #expect(aligned.text == "")
        #expect(aligned.errors.contains("2 new"))
        #expect(try tm("search", "The meeting ended.", "--memory", memory, "--format", "tsv").text.contains("会合は終わった。"))
        #expect(try sandbox.run(["align", "--collection", "x", "-o", "y", "--memory", memory]).status == 64)
    }

    @Test func memoriesCanBeWorthLess() throws {
        let own = sandbox.path(".local/share/tripo-term/memory.sqlite")
        let outcome = try tm(
            "search", "三庁は商標と意匠について議論した。", "--to", "en", "--memory", own + ":5", "--format", "tsv")
        #expect(outcome.lines.last?.split(separator: "\t")[1] == "95")
    }
}
