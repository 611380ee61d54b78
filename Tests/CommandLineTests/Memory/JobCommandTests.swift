import Foundation
import TestSupport
import Testing

/// `tripo-term tm analyze` and `tm pretranslate` as a user runs them.
struct JobCommandTests {
    private let sandbox: Sandbox
    private let memory: String

    init() throws {
        sandbox = try Sandbox()
        memory = sandbox.path("m.sqlite")
        let units = """
            {"segments":{"en":{"text":"The meeting was opened.","next":"The agenda was adopted."},"ja":"会合が開会された。"},"source":"en"}
            {"segments":{"en":{"text":"The agenda was adopted.","previous":"The meeting was opened."},"ja":"議題が採択された。"},"source":"en"}
            {"segments":{"en":"The 21st meeting ended on November 30, 2021.","ja":"第21回会合は2021年11月30日に終わった。"},"source":"en"}
            {"segments":{"en":"See you","ja":"では、また"},"source":"en","document":"a"}
            {"segments":{"en":"See you","ja":"さようなら"},"source":"en","document":"b"}
            """
        let path = try sandbox.write(units.utf8, to: "a.jsonl")
        try #require(try sandbox.run(["tm", "import", path, "--memory", memory]).status == 0)
    }

    private func tm(_ arguments: String...) throws -> Sandbox.Outcome {
        try sandbox.run(["tm"] + arguments + ["--memory", memory])
    }

    private func file(_ name: String, _ text: String) throws -> String { try sandbox.write(text.utf8, to: name) }

    private func xliff(_ sources: String...) -> String {
        let units = sources.map { "<trans-unit><source>\($0)</source></trans-unit>" }.joined(separator: "\n")
        return "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ja\">\(units)</file></xliff>"
    }

    @Test func aJobIsCountedByWhatItIsWorth() throws {
        let first = try file(
            "1.xlf",
            xliff("The meeting was opened.", "The agenda was adopted.", "Something else that nobody said before."))
        let second = try file("2.en.txt", "The agenda was adopted.\n\nSomething else that nobody says before.\n")
        let rows = try tm("analyze", first, second, "--format", "tsv").lines.filter { !$0.contains("\t0\t0\t0\t0") }
        #expect(
            rows == [
                "file\tband\tsegments\twords\tcharacters\tsegmentsWithinJob\twordsWithinJob\tcharactersWithinJob",
                "\(first)\t101\t2\t8\t40\t0\t0\t0", "\(first)\tnone\t1\t6\t34\t0\t0\t0",
                "\(second)\trepetitions\t1\t4\t20\t0\t0\t0", "\(second)\t85-94\t1\t6\t34\t1\t6\t34",
                "\t101\t2\t8\t40\t0\t0\t0", "\trepetitions\t1\t4\t20\t0\t0\t0", "\t85-94\t1\t6\t34\t1\t6\t34",
                "\tnone\t1\t6\t34\t0\t0\t0",
            ])
    }

    @Test func whatRepeatsIsTranslatedOnceForEachLanguage() throws {
        let text = xliff("Nobody ever said this before.")
        let japanese = try file("ja.xlf", text)
        let korean = try file("ko.xlf", text.replacingOccurrences(of: "\"ja\"", with: "\"ko\""))
        let rows = try tm("analyze", japanese, korean, japanese, "--format", "tsv").lines
        #expect(rows.filter { $0.contains("\trepetitions\t1\t") }.count == 2, "one of a file, and that of all")
        // Nor is it put into a file for another language.
        let refused = try tm("pretranslate", korean, "--to", "ja", "-o", korean + ".new")
        #expect(refused.status == 2 && refused.errors.contains("job.other-target"))
    }

    @Test func jsonFollowsItsSchema() throws {
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/memory-analyze.schema.json")
        let first = try file("1.xlf", xliff("The meeting was opened.", "Something else."))
        let second = try file("2.en.txt", "The agenda was adopted.\n")
        let lines = try tm("analyze", first, second, "--format", "json").lines
        #expect(lines.count == 3)
        for line in lines { #expect(schema.faults(inLine: line) == [], "\(line)") }
        for (from, to) in [("\"102\"", "\"103\""), ("\"withinJob\"", "\"inJob\""), ("\"words\":", "\"words\":-")] {
            let wrong = lines[0].replacingOccurrences(of: from, with: to)
            #expect(wrong != lines[0] && !schema.faults(inLine: wrong).isEmpty, "\(wrong)")
        }
    }

    @Test func chineseAndJapaneseAreCountedByCharacters() throws {
        let path = try file("a.txt", "第21回TRIPO会合は、開会された。\n")
        let json = try tm("analyze", path, "--from", "ja", "--to", "en", "--format", "json").text
        #expect(json.hasSuffix("\"total\":{\"segments\":1,\"words\":12,\"characters\":19}}\n"))
    }

    @Test func aTableToRead() throws {
        let path = try file("a.xlf", xliff("The meeting was opened.", "New words."))
        #expect(
            try tm("analyze", path).text == """
                \(path)
                               segments  words  characters
                  102                 0      0           0
                  101                 0      0           0
                  repetitions         0      0           0
                  100                 1      4          20
                  95-99               0      0           0
                  85-94               0      0           0
                  75-84               0      0           0
                  50-74               0      0           0
                  new                 1      2           9
                  total               2      6          29

                """)
    }

    @Test func whatIsNotEqualIsMarked() throws {
        let path = try file(
            "a.xlf",
            xliff("The meeting was opened.", "The 22nd meeting ended on November 29, 2022.", "See you", "New words."))
        let output = sandbox.path("out.xlf")
        let outcome = try tm("pretranslate", path, "-o", output)
        #expect(
            outcome.text
                == "\(path): 4 segments: 1 filled in, 2 to be looked at, 1 without a match; 0 were translated\n")
        #expect(outcome.status == 0)
        let filled = try String(contentsOfFile: output, encoding: .utf8)
        #expect(filled.contains("<target state=\"translated\" state-qualifier=\"exact-match\">会合が開会された。</target>"))
        #expect(
            filled.contains(
                "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">第22回会合は2022年11月29日に終わった。</target>"
            ))
        // Two translations that are equally good.
        #expect(
            filled.contains(
                "<source>See you</source><target state=\"needs-review-translation\" state-qualifier=\"exact-match\">"))
        #expect(filled.contains("<source>New words.</source></trans-unit>"))
    }

    @Test func aFilledFileMayTakeThePlaceOfTheOldOne() throws {
        let path = try file(
            "ja.po", "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\nmsgid \"The agenda is adopted.\"\nmsgstr \"\"\n")
        #expect(
            try tm("pretranslate", path, "-o", path, "--format", "json").text.hasSuffix(
                "\"marked\":1,\"left\":0,\"translated\":0}\n"))
        #expect(
            try String(contentsOfFile: path, encoding: .utf8).hasSuffix(
                "\n#, fuzzy\n#| msgid \"The agenda was adopted.\"\nmsgid \"The agenda is adopted.\"\nmsgstr \"議題が採択された。\"\n"
            ))
        #expect(try tm("pretranslate", path, "-o", path, "--format", "json").text.hasSuffix("\"translated\":1}\n"))
    }

    @Test func aHighThresholdLeavesMore() throws {
        let path = try file("a.txt", "The agenda is adopted.\n")
        let run = { try tm("pretranslate", path, "--from", "en", "--to", "ja", "--threshold", $0) }
        #expect(try run("95").text == "The agenda is adopted.\n")
        #expect(try run("80").text == "[91%] 議題が採択された。\n")
    }

    @Test func betweenSentencesOfJapaneseIsNoSpace() throws {
        let path = try file("a.txt", "The meeting was opened. The agenda is adopted. New words. See you\n")
        #expect(
            try tm("pretranslate", path, "--from", "en", "--to", "ja").text
                == "会合が開会された。[91%] 議題が採択された。 New words. [100%] さようなら\n")
    }

    @Test func aTextSaysWhatIsToBePutInByHand() throws {
        let unit = #"{"segments":{"en":"SG OU opened the meeting.","ja":"欧事務局長が会合を開会した。"},"source":"en"}"#
        let memory = try sandbox.write(unit.utf8, to: "n.jsonl")
        #expect(try tm("import", memory).status == 0)
        let path = try file("a.txt", "SG KANG opened the meeting.\n")
        let text = try tm("pretranslate", path, "--from", "en", "--to", "ja").text
        #expect(text.hasSuffix("%; to be put in by hand: KANG] 欧事務局長が会合を開会した。\n"))
    }

    @Test func aFileInTheLanguageThatIsWantedIsTold() throws {
        let path = try file("a.ja.txt", "会合が開会された。\n")
        for command in ["analyze", "pretranslate"] {
            let outcome = try tm(command, path, "--to", "ja")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("a.ja.txt: error[job.same-language]"))
        }
        #expect(try tm("analyze", path, "--from", "ja", "--to", "ja").status == 64)
    }

    @Test func damagedFilesAndBadOptions() throws {
        let damaged = try file(
            "a.xlf", "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ja\">\n<trans-unit>")
        let output = sandbox.path("out.xlf")
        let outcome = try tm("pretranslate", damaged, "-o", output)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("\(damaged):2:13: error[job.malformed]: "))
        #expect(!FileManager.default.fileExists(atPath: output))
        let good = try file("b.xlf", xliff("New words."))
        let both = try tm("analyze", damaged, good, "--format", "json")
        #expect(both.status == 2 && both.lines.count == 2)
        for threshold in ["0", "-1", "103"] {
            #expect(try tm("pretranslate", good, "--threshold=\(threshold)").status == 64)
        }
        #expect(try tm("analyze", good, "--format", "xlsx").status == 64)
        #expect(try tm("pretranslate", good, "--from-format", "docx").status == 64)
        #expect(try tm("pretranslate", try file("c.docx", "PK")).errors.contains("job.unknown-format"))
        #expect(
            try sandbox.run(["tm", "analyze", good, "--memory", sandbox.path("none")]).errors.contains("memory.missing")
        )
    }
}
