import Foundation
import TestSupport
import Testing

/// `tripo-term tm maintain` as a user runs it.
struct MaintainCommandTests {
    private let sandbox: Sandbox

    /// A memory with one unit of each fault.
    init() throws {
        sandbox = try Sandbox()
        let units = """
            {"segments":{"en":"It ended in 2020.","ja":"令和2年に終わった。"},"source":"en","created":"2020-01-01T00:00:00Z"}
            {"segments":{"en":"It ended in 2020.","ja":"2021年に終わった。"},"source":"en","created":"2021-01-01T00:00:00Z"}
            {"segments":{"en":"Alone"},"source":"en"}
            {"segments":{"en":"The agenda","ja":"The agenda"},"source":"en"}
            {"segments":{"en":"The meeting ended.","ko":"会議は東京で終わった。"},"source":"en"}
            {"segments":{"en":"The three offices agreed on all that had been planned before.","ko":"예."},"source":"en"}
            {"segments":{"en":{"text":"a bold b","tags":[[2,"ph",["x","1"],"<b>"]]},"zh-Hans":"一粗二"},"source":"en"}
            """
        let path = try sandbox.write(units.utf8, to: "a.jsonl")
        try #require(try sandbox.run(["tm", "import", path]).status == 0)
    }

    private func maintain(_ arguments: String...) throws -> Sandbox.Outcome {
        try sandbox.run(["tm", "maintain"] + arguments)
    }

    @Test func everyKindIsFoundOnce() throws {
        let outcome = try maintain("--format", "json")
        #expect(outcome.status == 1)
        #expect(
            outcome.lines.last == #"{"checked":7,"units":7,"counts":{"differing":1,"untranslated":1,"empty":1,"#
                + #""language":1,"length":1,"tags":1,"numbers":1}}"#)
        #expect(
            outcome.lines[0] == #"{"kind":"numbers","unit":2,"languages":["en","ja"],"values":["2020","2021年"],"#
                + #""texts":{"en":"It ended in 2020.","ja":"2021年に終わった。"},"other":null}"#)
        #expect(
            outcome.lines.contains { $0.hasPrefix(#"{"kind":"differing","unit":1,"#) && $0.hasSuffix(#""other":2}"#) })
    }

    @Test func jsonFollowsItsSchema() throws {
        let schema = try JSONSchema(path: Sandbox.repository + "/Documentation/memory-maintain.schema.json")
        for arguments in [["--format", "json"], ["--format", "json", "--kind", "differing"]] {
            let lines = try sandbox.run(["tm", "maintain"] + arguments).lines
            #expect(lines.count > 1)
            for line in lines { #expect(schema.faults(inLine: line) == [], "\(line)") }
        }
        let line = try maintain("--format", "json").lines[0]
        for (from, to) in [("\"unit\":2", "\"unit\":0"), ("numbers", "number"), ("\"other\":null", "\"more\":null")] {
            let wrong = line.replacingOccurrences(of: from, with: to)
            #expect(wrong != line && !schema.faults(inLine: wrong).isEmpty, "\(wrong)")
        }
    }

    @Test func aTableShowsSomeAndCountsAll() throws {
        let outcome = try maintain("--kind", "tags", "--kind", "empty")
        #expect(
            outcome.text == """
                3  nothing to translate, or no translation
                  en      Alone
                7  tags that do not fit: ph 1:0
                  en      a bold b
                  zh-Hans 一粗二

                empty  1  nothing to translate, or no translation
                tags   1  tags that do not fit

                """)
        #expect(try maintain("--kind", "tags", "--limit", "0").lines == ["tags  1  tags that do not fit"])
        #expect(try maintain("--kind", "tags", "--to", "ja").lines == ["tags  0  tags that do not fit"])
        #expect(try maintain("--kind", "tags", "--to", "ja").status == 0)
    }

    @Test func aRowOfTheTableForPrograms() throws {
        #expect(
            try maintain("--kind", "differing", "--format", "tsv").lines == [
                "kind\tunit\tlanguages\tvalues\ttexts\tother",
                "differing\t1\ten,ja\t2021年に終わった。\tIt ended in 2020. | 令和2年に終わった。\t2",
            ])
    }

    @Test func nothingIsDeletedUnasked() throws {
        let file = sandbox.path("out.jsonl")
        #expect(try maintain("--delete").status == 64)
        #expect(try maintain("--kind", "length", "--export", file).lines.last == "1 unit written to \(file)")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("예."))
        let deleted = try maintain("--kind", "length", "--kind", "differing", "--delete", "--yes")
        #expect(deleted.lines.last == "2 units deleted, 0 kept that were changed meanwhile")
        // Of what is translated in two ways the newer stays.
        #expect(try maintain("--kind", "differing", "--format", "json").lines.last?.contains("\"units\":0") == true)
        #expect(try sandbox.run(["tm", "export"]).text.contains("2021年"))
        #expect(try sandbox.run(["tm", "stats", "--format", "json"]).text.contains("\"units\":5,"))
    }

    @Test func badOptions() throws {
        #expect(try maintain("--kind", "all").status == 64)
        #expect(try maintain("--export", "out.xlsx").status == 64)
        #expect(try maintain("--from", "fr").status == 64)
        #expect(try maintain("--memory", sandbox.path("none")).errors.contains("memory.missing"))
    }
}
