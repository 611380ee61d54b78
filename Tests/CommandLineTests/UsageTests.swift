import Foundation
import Testing

/// What is typed wrongly is refused with a word on how to type it.
struct UsageTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test(arguments: [
        (["--to", "fr"], "usage.unknown-language"), (["--from", "klingon"], "usage.unknown-language"),
        (["--to", "en,,xx"], "usage.unknown-language"), (["--language", "fr"], "usage.unknown-language"),
        (["--on", "5/6/21"], "date.unknown"), (["--on", "2021-02-30"], "date.unknown"), (["--on", ""], "date.unknown"),
        (["--kind", "offices"], "usage.unknown-value"), (["--status", "good"], "usage.unknown-value"),
        (["--format", "xml"], "usage.unknown-value"), (["--limit", "0"], "usage.small-number"),
        (["--limit", "-3"], "usage.small-number"), (["--color", "blue"], "usage.unknown-value"),
    ])
    func anUnknownValueIsRefused(_ arguments: [String], _ code: String) throws {
        let outcome = try sandbox.run(
            ["lookup", "KIPO"]
                + arguments.map { $0 == "-3" ? "--limit=-3" : $0 }.filter {
                    !($0 == "--limit" && arguments.contains("-3"))
                })
        #expect(outcome.status == 64)
        #expect(outcome.text == "")
        #expect(outcome.errors.hasPrefix("error[\(code)]: "), "\(outcome.errors)")
        #expect(outcome.errors.contains("\n  help: "))
    }

    @Test(arguments: [("ja", "次のいずれか"), ("ko", "다음 중 하나"), ("zh", "可用的值")])
    func theHelpOfAWrongValueIsInTheReadersLanguage(_ language: String, _ help: String) throws {
        let outcome = try sandbox.run(["lookup", "KIPO", "--format", "xml", "--language", language])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("\(help)"))
        #expect(outcome.errors.contains("table, json, tsv"))
    }

    @Test(arguments: [
        ["frobnicate"], ["lookup", "--frobnicate"], ["lookup", "--limit", "many", "KIPO"], ["lookup", "--on"],
        ["glossary", "show"],
    ])
    func anUnknownOptionIsRefused(_ arguments: [String]) throws {
        let outcome = try sandbox.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.text == "")
        #expect(outcome.errors.contains("Usage: "))
    }

    @Test func anArgumentThatIsNotTextIsRefused() throws {
        let outcome = try sandbox.run(bytes: [Array("lookup".utf8), [0x4B, 0xFF, 0xFE]])
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("error[usage.not-utf8]: argument 2 "))
    }

    @Test(arguments: ["", " ", "\u{3000}", "\t\n"])
    func anEmptyNameIsReported(_ name: String) throws {
        let outcome = try sandbox.lookup(name, "KIPO")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("error[query.empty]: "))
        // The names after it are answered all the same.
        #expect(outcome.text.contains("off.kipo"))
    }

    @Test func statusesTellWhatCameOfIt() throws {
        #expect(try sandbox.lookup("KIPO", "JPO").status == 0)
        #expect(try sandbox.lookup("KIPO", "zzzzzzzzzz").status == 1)
        #expect(try sandbox.lookup("zzzzzzzzzz").status == 1)
        #expect(try sandbox.lookup("", "zzzzzzzzzz").status == 2)
        #expect(try sandbox.run(["--version"]).status == 0)
        #expect(try sandbox.run(["lookup", "--help"]).status == 0)
    }

    /// A name is shown as it is, but nothing in it reaches the terminal as a command.
    @Test func controlCharactersOfANameAreWrittenOut() throws {
        let name = "a\u{1B}[31mb\u{202E}c\u{7}\u{2066}\u{9B}d\u{200F}\u{2028}"
        for arguments in [
            ["--format", "table"], ["--format", "tsv"], ["--explain"], ["--color", "always"],
            ["--on", "\u{1B}[2J\u{202E}"],
        ] {
            let outcome = try sandbox.run(["lookup", name] + arguments)
            let written = (outcome.text + outcome.errors).replacing(/\u{1B}\[[0-9]+m/) { match in
                arguments.contains("always") ? "" : String(match.output)
            }
            let raw = written.unicodeScalars.filter { scalar in
                switch scalar.value {
                case 0x09, 0x0A: false
                case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
                default: false
                }
            }
            #expect(raw.isEmpty, "\(arguments): \(raw.map { String($0.value, radix: 16) })")
        }
        #expect(try sandbox.lookup(name).text.contains("a\\u{1B}[31mb\\u{202E}c\\u{7}"))
    }

    @Test func jsonGivesANameBackAsItWas() throws {
        let name = "a\u{1B}b\u{202E}c\"\\\u{7F}\u{2028}특허\u{1112}\u{1165}e\u{301}"
        let outcome = try sandbox.lookup(name, "--format", "json")
        let object =
            try JSONSerialization.jsonObject(with: outcome.bytes.withUnsafeBytes { Data($0) }) as? [String: Any]
        #expect((object?["query"] as? String).map { Array($0.unicodeScalars) } == Array(name.unicodeScalars))
        #expect(outcome.bytes.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }

    @Test func optionsNarrowTheAnswer() throws {
        let tsv = try sandbox.lookup("特許庁", "--to", "ko,zh", "--format", "tsv")
        let languages = tsv.lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false)[6] }
        #expect(Set(languages).isSubset(of: ["ko", "zh-Hans", "zh-Hant", ""]))
        #expect(languages.first == "ko")
        #expect(try sandbox.lookup("KIPO", "--kind", "person").status == 1)
        #expect(try sandbox.lookup("KIPO", "--from", "ja").text.contains("off.kipo ") == false)
        #expect(
            try sandbox.lookup("Trilateral", "--limit", "2", "--format", "json").text.components(
                separatedBy: "\"match\""
            ).count == 3)
    }
}
