import Foundation
import Glibc
import Terminology
import TestSupport
import Testing

@testable import TranslationMemory

/// The index of a memory follows the memory, and is never believed where it should not be.
struct MemoryIndexTests {
    private let directory: TemporaryDirectory
    private let files: TemporaryDirectory
    private let store: MemoryStore

    init() throws {
        (directory, files) = (try TemporaryDirectory(), try TemporaryDirectory())
        store = try MemoryStore(at: directory.path + "/m.sqlite")
    }

    private func index(tail: Int = 4096, at path: String? = nil) throws -> MemoryIndex {
        var options = MemoryIndex.Options(directories: [path ?? files.path])
        options.longestTail = tail
        options.keying = Self.lengths
        return try MemoryIndex(store.reader, options: options)
    }

    /// Segments of one number of bytes have one key.
    private static let lengths = SegmentKeying(identity: 7) { _ in { UInt64($0.utf8.count) } }

    private func unit(_ english: String, _ japanese: String, document: String? = nil) -> MemoryUnit {
        var unit = MemoryUnit([MemorySegment(.english, english), MemorySegment(.japanese, japanese)])
        unit.document = document
        return unit
    }

    private func found(_ index: MemoryIndex, _ query: String, _ language: LanguageTag = .english) throws -> [Int64] {
        try index.segments(in: language).searcher.fuzzyMatches(query).map { SegmentID(rawValue: $0.id).unit }
    }

    private func names() -> [String] { ((try? files.names()) ?? []).filter { $0.hasSuffix(".segments") } }

    @Test func whatIsWrittenIsFoundAtOnceByWhoHasItOpen() throws {
        let index = try index()
        #expect(try found(index, "the meeting ended") == [])
        try store.add([unit("the meeting ended", "会合は終わった")])
        #expect(try found(index, "the meeting ended") == [1])
        #expect(try found(index, "会合は終わった", .japanese) == [1])
        // Another program, with a way of its own to the file.
        let other = try MemoryStore(at: store.path)
        try other.replace(1, with: unit("the session closed", "会合は終わった"))
        #expect(try found(index, "the meeting ended") == [])
        #expect(try found(index, "the session closed") == [1])
        try other.delete([1])
        #expect(try found(index, "the session closed") == [])
    }

    /// Copies have one identity, and count the same changes when they go different ways.
    @Test func theIndexOfACopyThatWentAnotherWayIsNotBelieved() throws {
        try store.add((0..<30).map { unit("alpha \($0)", "甲\($0)") })
        let copy = directory.path + "/copy.sqlite"
        for part in ["", "-wal"] { try FileManager.default.copyItem(atPath: store.path + part, toPath: copy + part) }
        try store.add((0..<10).map { unit("bravo \($0)", "乙\($0)") })
        #expect(try index().segments(in: .english).searcher.concordance("bravo").totalHits == 10)
        let other = try MemoryStore(at: copy)
        try other.add((0..<12).map { unit("charlie \($0)", "丙\($0)") })
        let parted = try MemoryIndex(other.reader, options: MemoryIndex.Options(directories: [files.path]))
        let searcher = try parted.segments(in: .english).searcher
        #expect(try searcher.concordance("charlie").totalHits == 12)
        #expect(try searcher.concordance("bravo").totalHits == 0)
        // One that only knows less is caught up with.
        #expect(try index().segments(in: .english).searcher.concordance("bravo").totalHits == 10)
        try store.delete([1])
        try store.replace(40, with: unit("delta", "丁"))
        #expect(try index().segments(in: .english).searcher.concordance("a").totalHits == 39 + 29)
    }

    @Test func whatOnlySaysWhereAUnitWasMetAddsNothing() throws {
        try store.add([unit("one", "一"), unit("two", "二")])
        let index = try index()
        _ = try index.segments(in: .english)
        try store.add([unit("one", "一", document: "report")])
        let segments = try index.segments(in: .english)
        #expect(segments.searcher.overlay.count == 0)
    }

    /// Adds, changes and deletes at random, and compares with an index that is made anew; files are written, joined and opened
    /// again on the way.
    @Test(arguments: 0..<6) func theIndexSaysWhatTheMemorySays(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var index = try index(tail: 10)
        for step in 0..<60 {
            var ids: [Int64] = []
            try store.reader.forEachUnit { ids.append($0.id) }
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let text =
                    "segment \(Int.random(in: 0..<40, using: &random)) of \(Int.random(in: 0..<3, using: &random))"
                let new =
                    Bool.random(using: &random)
                    ? unit(text, "分節 \(text.utf8.count)") : MemoryUnit([MemorySegment(.english, text)])
                switch Int.random(in: 0..<4, using: &random) {
                case 0: if let id = ids.randomElement(using: &random) { try store.delete([id]) }
                case 1:
                    if let id = ids.randomElement(using: &random), try store.reader.unit(id) != nil {
                        try store.replace(id, with: new)
                    }
                default: try store.add([new])
                }
            }
            if step % 7 == 3 { index = try self.index(tail: 10) }
            if step % 20 == 19 { _ = try index.optimize() }
            let fresh = try self.index(at: "/proc/nowhere")
            for language in [LanguageTag.english, .japanese] {
                let (known, wanted) = (try index.segments(in: language), try fresh.segments(in: language))
                for query in ["segment 3 of 1", "分節 14", "segment"] {
                    let options = FuzzySearchOptions(threshold: 40, limit: 1000)
                    #expect(
                        try known.searcher.fuzzyMatches(query, options: options)
                            == wanted.searcher.fuzzyMatches(query, options: options))
                }
                let both = try (known.searcher.concordance("1"), wanted.searcher.concordance("1"))
                #expect(both.0 == both.1)
                for length in [14, 15] {
                    let texts = try [known, wanted].map { segments in
                        try segments.candidates(withKey: UInt64(length)).compactMap { id in
                            try segments.searcher.text(of: id).flatMap { $0.utf8.count == length ? $0 : nil }
                        }
                    }
                    #expect(texts[0] == texts[1])
                }
            }
        }
        #expect(names().count < 12)
    }

    @Test(arguments: [true, false]) func aDamagedFileIsMadeAgain(hasKeys: Bool) throws {
        try store.add((0..<300).map { unit("segment number \($0)", "分節 \($0)") })
        #expect(try found(index(), "segment number 17").first == 18)
        for name in names() {
            let path = files.path + "/" + name
            if !hasKeys { unlink(path.dropLast("segments".count) + "keys") }
            for place in stride(from: 0, to: 4000, by: 997) {
                let file = try #require(fopen(path, "r+"))
                fseek(file, place, SEEK_SET)
                let byte = fgetc(file)
                fseek(file, place, SEEK_SET)
                fputc(byte ^ 0x40, file)
                fclose(file)
            }
        }
        let index = try index()
        // What is only noticed on reading is told; who searches has it made again.
        let first = Result { try found(index, "segment number 17") }
        if (try? first.get().first) != 18 {
            try index.repair(.english)
            #expect(try found(index, "segment number 17").first == 18)
        }
    }

    /// Whoever cuts a file off, before it is opened or while it is searched.
    @Test(arguments: ["segments", "keys"], [0, 1, 100, 5000]) func aFileThatIsCutOffIsMadeAgain(
        suffix: String, length: Int
    ) throws {
        try store.add((0..<300).map { unit("segment number \($0)", "分節 \($0)") })
        let index = try index()
        func search(_ index: MemoryIndex) throws -> Int64? {
            let segments = try index.segments(in: .english)
            #expect(try segments.candidates(withKey: 18).count == 200)
            return try segments.searcher.fuzzyMatches("segment number 17").first?.id
        }
        #expect(try search(index) == 18 * 8)
        for isOpen in [true, false] {
            for name in names() {
                truncate(files.path + "/" + name.dropLast("segments".count) + suffix, length)
            }
            #expect(try search(isOpen ? index : self.index()) == 18 * 8)
        }
    }

    @Test func piecesHaveNoNamesAndWhatWasLeftIsTakenAway() throws {
        let builder = try SegmentIndexBuilder(stamp: SegmentIndexStamp(store: "", change: 1))
        try builder.add(IndexedSegment(id: 8, text: "one"))
        let piece = try builder.namelessIndex(in: files.path)
        #expect(try files.names() == [])
        #expect(try piece.row(of: 8) == 0)
        for name in ["piece-7", ".piece.7.0.tmp", ".en-0-1.segments.7.0.tmp", "own.txt", "piece-8"] {
            try files.write("", to: name)
            var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
            if name != "piece-8" { utimes(files.path + "/" + name, &times) }
        }
        try store.add([unit("one", "一")])
        _ = try index().segments(in: .english)
        #expect(try files.names().filter { !$0.hasPrefix("en-") } == ["own.txt", "piece-8"])
    }

    @Test(arguments: ["", "no index", "TripoMem0000000000"]) func aFileThatIsNoIndexIsMadeAgain(text: String) throws {
        try store.add([unit("one", "一")])
        try files.write(text, to: "en-0-1.segments")
        try files.write(text, to: "en-0-1.keys")
        #expect(try found(index(), "one") == [1])
    }

    @Test func anIndexOfAnotherMemoryIsNotBelieved() throws {
        let otherDirectory = try TemporaryDirectory()
        let other = try MemoryStore(at: otherDirectory.path + "/m.sqlite")
        try other.add([unit("something else", "別")])
        _ = try MemoryIndex(other.reader, options: .init(directories: [files.path])).segments(in: .english)
        #expect(names() == ["en-0-1.segments"])
        try store.add([unit("one", "一")])
        #expect(try found(index(), "one") == [1])
        #expect(try found(index(), "something else") == [])
    }

    @Test func anIndexThatKnowsMoreThanTheMemoryIsNotBelieved() throws {
        try store.add([unit("one", "一")])
        _ = try index().segments(in: .english)
        rename(files.path + "/en-0-1.segments", files.path + "/en-0-9.segments")
        #expect(try found(index(), "one") == [1])
    }

    @Test func whereNothingCanBeWrittenItIsSearchedFromMemory() throws {
        try store.add((0..<50).map { unit("segment \($0)", "分節 \($0)") })
        let index = try index(tail: 10, at: "/proc/nowhere")
        #expect(try found(index, "segment 7").first == 8)
        try store.add((50..<100).map { unit("segment \($0)", "分節 \($0)") })
        #expect(try found(index, "segment 77").first == 78)
    }

    @Test func threadsSearchWhileOthersWrite() async throws {
        let index = try index(tail: 20)
        try store.add([unit("segment 0", "分節 0")])
        let store = store
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 1..<200 {
                    try store.add([MemoryUnit([MemorySegment(.english, "segment \(number)")])])
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<60 {
                        let hits = try index.segments(in: .english).searcher.fuzzyMatches("segment 0")
                        #expect(hits.first?.distance == 0)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try found(index, "segment 199").first == 200)
    }
}
