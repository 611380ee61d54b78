import Foundation
import Terminology
import TestSupport
import Testing
import TranslationMemory

/// A writer that is killed at any instant loses nothing that it has acknowledged.
struct CrashTests {
    /// How often it is killed; more often where the machine is so busy that it gets little done in between.
    private static let kills = 200
    private static let mostKills = 2_000

    @Test func nothingAcknowledgedIsLost() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/memory.sqlite"
        var generator = SplitMix64(seed: 7)
        var (added, changed, deleted): (Set<Int64>, Set<Int64>, Set<Int64>) = ([], [], [])
        // What may be gone or not: the writer was killed before it could say so.
        var doomed: Set<Int64> = []
        for kill in 0..<Self.mostKills {
            if kill >= Self.kills, added.count > Self.kills, deleted.count > Self.kills / 4 { break }
            for line in try Self.outputOfKilledWriter(path, after: UInt32.random(in: 0..<12_000, using: &generator)) {
                let parts = line.split(separator: " ")
                let id = try #require(parts.count == 2 ? Int64(parts[1]) : nil, "\(line)")
                switch parts[0] {
                case "a": added.insert(id)
                case "r": changed.insert(id)
                case "w": doomed.insert(id)
                case "d": deleted.insert(id)
                default: Issue.record("the writer says \(line)")
                }
            }
        }
        #expect(added.count > Self.kills && deleted.count > Self.kills / 4)
        try check(path, added.subtracting(doomed), changed, deleted)
    }

    private func check(_ path: String, _ added: Set<Int64>, _ changed: Set<Int64>, _ deleted: Set<Int64>) throws {
        let reader = try MemoryStore(at: path).reader
        #expect(try reader.problems() == [])
        var there: Set<Int64> = []
        var changes: Set<Int64> = []
        try reader.forEachUnit { stored in
            there.insert(stored.id)
            changes.insert(stored.change)
            // Units are whole: each has its texts, and where it was met.
            #expect(stored.unit.segments.map(\.language) == [.english, .japanese])
            #expect(stored.unit.document != nil)
            if changed.contains(stored.id) { #expect(stored.unit[.english]?.text.hasPrefix("The second") == true) }
        }
        #expect(added.subtracting(there).isEmpty)
        #expect(deleted.intersection(there).isEmpty)
        // The log of changes has each unit that was ever there once.
        let log = try reader.changes(after: 0)
        let gone = Set(log.map(\.id.unit)).subtracting(there)
        #expect(deleted.subtracting(gone).isEmpty)
        let last = try reader.lastChange()
        #expect(changes.allSatisfy { $0 <= last })
    }

    /// What a writer said that was killed so many microseconds after its first word.
    private static func outputOfKilledWriter(_ path: String, after delay: UInt32) throws -> [String] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = writer
        process.arguments = [path]
        process.standardOutput = pipe
        try process.run()
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        var output = read(descriptor)
        usleep(delay)
        kill(process.processIdentifier, SIGKILL)
        while case let more = read(descriptor), !more.isEmpty { output += more }
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The next bytes of a pipe, none at its end.
    private static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = bytes.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            return Array(bytes.prefix(max(0, count)))
        }
    }

    /// Beside the tests in the directory of products.
    private static let writer: URL = {
        let candidates = [
            URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(),
            URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]), Bundle.main.bundleURL,
        ]
        let programs = candidates.map { $0.deletingLastPathComponent().appendingPathComponent("memory-crash-writer") }
        return programs.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? programs[0]
    }()
}
