import Glibc
import TestSupport
import Testing
import TranslationMemory

@Suite("The search index's file")
struct SegmentIndexTests {
    @Test("What was written is there again")
    func roundTrip() throws {
        let directory = try TemporaryDirectory()
        var samples = SampleTexts(seed: 0x1D)
        var segments = samples.segments(300, firstID: -100)
        segments += [IndexedSegment(id: .min, text: "least"), IndexedSegment(id: .max, text: "most")]
        // Added twice: the later counts.
        segments.append(IndexedSegment(id: 5, text: "again"))
        let path = directory.path + "/index"
        try SegmentIndex.builder(of: segments).write(to: path)
        let index = try SegmentIndex(path: path)
        #expect(index.stamp == SegmentIndexStamp(store: "test", change: 7))
        #expect(index.count == segments.count - 1)
        var last: [Int64: String] = [:]
        for segment in segments { last[segment.id] = segment.text }
        for (id, text) in last { #expect(try index.text(of: id) == text) }
        #expect(try index.text(of: 100_000) == nil)
        var seen: [Int64: String] = [:]
        try index.forEachSegment { seen[$0.id] = $0.text }
        #expect(seen == last)
    }

    @Test("The order in which segments are added makes no difference to the bytes")
    func isDeterministic() throws {
        let directory = try TemporaryDirectory()
        var samples = SampleTexts(seed: 0x1E)
        let segments = samples.segments(200)
        try SegmentIndex.builder(of: segments).write(to: directory.path + "/one")
        try SegmentIndex.builder(of: segments.shuffled(using: &samples.random)).write(to: directory.path + "/two")
        #expect(try bytes(directory.path + "/one") == bytes(directory.path + "/two"))
    }

    @Test("A byte that was changed is noticed or makes no difference, wherever it is")
    func damage() throws {
        let directory = try TemporaryDirectory()
        var samples = SampleTexts(seed: 0xDA)
        let segments = samples.segments(60)
        let path = directory.path + "/index"
        try SegmentIndex.builder(of: segments).write(to: path)
        let whole = try bytes(path)
        let queries = (0..<4).map { _ in samples.text() } + ["", "商標"]
        let expected = try queries.map { try answer($0, path) }
        for place in stride(from: 0, to: whole.count, by: 149) {
            var damaged = whole
            damaged[place] ^= UInt8.random(in: 1...255, using: &samples.random)
            try directory.write(damaged, to: "index")
            for (query, expected) in zip(queries, expected) {
                do throws(SegmentIndexError) { #expect(try answer(query, path) == expected) } catch {
                    #expect([.foreign, .damaged(offset: 0)].contains(error.kind))
                }
            }
        }
        for count in stride(from: 0, to: whole.count, by: 997) {
            try directory.write(Array(whole.prefix(count)), to: "index")
            #expect(throws: SegmentIndexError.self) { try SegmentIndex(path: path) }
        }
    }

    @Test("What is no index says so")
    func foreign() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: SegmentIndexError.unreadable("No such file or directory")) {
            try SegmentIndex(path: directory.path + "/none")
        }
        #expect(throws: SegmentIndexError.foreign) { try SegmentIndex(path: directory.path) }
        try directory.write(String(repeating: "no index ", count: 99), to: "text")
        #expect(throws: SegmentIndexError.foreign) { try SegmentIndex(path: directory.path + "/text") }
    }

    @Test("Many threads read one index, and all get the same")
    func threads() async throws {
        var samples = SampleTexts(seed: 0x7E)
        let directory = try TemporaryDirectory()
        try SegmentIndex.builder(of: samples.segments(2000)).write(to: directory.path + "/index")
        let searcher = try SegmentSearcher(
            indexes: [SegmentIndex(path: directory.path + "/index")], overlay: SegmentOverlay())
        let queries = (0..<40).map { _ in samples.text() }
        let expected = try queries.map { try searcher.fuzzyMatches($0) }
        try await withThrowingTaskGroup(of: [[FuzzyHit]].self) { group in
            for _ in 0..<6 { group.addTask { try queries.map { try searcher.fuzzyMatches($0) } } }
            for try await found in group { #expect(found == expected) }
        }
    }

    private func answer(_ query: String, _ path: String) throws(SegmentIndexError) -> [String] {
        let searcher = try SegmentSearcher(indexes: [SegmentIndex(path: path)], overlay: SegmentOverlay())
        let fuzzy = try searcher.fuzzyMatches(query, options: .init(threshold: 50))
        let texts = try fuzzy.map { hit throws(SegmentIndexError) in try searcher.text(of: hit.id) ?? "" }
        return ["\(fuzzy)", "\(texts)", "\(try searcher.concordance(query))"]
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw SegmentIndexError.unreadable(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while true {
            let byte = fgetc(file)
            if byte == EOF { return bytes }
            bytes.append(UInt8(truncatingIfNeeded: byte))
        }
    }
}

extension SegmentIndexError {
    /// Without where it was.
    fileprivate var kind: SegmentIndexError {
        if case .damaged = self { return .damaged(offset: 0) }
        return self
    }
}
