import Foundation
import Testing

/// A directory of a test's own to run the program in.
final class Sandbox {
    let root: String

    /// What came of a run.
    struct Outcome {
        let status: Int32
        let bytes: [UInt8]
        let errors: String

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var lines: [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
        }
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The glossaries and rules of this repository, in a directory that keeps their index for all tests of a run.
    static let shipped: String = {
        let root = NSTemporaryDirectory() + "tripo-term-command-line-\(getpid())"
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        for name in ["Glossaries", "Locales"] {
            try? FileManager.default.createSymbolicLink(
                atPath: root + "/" + name, withDestinationPath: repository + "/" + name)
        }
        atexit { try? FileManager.default.removeItem(atPath: Sandbox.shipped) }
        return root
    }()

    /// Makes the index of the shipped glossaries, once.
    private static let preparation = Result {
        let sandbox = try Sandbox(isPrepared: true)
        try #require(try sandbox.run(["glossary", "stats"]).status == 0)
    }

    init() throws {
        root = NSTemporaryDirectory() + "tripo-term-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try Self.preparation.get()
    }

    private init(isPrepared: Bool) throws {
        root = NSTemporaryDirectory() + "tripo-term-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { root + "/" + name }

    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Nothing of the machine that the tests run on, but where libraries are.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        var own = [
            "HOME": root, "XDG_CACHE_HOME": path("cache"), "XDG_CONFIG_HOME": path("config"),
            "XDG_CONFIG_DIRS": path("team"), "LANG": "C.UTF-8", "TRIPO_TERM_DATA": Self.shipped, "TZ": "UTC",
        ]
        own["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        return own.merging(more) { $1 }
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String], input: some Sequence<UInt8> = [], environment more: [String: String] = [:]
    ) throws -> Outcome {
        try run(bytes: arguments.map { Array($0.utf8) }, input: Array(input), environment: more)
    }

    /// Runs the program with arguments that need not be text.
    func run(
        bytes arguments: [[UInt8]], input: [UInt8] = [], environment more: [String: String] = [:],
        output device: String? = nil, program: String = Program.path
    ) throws -> Outcome {
        let name = UUID().uuidString
        let inputFile = try write(input, to: name + ".in")
        let flags = O_RDWR | O_CREAT | O_CLOEXEC
        let streams = Program.Streams(
            input: open(inputFile, O_RDONLY | O_CLOEXEC), output: open(device ?? path(name + ".out"), flags, 0o600),
            errors: open(path(name + ".err"), flags, 0o600))
        let process = try Program.start(
            arguments, environment: environment(more), streams: streams, program: program)
        for descriptor in [streams.input, streams.output, streams.errors] { close(descriptor) }
        let status = try Program.wait(for: process)
        let bytes = device == nil ? [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name + ".out")))) : []
        let errors = try Data(contentsOf: URL(fileURLWithPath: path(name + ".err")))
        return Outcome(status: status, bytes: bytes, errors: String(decoding: errors, as: UTF8.self))
    }

    /// Looks names up as of the day of the meeting.
    func lookup(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(["lookup", "--on", "2021-11-30"] + arguments, environment: environment)
    }
}
