import Foundation
import Testing

/// Data directories and glossaries that are not as they should be, and several runs at once.
struct DataTests {
    private let sandbox: Sandbox

    private static let small =
        "concepts:\n  - id: off.alpha\n    kind: office\n    terms:\n      en: [{term: Alpha Office}]\n"

    init() throws { sandbox = try Sandbox() }

    /// A data directory with the rules of the repository and one small glossary.
    private func makeData(_ name: String) throws -> String {
        try sandbox.write(Self.small.utf8, to: name + "/Glossaries/a.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path(name + "/Locales"), withDestinationPath: Sandbox.repository + "/Locales")
        return sandbox.path(name)
    }

    @Test func aWrongDataDirectoryIsReported() throws {
        for place in [sandbox.path("missing"), sandbox.root] {
            for outcome in [
                try sandbox.run(["lookup", "KIPO"], environment: ["TRIPO_TERM_DATA": place]),
                try sandbox.run(["lookup", "KIPO", "--data", place]),
            ] {
                #expect(outcome.status == 2)
                #expect(
                    outcome.errors.hasPrefix("error[data.missing]: no Glossaries and Locales in \(place)\n  help: "))
            }
        }
    }

    /// All that is wrong with four glossaries comes at once, and no pipe is waited for.
    @Test func badGlossariesAreReported() throws {
        let missing = sandbox.path("missing.yaml")
        let pipe = sandbox.path("pipe.yaml")
        #expect(mkfifo(pipe, 0o600) == 0)
        let directory = sandbox.path("empty")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let half = try sandbox.write(Self.small.utf8.dropLast(4), to: "half.yaml")
        let glossaries = [missing, pipe, directory, half].flatMap { ["--glossary", $0] }
        let outcome = try sandbox.run(["lookup", "KIPO"] + glossaries)
        #expect(outcome.status == 2)
        #expect(outcome.text == "")
        #expect(outcome.errors.contains("\(missing): error[file.missing]"))
        #expect(outcome.errors.contains("\(pipe): error[file.not-a-file]"))
        #expect(outcome.errors.contains("\(directory): error[glossary.no-files]"))
        #expect(
            outcome.errors.contains(try Regex(NSRegularExpression.escapedPattern(for: half) + ":[0-9]+:[0-9]+: error")))
    }

    @Test func theDataAreFoundBesideTheProgram() throws {
        let data = try makeData("usr/share/tripo-term")
        let program = sandbox.path("usr/bin/tripo-term")
        try FileManager.default.createDirectory(atPath: sandbox.path("usr/bin"), withIntermediateDirectories: true)
        if link(Program.path, program) != 0 {
            try FileManager.default.copyItem(atPath: Program.path, toPath: program)
        }
        let arguments = ["lookup", "Alpha Office"].map { Array($0.utf8) }
        let outcome = try sandbox.run(bytes: arguments, environment: ["TRIPO_TERM_DATA": ""], program: program)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("off.alpha"))
        #expect(FileManager.default.fileExists(atPath: data + "/.tripo-term"))
    }

    @Test func severalRunsAtOnceMakeOneIndex() throws {
        let data = try makeData("data")
        let runs = try (0..<3).map { number in
            let output = open(sandbox.path("out-\(number)"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
            defer { for descriptor in [input, output] { close(descriptor) } }
            return try Program.start(
                ["lookup", "Alpha Office", "--data", data].map { Array($0.utf8) }, environment: sandbox.environment(),
                streams: .init(input: input, output: output, errors: output))
        }
        for (number, process) in runs.enumerated() {
            #expect(try Program.wait(for: process) == 0)
            let text = try String(contentsOfFile: sandbox.path("out-\(number)"), encoding: .utf8)
            #expect(text.hasPrefix("Alpha Office  exact"), "\(text)")
        }
        // What each wrote on its own is gone or has taken its place.
        let names = try FileManager.default.contentsOfDirectory(atPath: data + "/.tripo-term")
        #expect(names.count == 1)
        #expect(names.allSatisfy { $0.hasSuffix(".index") })
    }

    @Test func anIndexThatCannotBeKeptIsSaid() throws {
        let data = try makeData("data")
        try sandbox.write([], to: "data/.tripo-term")
        try sandbox.write([], to: "cache")
        let outcome = try sandbox.run(["lookup", "Alpha Office", "--data", data])
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("Alpha Office"))
        #expect(outcome.errors.hasPrefix("warning[index.unsaved]: "))
    }
}
