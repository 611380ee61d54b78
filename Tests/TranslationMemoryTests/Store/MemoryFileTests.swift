import Foundation
import GRDB
import Terminology
import TestSupport
import Testing

@testable import TranslationMemory

/// Files that are no memory are refused with a reason, and several may use one that is.
struct MemoryFileTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path + "/memory.sqlite" }

    init() throws { directory = try TemporaryDirectory() }

    private func expect(_ code: String, _ body: () throws -> Void) {
        #expect { try body() } throws: { ($0 as? Diagnostic)?.code == code }
    }

    private static func unit(_ text: String) -> MemoryUnit {
        MemoryUnit([MemorySegment(.english, text), MemorySegment(.korean, "가 \(text)")])
    }

    @Test func whatIsNoMemoryIsRefused() throws {
        try directory.write(
            "This is some text, longer than a header would be. " + String(repeating: "x", count: 200), to: "text")
        expect("memory.not-a-memory") { _ = try MemoryStore(at: directory.path + "/text") }
        expect("memory.not-a-memory") { _ = try MemoryReader(at: directory.path + "/text") }
        expect("memory.not-a-memory") { _ = try MemoryStore(at: directory.path) }
        expect("memory.not-a-memory") { _ = try MemoryStore(at: "/dev/null") }
        expect("memory.missing") { _ = try MemoryReader(at: path) }
        expect("memory.unreadable") { _ = try MemoryStore(at: directory.path + "/none/memory.sqlite") }
    }

    @Test func theDatabaseOfAnotherProgramIsLeftAlone() throws {
        let connection = try MemoryConnection(writing: path, patience: 1)
        try connection.write { try $0.execute(sql: "PRAGMA application_id = 77") }
        expect("memory.not-a-memory") { _ = try MemoryStore(at: path) }
    }

    @Test func aNewerVersionIsRefused() throws {
        let connection = try MemoryConnection(writing: path, patience: 1)
        try connection.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        expect("memory.newer") { _ = try MemoryStore(at: path) }
        expect("memory.newer") { _ = try MemoryReader(at: path) }
    }

    @Test func aReadOnlyFileIsReadAndNotWritten() throws {
        try MemoryStore(at: path).add([Self.unit("a")])
        chmod(path, 0o444)
        defer { chmod(path, 0o644) }
        // The superuser may write to any file.
        if getuid() != 0 { expect("memory.read-only") { _ = try MemoryStore(at: path) } }
        #expect(try MemoryReader(at: path).statistics().units == 1)
    }

    @Test func aFullDiskChangesNothing() throws {
        let connection = try MemoryConnection(writing: path, patience: 1)
        try connection.write { database in _ = try UnitWriter(database) }
        expect("memory.disk-full") {
            try connection.write { database in
                try database.execute(sql: "PRAGMA max_page_count = 12")
                let writer = try UnitWriter(database)
                var addition = MemoryAddition()
                for number in 0..<5000 { try writer.add(UnitRow(Self.unit("text \(number)")), &addition) }
                try writer.finish()
            }
        }
        #expect(try MemoryReader(at: path).statistics().units == 0)
    }

    @Test func aWriterWaitsForAnotherAndSaysIfItWasInVain() throws {
        let holder = try MemoryConnection(writing: path, patience: 1)
        var options = MemoryStore.Options()
        options.patience = 0.05
        let store = try MemoryStore(at: path, options: options)
        try holder.write { (_: Database) throws -> Void in
            expect("memory.locked") { try store.add([Self.unit("b")]) }
            // Who reads is not kept waiting.
            #expect(try store.reader.statistics().units == 0)
        }
        try store.add([Self.unit("b")])
    }

    @Test func twoWritersBothSucceed() async throws {
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let store = try MemoryStore(at: path)
                    for number in 0..<25 {
                        try store.add([Self.unit("\(writer) \(number)"), Self.unit("shared \(number)")])
                    }
                }
            }
            try await group.waitForAll()
        }
        let statistics = try MemoryReader(at: path).statistics()
        #expect(statistics.units == 4 * 25 + 25)
        #expect(statistics.change == Int64(statistics.units))
    }

    @Test func aReaderSeesOneStateWhileAnotherWrites() throws {
        let store = try MemoryStore(at: path)
        try store.add([Self.unit("a"), Self.unit("b")])
        let reader = try MemoryReader(at: path)
        var seen = 0
        try reader.forEachUnit { _ in
            seen += 1
            if seen == 1 { try store.add([Self.unit("c")]) }
        }
        #expect(seen == 2)
        #expect(try reader.statistics().units == 3)
    }

    @Test func aDamagedFileIsToldAndNothingCrashes() throws {
        try MemoryStore(at: path).add((0..<2000).map { Self.unit("text number \($0)") })
        let sound = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        var generator = SplitMix64(seed: 3)
        for round in 0..<60 {
            var bytes = sound
            if round.isMultiple(of: 3) {
                bytes = Array(bytes.prefix(Int.random(in: 1..<bytes.count, using: &generator)))
            }
            for _ in 0..<20 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let other = directory.path + "/damaged"
            for suffix in ["", "-wal", "-shm"] { unlink(other + suffix) }
            try directory.write(bytes, to: "damaged")
            do throws(Diagnostic) {
                let store = try MemoryStore(at: other)
                try store.reader.forEachUnit { _ in }
                try store.add([Self.unit("new")])
                _ = try store.delete(matching: MemoryFilter())
            } catch {
                #expect(error.code.hasPrefix("memory."))
            }
        }
    }
}
