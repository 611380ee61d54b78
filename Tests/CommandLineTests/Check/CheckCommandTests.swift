import Foundation
import Testing

/// `check` as a user or a script runs it.
struct CheckCommandTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static let wrong = "심포지움이 열렸다.\n"
    private static let right = "심포지엄이 열렸다.\n"

    private func check(_ arguments: String..., input: String = "") throws -> Sandbox.Outcome {
        try sandbox.run(["check"] + arguments, input: Array(input.utf8))
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: sandbox.path(name))), as: UTF8.self)
    }

    @Test func theStatusSaysWhatWasFound() throws {
        let wrong = try sandbox.write(Array(Self.wrong.utf8), to: "wrong.ko.txt")
        let right = try sandbox.write(Array(Self.right.utf8), to: "right.ko.txt")
        #expect(try check(right).status == 0)
        #expect(try check(wrong).status == 1)
        #expect(try check(wrong, "--fail-on", "error").status == 0)
        #expect(try check(wrong, sandbox.path("none.txt")).status == 2)
        #expect(try check().status == 64)
        #expect(try check(wrong, "--format", "pdf").status == 64)
    }

    @Test(arguments: [
        ["--on", "2021-13-01"], ["--together"], ["--languages", "fr"], ["--only", "KO99"], ["--without", "KO99"],
        ["--profile", "nope"], ["--dry-run"], ["--watch", "--fix"],
    ])
    func wrongUsageHasItsStatus(_ arguments: [String]) throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "a.ko.txt")
        #expect(try sandbox.run(["check", path] + arguments).status == 64)
    }

    @Test("What is read is not written over, whatever name it is given", arguments: ["--output", "--write-baseline"])
    func nothingReadIsWrittenOver(_ option: String) throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "texts/a.ko.txt")
        let settings = try sandbox.write(Array("without: [KO12]\n".utf8), to: "texts/.tripo-term.yaml")
        let files = FileManager.default
        try files.linkItem(atPath: path, toPath: sandbox.path("hard"))
        try files.createSymbolicLink(atPath: sandbox.path("soft"), withDestinationPath: path)
        for name in [
            path, settings, sandbox.path("hard"), sandbox.path("soft"), sandbox.path("texts/../texts/a.ko.txt"),
        ] {
            let outcome = try check(sandbox.path("texts"), option, name)
            #expect(outcome.status == 64, "\(name)")
            #expect(outcome.errors.contains("error[check.output-is-input]"))
        }
        #expect(try text("texts/a.ko.txt") == Self.wrong)
        #expect(try text("texts/.tripo-term.yaml") == "without: [KO12]\n")
    }

    @Test func oneLanguageIsNotComparedWithItselfAndAnEmptyTextIsTold() throws {
        let path = try sandbox.write(Array("The Offices met.\n".utf8), to: "x.en.txt")
        let other = try sandbox.write(Array("The Offices met.\n".utf8), to: "y.en.txt")
        #expect(try check("--together", path, path).errors.contains("error[check.same-file]"))
        let outcome = try check("--together", path, other)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("error[check.same-language]"))
        let empty = try sandbox.write([], to: "x.ko.txt")
        #expect(try check("--together", path, empty).text.contains("warning[check.empty-text]"))
    }

    @Test func aDifferenceCanBeApplied() throws {
        let path = try sandbox.write(Array("둘째\r\n심포지움이 열렸다.\r\n끝".utf8), to: "a.ko.txt")
        let dry = try check("--fix", "--dry-run", path)
        #expect(
            dry.text.hasSuffix(
                "@@ -1,3 +1,3 @@\n 둘째\r\n-심포지움이 열렸다.\r\n+심포지엄이 열렸다.\r\n 끝\n\\ No newline at end of file\n"),
            "\(dry.text)")
    }

    @Test func aTextInAnotherLanguageThanItsNameIsTold() throws {
        let text = "会合が開催されました。三庁は協力を議論しました。次の会合は来年開かれます。\n"
        let path = try sandbox.write(Array(text.utf8), to: "a.ko.txt")
        let outcome = try check(path)
        #expect(outcome.text.contains("warning[check.other-language]") && !outcome.text.contains("X27"))
    }

    @Test func aTextInALanguageThatNobodyReadsIsToldOfAndNotChecked() throws {
        let french = """
            Les trois offices ont tenu leur réunion annuelle à Kobe et ont parlé de la coopération dans le domaine des brevets,
            des marques et des dessins. Les participants ont décidé de poursuivre les travaux sur la qualité de l'examen .

            """
        let path = try sandbox.write(Array(french.utf8), to: "a.txt")
        let outcome = try check(path)
        #expect(
            outcome.text.contains("warning[check.unknown-language]") && outcome.lines.last?.contains("0 errors") == true
        )
        let russian = try sandbox.write(
            Array("Три ведомства провели в Кобе ежегодную встречу JPO.\n".utf8), to: "b.txt")
        #expect(try check(russian).text.contains("check.unknown-language"))
        // Who names the language knows better.
        let named = try sandbox.write(Array(french.utf8), to: "a.en.txt")
        #expect(try !check(named).text.contains("check.unknown-language"))
        #expect(try !check("--languages", "en", path).text.contains("check.unknown-language"))
        let before = "Am 30 November 2021 trafen sich die drei Ämter.\n"
        let german = try sandbox.write(Array(before.utf8), to: "c.txt")
        #expect(try check("--fix", german).text.contains("check.unknown-language"))
        #expect(try String(contentsOfFile: german, encoding: .utf8) == before)
        let table = try sandbox.write(Array("filing date, grant rate, office action, row one\n".utf8), to: "c.en.txt")
        #expect(try !check(table).text.contains("check.unknown-language"))
    }

    @Test func aRepairDoesNotTakeAwayWhatTellsTheLanguage() throws {
        let text = "ＷＩＰＯ、ＪＰＯ、ＫＩＰＯ、ＣＮＩＰＡ会议。\n"
        let path = try sandbox.write(Array(text.utf8), to: "a.txt")
        let outcome = try check("--fix", path)
        #expect(outcome.text.contains("check.language-lost"), "\(outcome.text)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        _ = try check("--fix", "--languages", "zh", path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "WIPO、JPO、KIPO、CNIPA会议。\n")
    }

    @Test func aTextInAnotherLanguageIsNotRepaired() throws {
        let text = "三局局长会议在北京举行，讨论了商标、专利和人才培养。\n与会者认为，审查效率提高了。\n会议决定，下届会议由日本特许厅主办。\n"
        let path = try sandbox.write(Array(text.utf8), to: "a.ja.txt")
        let outcome = try check("--fix", path)
        #expect(outcome.text.contains("check.other-language"), "\(outcome.text)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func aFolderIsLeftOutAndAnUnknownRuleInACommentIsTold() throws {
        try sandbox.write(Array(Self.wrong.utf8), to: "f/sub/b.ko.txt")
        try sandbox.write(Array((Self.right + "<!-- tripo-term:ignore KO99 why -->\n").utf8), to: "f/a.ko.txt")
        let outcome = try check(sandbox.path("f"), "--exclude", "sub")
        #expect(outcome.text.contains("warning[check.unknown-rule]"))
        #expect(outcome.lines.last == "1 file: 0 errors, 1 warning, 1 note")
    }

    @Test func aFindingHasItsPlaceReasonFixAndSource() throws {
        let path = try sandbox.write(Array(("둘째 줄에\n\n" + Self.wrong).utf8), to: "a.ko.txt")
        let outcome = try check(path)
        #expect(
            outcome.lines.prefix(5) == [
                "\(path):3:1: warning[KO12]: By the loanword rule it is 심포지엄", "    심포지움이 열렸다.", "    ^^^^^^^^",
                "    fix: 심포지엄", "    source: Loanword orthography of Korean",
            ])
        // That nothing tells the day is a note.
        #expect(outcome.lines.last == "1 file: 0 errors, 1 warning, 1 note")
    }

    @Test(arguments: [
        ("json", "{\"rule\":\"KO12\""), ("sarif", "{\"$schema\":"), ("junit", "<?xml"), ("checkstyle", "<?xml"),
        ("github", "::warning "), ("html", "<!DOCTYPE html>"),
    ])
    func eachFormatTellsTheFinding(_ format: String, _ start: String) throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        let outcome = try check(path, "--format", format, "--output", sandbox.path("out"))
        #expect(outcome.status == 1)
        #expect(outcome.text.isEmpty)
        #expect(try text("out").hasPrefix(start))
        #expect(try text("out").contains("KO12"))
    }

    @Test(arguments: [
        ("out.json", "{\"rule\":\"KO12\""), ("out.sarif", "{\"$schema\":"), ("out.xml", "<?xml"),
        ("out.HTML", "<!DOCTYPE html>"), ("out.txt", "/"), ("f.json/out", "/"),
    ])
    func theNameOfTheOutputTellsTheFormat(_ name: String, _ start: String) throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "f.json/a.ko.txt")
        #expect(try check(path, "--output", sandbox.path(name)).status == 1)
        #expect(try text(name).hasPrefix(start))
        #expect(try check(path, "--output", sandbox.path(name), "--format", "github").status == 1)
        #expect(try text(name).hasPrefix("::warning "))
    }

    @Test func aDryRunShowsADifferenceAndARepairMakesIt() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        let dry = try check("--fix", "--dry-run", path)
        #expect(dry.status == 1)
        #expect(dry.lines.prefix(5) == ["--- \(path)", "+++ \(path)", "@@ -1,1 +1,1 @@", "-심포지움이 열렸다.", "+심포지엄이 열렸다."])
        #expect(!dry.text.contains("KO12"))
        let told = "\(path):1:1: [KO12] 심포지움 → 심포지엄\n\(path): 1 place"
        #expect(dry.errors.hasPrefix(told + " to be repaired\n"), "\(dry.errors)")
        #expect(dry.errors.contains("warning[KO12]"))
        #expect(try text("a.ko.txt") == Self.wrong)
        let repaired = try check("--fix", path)
        #expect(repaired.status == 0)
        #expect(repaired.errors.hasPrefix(told + " repaired\n"), "\(repaired.errors)")
        #expect(try text("a.ko.txt") == Self.right)
        #expect(try check("--fix", path).status == 0)
    }

    @Test func standardInputIsCheckedOrRepairedToStandardOutput() throws {
        #expect(try check("-", input: Self.wrong).text.hasPrefix("<stdin>:1:1: warning[KO12]"))
        let repaired = try check("--fix", "-", input: Self.wrong)
        #expect(repaired.text == Self.right)
        #expect(repaired.status == 0)
    }

    @Test func aFolderIsReadByPatternAndNoLinkLeadsOutOfItOrRound() throws {
        for name in ["f/a.ko.txt", "f/sub/b.ko.md", "f/c.ko.html", "outside.ko.txt", "f/data.json"] {
            try sandbox.write(Array(Self.wrong.utf8), to: name)
        }
        let files = FileManager.default
        try files.createSymbolicLink(atPath: sandbox.path("f/sub/loop"), withDestinationPath: "..")
        try files.createSymbolicLink(atPath: sandbox.path("f/link.ko.txt"), withDestinationPath: "../outside.ko.txt")
        #expect(try check(sandbox.path("f")).lines.last == "3 files: 0 errors, 3 warnings, 3 notes")
        let chosen = try check(sandbox.path("f"), "--include", "*.md", "--include", "*.html", "--exclude", "sub/*")
        #expect(chosen.lines.last == "1 file: 0 errors, 1 warning, 1 note")
        #expect(try check("--fix", sandbox.path("f")).status == 0)
        #expect(try text("outside.ko.txt") == Self.wrong)
        #expect(try text("f/sub/b.ko.md") == Self.right)
    }

    @Test func aFileThatCannotBeWrittenStaysAndIsTold() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let outcome = try check("--fix", path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[file.read-only]"))
        #expect(try text("a.ko.txt") == Self.wrong)
    }

    @Test func aBinaryFileKeepsNoOtherFromBeingChecked() throws {
        let binary = try sandbox.write([0x4D, 0x5A, 0, 1, 2, 3, 0xFF], to: "a.txt")
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "b.ko.txt")
        let outcome = try check(binary, path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[document.binary]"))
        #expect(outcome.text.contains("KO12"))
    }

    @Test func settingsBesideTheTextsPassOverWithAReason() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "texts/a.ko.txt")
        try sandbox.write(Array("ignore: [{rule: KO12, reason: a name}]\n".utf8), to: ".tripo-term.yaml")
        #expect(try check(path).status == 0)
        #expect(try check(path, "--show-ignored").text.contains("passed over: a name"))
        try sandbox.write(Array("ignore: [{rule: KO12}]\n".utf8), to: ".tripo-term.yaml")
        let outcome = try check(path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(".tripo-term.yaml:1:"))
    }

    @Test func eachFolderHasItsOwnSettings() throws {
        try sandbox.write(Array(Self.wrong.utf8), to: "f/a.ko.txt")
        try sandbox.write(Array(Self.wrong.utf8), to: "f/sub/b.ko.txt")
        try sandbox.write(Array(Self.wrong.utf8), to: "f/z.ko.txt")
        try sandbox.write(Array("ignore: [{rule: KO12, reason: a name}]\n".utf8), to: "f/sub/.tripo-term.yaml")
        let outcome = try check(sandbox.path("f"), "--show-ignored", "--format", "github")
        #expect(outcome.lines.map { $0.contains("a.ko.txt") } == [true, false])
        #expect(outcome.lines.last?.contains("z.ko.txt") == true)
    }

    @Test func twoTextsAreComparedAndAFileOfUnitsIsNotCalledOne() throws {
        let english = try sandbox.write(Array("The 21st meeting was held in Shanghai.\n".utf8), to: "a.en.txt")
        let korean = try sandbox.write(Array("제20차 회의가 상하이에서 열렸다.\n".utf8), to: "a.ko.txt")
        #expect(try check("--together", english, korean).text.contains("error[X01]"))
        let table = try sandbox.write(Array("en\tko\nThe 21st one.\t제20차\n".utf8), to: "a.tsv")
        #expect(try check(table).text.contains("error[X01]"))
        #expect(try check("--together", english, table).errors.contains("error[check.not-together]"))
    }

    @Test func oneVeryLongLineIsCheckedInTimeThatGrowsWithIt() throws {
        // Anything quadratic in these would not end within the patience of a run.
        let sentence = "The 21st Trilateral Heads Meeting discussed the symposium of KIPO in Kobe. "
        let path = try sandbox.write(Array(String(repeating: sentence, count: 6000).utf8), to: "a.en.txt")
        #expect(try check(path, "--without", "X14", "--format", "json").status <= 1)
    }

    @Test func aWatchTellsAgainWhatChangedAndEndsWithTheSignal() throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "f/a.ko.txt")
        let pipe = try Program.pipe(in: sandbox.root)
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        let process = try Program.start(
            ["check", "--watch", sandbox.path("f")].map { Array($0.utf8) }, environment: sandbox.environment(),
            streams: Program.Streams(input: null, output: pipe.write, errors: null))
        close(pipe.write)
        close(null)
        var told = ""
        func wait(for text: String) {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while !told.contains(text) {
                let count = read(pipe.read, &buffer, buffer.count)
                guard count > 0 else { return }
                told += String(decoding: buffer[..<count], as: UTF8.self)
            }
        }
        wait(for: "1 file: 0 errors, 0 warnings")
        try sandbox.write(Array(Self.wrong.utf8), to: "f/b.ko.txt")
        wait(for: "b.ko.txt:1:1: warning[KO12]")
        #expect(told.contains("1 file: 0 errors, 1 warning") || !told.contains(path + ":"))
        kill(process, SIGINT)
        #expect(try Program.wait(for: process) == 128 + SIGINT)
        close(pipe.read)
        #expect(try check("--watch", "--fix", path).errors.contains("error[check.not-watched]"))
    }
}
