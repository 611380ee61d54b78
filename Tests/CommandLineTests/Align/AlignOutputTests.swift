import Foundation
import Testing

/// A result is there whole or not at all.
struct AlignOutputTests {
    private let sandbox: Sandbox
    private let samples: AlignSamples

    init() throws {
        sandbox = try Sandbox()
        samples = try AlignSamples(sandbox)
    }

    private func align(to output: String, _ more: [String] = []) throws -> Sandbox.Outcome {
        try sandbox.run(["align", samples.english, samples.japanese, "-o", output] + more)
    }

    @Test func whatIsThereIsReplacedAsAWhole() throws {
        let output = try sandbox.write("old".utf8, to: "texts/a.tmx")
        #expect(chmod(output, 0o640) == 0)
        #expect(try align(to: output).status == 0)
        #expect(try String(contentsOfFile: output, encoding: .utf8).hasSuffix("</tmx>\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: output)[.posixPermissions] as? Int
        #expect(mode == 0o640)
        #expect(try samples.leftovers() == ["a.tmx"])
    }

    @Test func whatCannotBeWrittenIsSaidAndLeftAlone() throws {
        let readOnly = try sandbox.write("old".utf8, to: "texts/r.tmx")
        #expect(chmod(readOnly, 0o444) == 0)
        let link = sandbox.path("texts/link.tmx")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: samples.japanese)
        for (path, code) in [
            (sandbox.path("no/a.tmx"), "file.missing"), (readOnly, "file.read-only"), ("/dev/full", "file.not-a-file"),
            (sandbox.path("texts"), "file.not-a-file"), (link, "align.output-is-input"),
        ] {
            let outcome = try align(to: path, ["--format", "tmx"])
            #expect(outcome.status == (code == "align.output-is-input" ? 64 : 2), "\(path)")
            #expect(outcome.errors.contains("error[\(code)]"), "\(path): \(outcome.errors)")
        }
        #expect(try String(contentsOfFile: readOnly, encoding: .utf8) == "old")
        #expect(try String(contentsOfFile: samples.japanese, encoding: .utf8).hasPrefix("第21回"))
        #expect(try samples.leftovers().sorted() == ["link.tmx", "r.tmx"])
    }

    @Test func aFailureLeavesNothing() throws {
        let outcome = try sandbox.run([
            "align", samples.english, sandbox.path("no.ja.txt"), "-o", sandbox.path("texts/a.tmx"),
        ])
        #expect(outcome.status == 2)
        #expect(try samples.leftovers().isEmpty)
    }

    @Test func aFullDiskBehindStandardOutputIsAnError() throws {
        let outcome = try sandbox.run(
            bytes: ["align", samples.english, samples.japanese].map { Array($0.utf8) }, output: "/dev/full")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[output.failed]"))
    }

    @Test func aReaderThatGoesAwayEndsTheProgramQuietly() throws {
        let (reader, writer) = try Program.pipe(in: sandbox.root)
        close(reader)
        let (status, errors) = try run(["align", samples.english, samples.japanese], output: writer)
        #expect((status, errors) == (0, ""))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalWhileReadingLeavesNothing(_ signal: Int32) throws {
        let pipe = sandbox.path("texts/report.x.ko.txt")
        #expect(mkfifo(pipe, 0o600) == 0)
        let process = try start(["align", samples.english, pipe, "-o", sandbox.path("texts/a.tmx")])
        // The program has come to the pipe when this end of it opens.
        let writer = open(pipe, O_WRONLY | O_CLOEXEC)
        #expect(writer >= 0)
        kill(process, signal)
        #expect(try Program.wait(for: process) == 128 + signal)
        close(writer)
        #expect(try samples.leftovers().isEmpty)
    }

    /// Whenever the signal comes, the file is old or new, and nothing lies beside it.
    @Test func aSignalAtAnyTimeLeavesNoHalfFile() throws {
        let lines = (0..<300).map { "The \($0)th meeting was held on November 30, \(1000 + $0).\n\n" }.joined()
        let english = try sandbox.write(lines.utf8, to: "texts/report.long.en.txt")
        let japanese = try sandbox.write(lines.utf8, to: "texts/report.long.ja.txt")
        let output = sandbox.path("texts/a.jsonl")
        for step in 1...8 {
            let process = try start(["align", english, japanese, "-o", output])
            usleep(UInt32(step) * 150_000)
            kill(process, SIGINT)
            let status = try Program.wait(for: process)
            #expect(status == 0 || status == 128 + SIGINT)
            let left = try samples.leftovers()
            if status == 0 { #expect(left == ["a.jsonl"]) }
            #expect(left.isEmpty || left == ["a.jsonl"])
            if !left.isEmpty {
                let text = try String(contentsOfFile: output, encoding: .utf8)
                #expect(text.hasSuffix("}\n"))
                try FileManager.default.removeItem(atPath: output)
            }
        }
    }

    /// A signal that whoever started the program had ignored stays so.
    @Test func anIgnoredSignalStaysIgnored() throws {
        let pipe = sandbox.path("texts/report.x.ko.txt")
        #expect(mkfifo(pipe, 0o600) == 0)
        let script = "trap '' INT; exec \"$0\" align \"$1\" \"$2\" -o \"$3\""
        let errors = open(sandbox.path("errors"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        let process = try start(
            ["-c", script, Program.path, samples.english, pipe, sandbox.path("texts/a.tsv")], errors: errors,
            program: "/bin/sh")
        let writer = open(pipe, O_WRONLY | O_CLOEXEC)
        kill(process, SIGINT)
        let text = Array(AlignSamples.koreanLines.joined(separator: "\n\n").utf8)
        #expect(write(writer, text, text.count) == text.count)
        close(writer)
        let status = try Program.wait(for: process)
        close(errors)
        let said = try String(contentsOfFile: sandbox.path("errors"), encoding: .utf8)
        #expect((status, said) == (0, ""))
        #expect(try samples.leftovers() == ["a.tsv"])
    }

    private func start(
        _ arguments: [String], output: Int32? = nil, errors: Int32? = nil, program: String = Program.path
    ) throws -> pid_t {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        return try Program.start(
            arguments.map { Array($0.utf8) }, environment: sandbox.environment(),
            streams: .init(input: null, output: output ?? null, errors: errors ?? null), program: program)
    }

    private func run(_ arguments: [String], output: Int32) throws -> (Int32, String) {
        let errors = open(sandbox.path("errors"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        let process = try start(arguments, output: output, errors: errors)
        for descriptor in [output, errors] { close(descriptor) }
        let status = try Program.wait(for: process)
        return (status, try String(contentsOfFile: sandbox.path("errors"), encoding: .utf8))
    }
}
