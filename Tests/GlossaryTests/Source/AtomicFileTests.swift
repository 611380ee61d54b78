import DataFile
import Foundation
import Terminology
import Testing

/// Each test works in a directory of its own.
final class AtomicFileTests {
    private let directory: String
    private var path: String { directory + "/out.txt" }

    init() throws {
        directory = NSTemporaryDirectory() + "atomic-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory).sorted() }
    private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func aFileIsThereWhenItIsWholeAndNotBefore() throws {
        let file = try AtomicFile(path)
        try file.write(Array("one ".utf8))
        #expect(try names() == [])
        try file.write(Array("two".utf8))
        try file.commit()
        #expect(try names() == ["out.txt"])
        #expect(try text() == "one two")
        #expect(throws: Diagnostic.self) { try file.write([1]) }
    }

    @Test func whatIsNotCommittedLeavesNothing() throws {
        try AtomicFile.write(Array("old".utf8), to: path)
        do {
            let file = try AtomicFile(path)
            try file.write([UInt8](repeating: 1, count: 100_000))
        }
        let file = try AtomicFile(path)
        try file.write(Array("new".utf8))
        file.abandon()
        #expect(throws: Diagnostic.self) { try file.commit() }
        let other = try AtomicFile(path)
        let error = #expect(throws: Diagnostic.self) { try other.commit { false } }
        #expect(error?.code == "file.changed")
        #expect(try names() == ["out.txt"])
        #expect(try text() == "old")
    }

    @Test func permissionsAreKeptOrThoseAskedFor() throws {
        func mode() throws -> Int? { try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int }
        try AtomicFile.write([65], to: path, permissions: .mode(0o640))
        #expect(try mode() == 0o640)
        try AtomicFile.write([66], to: path)
        #expect(try mode() == 0o640)
        #expect(try text() == "B")
    }

    @Test func aLinkStaysALink() throws {
        try AtomicFile.write([65], to: path)
        let link = directory + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "out.txt")
        try AtomicFile.write([66], to: link)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "out.txt")
        #expect(try text() == "B")
    }

    @Test func whatCannotBeWrittenIsRefused() throws {
        try AtomicFile.write([65], to: path, permissions: .mode(0o444))
        for (path, code) in [
            (path, "file.read-only"), (directory, "file.not-a-file"), (directory + "/no/x", "file.missing"),
            ("/dev/null", "file.not-a-file"),
        ] {
            let error = #expect(throws: Diagnostic.self, "\(path)") { try AtomicFile(path) }
            #expect(error?.code == code, "\(path)")
        }
    }
}
