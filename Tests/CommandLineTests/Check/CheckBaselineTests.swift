import Foundation
import Testing

/// A baseline of checking, as a user writes one and calls it from anywhere.
struct CheckBaselineTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static let wrong = "심포지움이 열렸다.\n"

    private func check(_ arguments: String...) throws -> Sandbox.Outcome { try sandbox.run(["check"] + arguments) }

    @Test func whatABaselineKnowsIsNotToldAgain() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        let old = sandbox.path("old.tsv")
        #expect(try check(path, "--write-baseline", old).status == 1)
        #expect(try check(path, "--baseline", old).status == 0)
        try sandbox.write(Array((Self.wrong + "\n워크샵도 열렸다.\n").utf8), to: "a.ko.txt")
        let outcome = try check(path, "--baseline", old)
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("M12") && !outcome.text.contains("KO12"))
        #expect(try check(path, "--baseline", old, "--show-ignored").text.contains("in the baseline"))
    }

    @Test func aBaselineStaysWhereAFileCouldNotBeRead() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        try sandbox.write(Array("text".utf8), to: "empty/a.bin")
        let (old, missing) = (sandbox.path("old.tsv"), sandbox.path("b.ja.txt"))
        #expect(try check(path, "--write-baseline", old).status == 1)
        let written = try String(contentsOfFile: old, encoding: .utf8)
        for paths in [[sandbox.path("empty")], [missing], [path, missing], ["--together", path, missing]] {
            let outcome = try sandbox.run(["check", "--write-baseline", old] + paths)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("check.baseline-unwritten"))
            #expect(try String(contentsOfFile: old, encoding: .utf8) == written)
        }
    }

    /// Runs `check` in a folder of the sandbox, as a shell does.
    private func check(in folder: String, _ arguments: String...) throws -> Int32 {
        let words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", sandbox.path(folder), Program.path, "check"]
        return try sandbox.run(
            bytes: (words + arguments).dropFirst().map { Array($0.utf8) }, program: words[0]
        ).status
    }

    @Test func aBaselineHoldsFromEveryFolderAndWithItsTextsElsewhere() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "f/sub/a.ko.txt")
        #expect(try check(in: "f", ".", "--write-baseline", "old.tsv") == 1)
        let written = try String(contentsOfFile: sandbox.path("f/old.tsv"), encoding: .utf8)
        #expect(written.contains("KO12\tsub/a.ko.txt\t심포지움\t1\n"))
        #expect(try check(in: "f", "--baseline", "old.tsv", "sub/a.ko.txt") == 0)
        #expect(try check(in: "f/sub", "--baseline", "../old.tsv", "a.ko.txt") == 0)
        #expect(try check(in: "f", "--baseline", "old.tsv", path) == 0)
        try FileManager.default.moveItem(atPath: sandbox.path("f"), toPath: sandbox.path("g"))
        #expect(try check(in: ".", "--baseline", "g/old.tsv", "g") == 0)
        try sandbox.write(Array(Self.wrong.utf8), to: "g/a.ko.txt")
        #expect(try check(in: ".", "--baseline", "g/old.tsv", "g") == 1)
    }

    @Test func aBaselineOfBeforeHoldsFromWhereItWasWritten() throws {
        try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        try sandbox.write(Array("# tripo-term check\nKO12\t./a.ko.txt\t심포지움\t1\n".utf8), to: "ci/old.tsv")
        #expect(try check(in: ".", "--baseline", "ci/old.tsv", ".") == 0)
        #expect(try check(in: ".", "--baseline", "ci/old.tsv", "a.ko.txt") == 0)
    }
}
