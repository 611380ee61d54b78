import Foundation
import Glossary
import Terminology
import Testing

/// Each test works in a directory of its own.
final class FileReadingTests {
    private let directory: String

    init() throws {
        directory = NSTemporaryDirectory() + "glossary-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let path = directory + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func codes(_ path: String, limits: ReadingLimits = ReadingLimits()) -> [String] {
        GlossaryReader(limits: limits).read(path).diagnostics.map { "\($0.location?.description ?? "") \($0.code)" }
    }

    @Test func aDirectoryIsReadInTheOrderOfItsNames() throws {
        for name in ["b.yaml", "a.yaml", ".hidden.yaml", "c.txt"] {
            _ = try write("concepts: [{id: t.\(name.prefix(1)), kind: term, terms: {}}]".utf8, to: name)
        }
        let source = GlossaryReader().read(directory)
        #expect(source.files == ["a.yaml", "b.yaml"].map { directory + "/" + $0 })
        #expect(source.concepts.map(\.concept.id) == ["t.a", "t.b"])
        #expect(source.diagnostics == [])
        #expect(GlossaryReader().read(directory + "/a.yaml").concepts.count == 1)
    }

    @Test func whatIsNotThereIsReported() throws {
        #expect(codes(directory + "/no.yaml") == ["\(directory)/no.yaml file.missing"])
        #expect(codes(directory) == ["\(directory) glossary.no-files"])
        let source = GlossaryReader().read(directory: directory + "/no")
        #expect(source.diagnostics.map(\.code) == ["glossary.directory-unreadable"])
        #expect(codes("a\u{0}b") == ["a\u{0}b file.unreadable"])
    }

    @Test(.timeLimit(.minutes(20))) func whatIsNoFileIsNeverWaitedFor() throws {
        #expect(mkfifo(directory + "/pipe.yaml", 0o600) == 0)
        try FileManager.default.createDirectory(atPath: directory + "/d.yaml", withIntermediateDirectories: false)
        #expect(
            codes(directory) == [
                "\(directory)/d.yaml file.not-a-file", "\(directory)/pipe.yaml file.not-a-file",
            ])
        #expect(codes("/dev/zero") == ["/dev/zero file.not-a-file"])
    }

    @Test func anUnreadableFileIsReported() throws {
        let path = try write("concepts: []".utf8, to: "a.yaml")
        chmod(path, 0)
        // The superuser may read everything.
        #expect(codes(path) == (geteuid() == 0 ? [] : ["\(path) file.unreadable"]))
    }

    @Test func aFileBeyondTheLimitIsNotRead() throws {
        var limits = ReadingLimits()
        limits.fileSize = 20
        #expect(codes(try write("concepts: []        ".utf8, to: "a.yaml"), limits: limits) == [])
        let path = try write("concepts: []         ".utf8, to: "b.yaml")
        #expect(codes(path, limits: limits) == ["\(path) file.too-large"])
    }

    @Test func bytesThatAreNotUTF8AreReportedWhereTheyAre() throws {
        let path = try write(Array("# 特\n# 許".utf8) + [0xB0, 0xA1, 0x0A], to: "a.yaml")
        #expect(codes(path) == ["\(path):2:4 file.not-utf8"])
        let wide = try write("concepts: []".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, to: "b.yaml")
        #expect(codes(wide) == ["\(wide):1:2 file.control-character"])
        let marked = try write([0xFF, 0xFE, 0x61, 0x00], to: "c.yaml")
        #expect(codes(marked) == ["\(marked):1:1 file.not-utf8"])
    }
}
