import Foundation
import Testing

/// Settings of checking, as a user has them beside the texts.
struct CheckSettingsTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static let wrong = "심포지움이 열렸다.\n"
    private static let right = "심포지엄이 열렸다.\n"

    @Test(arguments: [
        ("on: 2021-11-30\nwithout:\n  - KO01\n  - KO99\n", "4:5", "check.unknown-rule"),
        ("on: 2021-11-30\nprofile: our\n", "2:10", "check.unknown-profile"),
        ("ignore:\n  - {rule: KO99, reason: a name}\n", "2:5", "check.unknown-rule"),
    ])
    func whatIsNotThereIsToldWithItsPlace(_ settings: String, _ place: String, _ code: String) throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "a.ko.txt")
        try sandbox.write(Array(settings.utf8), to: ".tripo-term.yaml")
        let outcome = try sandbox.run(["check", path])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(".tripo-term.yaml:\(place): error[\(code)]"), "\(outcome.errors)")
    }

    @Test func aRuleThatIsNotThereIsToldInAProfileToo() throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "a.ko.txt")
        let profile = try sandbox.write(
            Array("profiles:\n  - name: our\n    without: [KO12, KO99]\n".utf8), to: "our.yaml")
        for settings in ["", "profile: ./our.yaml\n"] {
            try sandbox.write(Array(settings.utf8), to: ".tripo-term.yaml")
            let outcome = try sandbox.run(["check", path] + (settings.isEmpty ? ["--profile", profile] : []))
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("our.yaml:3:21: error[check.unknown-rule]"), "\(outcome.errors)")
        }
    }

    @Test(arguments: ["", "# profile: tcs\n"]) func settingsThatSayNothingChangeNothing(_ settings: String) throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "a.ko.txt")
        try sandbox.write(Array(settings.utf8), to: ".tripo-term.yaml")
        let outcome = try sandbox.run(["check", path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.isEmpty)
    }

    @Test(arguments: ["text", "json", "sarif", "junit", "checkstyle", "github", "html"])
    func everyFormatTellsWhatIsWrongWithTheSettings(_ format: String) throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "a.ko.txt")
        try sandbox.write(Array("ignore:\n  - {rule: KO12, reason: a name}\n".utf8), to: ".tripo-term.yaml")
        let outcome = try sandbox.run(["check", "--format", format, path])
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("KO12"), "\(outcome.text)")
        #expect(outcome.text.contains(".tripo-term.yaml"))
    }

    /// What a watch tells, as it comes.
    private final class Watch {
        private let process: pid_t
        private let pipe: Int32
        private(set) var told = ""

        init(_ sandbox: Sandbox, _ arguments: [String]) throws {
            let pipe = try Program.pipe(in: sandbox.root)
            let null = open("/dev/null", O_RDWR | O_CLOEXEC)
            process = try Program.start(
                (["check", "--watch"] + arguments).map { Array($0.utf8) }, environment: sandbox.environment(),
                streams: Program.Streams(input: null, output: pipe.write, errors: pipe.write))
            close(pipe.write)
            close(null)
            self.pipe = pipe.read
        }

        /// Reads until a text comes, and forgets what came before.
        func wait(for text: String) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let end = Date().addingTimeInterval(Program.patience)
            while !told.contains(text) {
                var event = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
                guard Date() < end, poll(&event, 1, 1000) >= 0 else { return false }
                if event.revents == 0 { continue }
                let count = read(pipe, &buffer, buffer.count)
                guard count > 0 else { return false }
                told += String(decoding: buffer[..<count], as: UTF8.self)
            }
            told = ""
            return true
        }

        func end() throws {
            kill(process, SIGINT)
            _ = try Program.wait(for: process)
            close(pipe)
        }
    }

    @Test func aWatchChecksAgainWhenTheSettingsChange() throws {
        let path = try sandbox.write(Array(Self.wrong.utf8), to: "f/a.ko.txt")
        let watch = try Watch(sandbox, [path])
        #expect(watch.wait(for: "1 file: 0 errors, 1 warning"))
        try sandbox.write(Array("without: [KO12]\n".utf8), to: "f/.tripo-term.yaml")
        #expect(watch.wait(for: "1 file: 0 errors, 0 warnings"))
        try sandbox.write(Array("without: [KO01]\n".utf8), to: "f/.tripo-term.yaml")
        #expect(watch.wait(for: "1 file: 0 errors, 1 warning"))
        try FileManager.default.removeItem(atPath: sandbox.path("f/.tripo-term.yaml"))
        #expect(watch.wait(for: "1 file: 0 errors, 1 warning"))
        try watch.end()
    }

    @Test func aWatchSaysWhyItChecksNothing() throws {
        let path = try sandbox.write(Array(Self.right.utf8), to: "f/a.txt")
        try sandbox.write(Array(Self.right.utf8), to: "f/b.txt")
        let watch = try Watch(sandbox, [sandbox.path("f"), "--languages", "ko,ko"])
        #expect(watch.wait(for: "2 files: 0 errors, 0 warnings"))
        try sandbox.write(Array(Self.right.utf8), to: "f/c.txt")
        #expect(watch.wait(for: "error[usage.language-count]"))
        try FileManager.default.removeItem(atPath: sandbox.path("f/c.txt"))
        try sandbox.write(Array(Self.wrong.utf8), to: "f/a.txt")
        #expect(watch.wait(for: "\(path):1:1: warning[KO12]"))
        try watch.end()
    }
}
