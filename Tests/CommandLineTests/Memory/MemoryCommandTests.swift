import Foundation
import Testing

/// `tripo-term tm` as a user runs it.
struct MemoryCommandTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func tm(_ arguments: String..., input: String = "") throws -> Sandbox.Outcome {
        try sandbox.run(["tm"] + arguments, input: input.utf8)
    }

    private func file(_ name: String, _ text: String) throws -> String { try sandbox.write(text.utf8, to: name) }

    @Test func anAlignmentIsPipedIntoTheUsersOwnMemory() throws {
        let aligned = """
            en\tja\tconfidence\tdoubtful\tdocument
            The report was adopted.\t報告書が採択された。\t0.9000\tfalse\t22nd/en.txt
            The meeting ended.\t会合は終わった。\t0.8000\tfalse\t22nd/en.txt

            """
        let imported = try tm("import", "-", input: aligned)
        #expect(imported.text == "-: 2 units: 2 new, 0 met again, 0 known; 0 left out\n")
        #expect(imported.status == 0)
        #expect(FileManager.default.fileExists(atPath: sandbox.path(".local/share/tripo-term/memory.sqlite")))
        let stats = try tm("stats", "--format", "json")
        #expect(stats.text.contains("\"units\":2,\"occurrences\":2,\"documents\":1,\"segments\":{\"en\":2,\"ja\":2}"))
        let exported = try tm("export")
        #expect(exported.lines.count == 2)
        #expect(exported.lines[0].contains("\"next\":\"The meeting ended.\""))
    }

    @Test func damageThatMayHideUnitsIsNoSuccess() throws {
        let unit = "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ja\"><seg>一</seg></tuv></tu>"
        let path = try file(
            "a.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(unit)<!-- open \(unit)</body></tmx>")
        let imported = try tm("import", path, "--memory", sandbox.path("m.sqlite"))
        #expect(imported.status == 1)
        #expect(imported.text == "\(path): 2 units: 1 new, 0 met again, 1 known; 0 left out\n")
        #expect(imported.errors.contains("warning[memory.malformed]"))
    }

    @Test func whatIsLeftOutIsToldWithItsPlace() throws {
        let path = try file("a.tsv", "en\tja\na\t一\n\"b\t二\nc\t三\n")
        let memory = sandbox.path("m.sqlite")
        let first = try tm("import", path, "--memory", memory)
        #expect(first.status == 1)
        #expect(first.text == "\(path): 2 units: 2 new, 0 met again, 0 known; 1 left out\n")
        #expect(first.errors.hasPrefix("\(path):3:1: warning[memory.malformed]: "))
        let again = try tm("import", path, "--memory", memory, "--format", "json")
        #expect(again.lines.count == 2)
        #expect(again.lines[0].hasPrefix("{\"code\":\"memory.malformed\""))
        #expect(
            again.lines[1] == "{\"file\":\"\(path)\"," + #""units":2,"added":0,"merged":0,"unchanged":2,"leftOut":1}"#)
    }

    @Test func everyFormatComesBack() throws {
        let english = #"{"text":"a\tb","tags":[[1,"ph",["x","1"],"<br>"]]}"#
        let path = try file("a.jsonl", "{\"segments\":{\"en\":\(english),\"ko\":\"가\"},\"document\":\"d\"}")
        #expect(try tm("import", path).status == 0)
        for format in ["tmx", "tsv", "jsonl"] {
            let output = sandbox.path("out." + format)
            #expect(try tm("export", "-o", output).status == 0)
            for ending in [".docx", ".csv", ""] {
                #expect(try tm("export", "-o", output + ending).status == (ending.isEmpty ? 0 : 64))
            }
            #expect(try tm("import", output).text.hasSuffix("1 unit: 0 new, 0 met again, 1 known; 0 left out\n"))
        }
    }

    @Test func deletingAsksWhatIsMeant() throws {
        let path = try file("a.tsv", "en\tja\tdocument\na\t一\td\nb\t二\te\nb\t二\td\n")
        #expect(try tm("delete", "--all", "--yes").status == 2)
        #expect(try tm("import", path).status == 0)
        #expect(try tm("delete").status == 64)
        #expect(try tm("delete", "--all", "--unit", "1", "--yes").status == 64)
        #expect(try tm("delete", "--document", "nothing", "--yes").status == 1)
        #expect(
            try tm("delete", "--document", "d", "--yes").text
                == "1 unit deleted, 1 kept for where else they were met\n")
        #expect(try tm("delete", "--all", "--yes", "--format", "json").text == "{\"deleted\":1,\"metLessOften\":0}\n")
    }

    @Test func nothingIsDeletedWhereNobodyCanBeAsked() throws {
        let path = try file("a.tsv", "en\tja\na\t一\n")
        #expect(try tm("import", path).status == 0)
        let refused = try tm("delete", "--all", input: "y\n")
        #expect(refused.status == 64)
        #expect(refused.errors.contains("usage.not-sure") && refused.errors.contains("--yes"))
        #expect(try tm("stats", "--format", "json").text.contains("\"units\":1,"))
    }

    @Test func documentsOfOneNameAreToldApartByTheirFolders() throws {
        let memory = sandbox.path("own.sqlite")
        for (folder, texts) in [("2021", ("They met.", "会った。")), ("2022", ("They left.", "帰った。"))] {
            try FileManager.default.createDirectory(atPath: sandbox.path(folder), withIntermediateDirectories: true)
            let english = try file(folder + "/en.txt", texts.0 + "\n")
            let japanese = try file(folder + "/ja.txt", texts.1 + "\n")
            #expect(
                try sandbox.run(["align", english, japanese, "--segmented", "--memory", memory]).status == 0)
            let tmx = try sandbox.run(["align", english, japanese, "--segmented", "--format", "tmx"])
            let piped = try tm("import", "-", "--memory", memory, input: tmx.text)
            #expect(piped.status == 0)
            #expect(piped.text == "-: 1 unit: 0 new, 0 met again, 1 known; 0 left out\n")
        }
        let first = sandbox.path("2021/en.txt")
        #expect(try tm("delete", "--document", "en.txt", "--yes", "--memory", memory).status == 1)
        #expect(try tm("delete", "--document", first, "--yes", "--memory", memory).status == 0)
        #expect(try tm("export", "--memory", memory).text.contains("They left."))
    }

    @Test func aRowWithoutATranslationIsLeftOut() throws {
        for row in ["Hello\t", "Hello"] {
            let imported = try tm("import", try file("bad.tsv", "en\tja\n" + row + "\n"))
            #expect(imported.status == 1)
            #expect(imported.text.hasSuffix(": no units: 0 new, 0 met again, 0 known; 1 left out\n"))
            #expect(imported.errors.contains(":2:1: warning[memory.untranslated]"))
        }
    }

    @Test func whatAnAlignmentHasInOneLanguageIsNoted() throws {
        let aligned = "en\tja\tconfidence\tdoubtful\na\t一\t0.9\tfalse\nb\t\t0.1\ttrue\n"
        let imported = try tm("import", "-", input: aligned)
        #expect(imported.status == 0)
        #expect(imported.text == "-: 1 unit: 1 new, 0 met again, 0 known; 0 left out\n")
        #expect(imported.errors.contains("<stdin>:3:1: note[memory.untranslated]"))
    }

    @Test func badFilesAndOptions() throws {
        let text = try file("text", String(repeating: "no memory, but a text ", count: 20))
        #expect(try tm("stats", "--memory", text).errors.contains("memory.not-a-memory"))
        #expect(try tm("stats", "--memory", sandbox.path("none")).errors.contains("memory.missing"))
        #expect(try tm("import", sandbox.path("none.tmx")).errors.contains("file.missing"))
        #expect(try tm("import", text, "--from-format", "doc").status == 64)
        #expect(try tm("import", text, "--from", "fr").status == 64)
        #expect(try tm("export", "--since", "soon").status == 64)
        #expect(try tm("import", text, "--language", "ja").errors.contains("エラー"))
    }

    @Test func anInterruptedImportCanBeBegunAnew() throws {
        var table = "en\tja\n"
        for number in 0..<60_000 { table += "text number \(number)\t文 \(number)\n" }
        let path = try file("a.tsv", table)
        let memory = sandbox.path("m.sqlite")
        let streams = Program.Streams(
            input: open("/dev/null", O_RDONLY | O_CLOEXEC), output: open("/dev/null", O_WRONLY | O_CLOEXEC),
            errors: open("/dev/null", O_WRONLY | O_CLOEXEC))
        let arguments = ["tm", "import", path, "--memory", memory].map { Array($0.utf8) }
        let process = try Program.start(arguments, environment: sandbox.environment(), streams: streams)
        for descriptor in [streams.input, streams.output, streams.errors] { close(descriptor) }
        while !FileManager.default.fileExists(atPath: memory) { usleep(1000) }
        usleep(300_000)
        kill(process, SIGTERM)
        #expect(try Program.wait(for: process) == 128 + SIGTERM)
        let rest = try tm("import", path, "--memory", memory)
        #expect(rest.status == 0)
        #expect(try tm("stats", "--memory", memory, "--format", "json").text.contains("\"units\":60000,"))
    }
}
