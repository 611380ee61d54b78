import Foundation
import Testing

/// Files that are meant to make the check write or believe what is wrong.
@Suite struct CheckHostileTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// A repair that writes a comma into a cell would make two of it.
    @Test func aRepairNeverMakesAnotherCell() throws {
        let path = try sandbox.write(
            "en,ja\nThe meeting of November 5 2020 was held.,2020年11月5日に会議が開かれた。\n".utf8, to: "a.csv")
        _ = try sandbox.run(["check", "--fix", "--on", "2020-11-05", path])
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(rows.allSatisfy { $0.count(where: { $0 == "," }) == 1 })
    }

    /// ISO-2022-JP is valid UTF-8 by its bytes: a repair in UTF-8 would tear its characters.
    @Test func aShiftedCharsetIsNotRepaired() throws {
        let text: [UInt8] =
            Array("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-2022-JP\\nLanguage: ja\\n\"\n\n".utf8)
            + Array("msgid \"Chaos, meeting.\"\nmsgstr \"".utf8)
            + [0x1B, 0x24, 0x42, 0x50, 0x2C, 0x50, 0x2C, 0x1B, 0x28, 0x42, 0x2C, 0x1B, 0x24, 0x42, 0x32, 0x71]
            + [0x1B, 0x28, 0x42] + Array("\"\n".utf8)
        let path = try sandbox.write(text, to: "a.po")
        _ = try sandbox.run(["check", "--fix", "--on", "2020-11-05", path])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text))
    }

    @Test func aBaselineThatCountsTooFarIsRefused() throws {
        let path = try sandbox.write("It was held.\n".utf8, to: "a.txt")
        let line = "R\tp\tt\t9223372036854775807\n"
        let baseline = try sandbox.write((line + line).utf8, to: "baseline")
        let outcome = try sandbox.run(["check", "--on", "2020-11-05", path, "--baseline", baseline])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("baseline:1:1: error[check.bad-baseline]"), "\(outcome.errors)")
    }

    @Test func nothingIsPassedOverWithoutAReason() throws {
        let path = try sandbox.write("It was held.\n".utf8, to: "folder/a.txt")
        _ = try sandbox.write("ignore:\n  - rule: EN14\n    reason: \" \"\n".utf8, to: "folder/.tripo-term.yaml")
        let outcome = try sandbox.run(["check", "--on", "2020-11-05", path])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(".tripo-term.yaml:3:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("error[check.no-reason]"), "\(outcome.errors)")
    }

    /// A step of a pipeline may not take half a file for one with a few faults.
    @Test(arguments: ["a.tmx", "a.xlf"]) func halfAFileIsNotChecked(_ name: String) throws {
        let halves = [
            "a.tmx": """
            <tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>The SIPO met.</seg></tuv></tu><tu>
            <tuv xml:lang="en"><seg>It
            """,
            "a.xlf": """
            <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ko"><file id="f">
            <unit id="1"><segment><source>It
            """,
        ]
        let path = try sandbox.write((halves[name] ?? "").utf8, to: name)
        let outcome = try sandbox.run(["check", "--on", "2020-11-05", "--fail-on", "error", path])
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("\(name):2:"), "\(outcome.text)")
        #expect(outcome.text.contains("error[check.damaged]"), "\(outcome.text)")
    }
}
