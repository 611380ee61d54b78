import Glibc
import Normalization
import Terminology
import Testing

@testable import Glossary

@Suite struct IndexSharingTests {
    @Test func `threads verify and read one index at once`() async throws {
        let index = try SampleIndex.lazyIndex(SampleIndex.smallBytes(extra: 2000))
        let wanted = try Self.digest(SampleIndex.lazyIndex(SampleIndex.smallBytes(extra: 2000)), from: 0)
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for task in 0..<8 { group.addTask { try Self.digest(index, from: task * 37) } }
            for try await found in group { #expect(found == wanted) }
        }
    }

    @Test func `a mapped index goes on answering when its file is replaced`() throws {
        let directory = "/tmp/tripo-term-index-\(getpid())"
        mkdir(directory, 0o700)
        let path = directory + "/a.index"
        defer {
            unlink(path)
            rmdir(directory)
        }
        try Self.write(SampleIndex.smallBytes(extra: 50), to: path)
        let first = try GlossaryIndex(path: path)
        let second = try GlossaryIndex(path: path)
        #expect(try Self.digest(first, from: 0) == Self.digest(second, from: 5))
        let before = try Self.digest(first, from: 0)
        try Self.write(SampleIndex.smallBytes(extra: 60), to: path + ".new")
        #expect(rename(path + ".new", path) == 0)
        #expect(try Self.digest(first, from: 9) == before)
        #expect(try GlossaryIndex(path: path).conceptCount == 61)
    }

    @Test func `what is no index is refused`() throws {
        #expect(throws: IndexError.self) { try GlossaryIndex(path: "/nonexistent/a.index") }
        #expect(throws: IndexError.foreign) { try GlossaryIndex(path: "/tmp") }
        #expect(throws: IndexError.foreign) { try GlossaryIndex(path: "/dev/null") }
        #expect(throws: IndexError.foreign) { try GlossaryIndex(bytes: []) }
        #expect(throws: IndexError.foreign) { try GlossaryIndex(bytes: [UInt8](repeating: 0x54, count: 4096)) }
    }

    /// The distances of all concepts from the first, read from some place on.
    private static func digest(_ index: GlossaryIndex, from start: Int) throws -> [Int] {
        var result = [Int](repeating: 0, count: index.conceptCount)
        for step in 0..<index.conceptCount {
            let number = (start + step) % index.conceptCount
            let concept = try index.entry(try index.concept(number: number)).concept
            let key = Array((concept.terms.last?.text ?? "").utf8)
            let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
            result[number] = place.number * 2 + (place.isExact ? 1 : 0)
        }
        return result
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try #require(fopen(path, "wb"))
        defer { fclose(file) }
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
