import Terminology
import TestSupport
import Testing
import TranslationMemory

/// What is added to a memory is there, once, with each place where it was met.
struct MemoryStoreTests {
    private let directory: TemporaryDirectory
    private let store: MemoryStore
    private var reader: MemoryReader { store.reader }

    init() throws {
        directory = try TemporaryDirectory()
        store = try MemoryStore(at: directory.path + "/memory.sqlite")
    }

    private func unit(_ english: String, _ japanese: String, document: String? = nil, day: Int? = nil) -> MemoryUnit {
        var unit = MemoryUnit([MemorySegment(.english, english), MemorySegment(.japanese, japanese)], source: .english)
        unit.document = document
        unit.created = day.map { Timestamp(secondsSince1970: $0 * 86_400) }
        return unit
    }

    private func expect(_ addition: MemoryAddition, _ added: Int, _ merged: Int, _ unchanged: Int) {
        #expect([addition.added, addition.merged, addition.unchanged] == [added, merged, unchanged])
    }

    @Test func aUnitIsReadAsItWasAdded() throws {
        var given = unit("Hello <b>", "今日は", document: "a.txt", day: 3)
        given.segments[0].tags = [
            InlineTag(
                .placeholder, at: 6, attributes: [MemoryProperty("x", "1")],
                content: [.code("<img alt=\""), .text("sub", tags: [InlineTag(.isolated, at: 3)], attributes: [])])
        ]
        (given.segments[0].previous, given.segments[1].next) = ("Before.", "後。")
        given.segments[1].properties = [MemoryProperty("p", "1"), MemoryProperty("p", "2")]
        (given.author, given.changedBy, given.changed) = ("an", "other", Timestamp(secondsSince1970: 400_000))
        (given.domain, given.origin, given.confidence) = ("patents", "align", 0.97)
        given.properties = [MemoryProperty("note", "\u{1}\n\"")]
        try store.add([given])
        let stored = try #require(try reader.unit(1))
        #expect(stored.occurrences == [given])
        #expect(try reader.unit(2) == nil)
    }

    @Test func theSameIsKeptOnceWithItsHistory() throws {
        expect(try store.add([unit("a", "b", document: "1", day: 5), unit("a", "c")]), 2, 0, 0)
        let change = try reader.lastChange()
        expect(try store.add([unit("a", "b", document: "1", day: 5), unit("a", "c")]), 0, 0, 2)
        // What changes nothing takes no number.
        #expect(try reader.lastChange() == change)
        expect(try store.add([unit("a", "b", document: "2", day: 1), unit("a", "b", document: "2", day: 1)]), 0, 1, 1)
        #expect(try reader.lastChange() == change + 1)
        let stored = try #require(try reader.unit(1))
        #expect(stored.occurrences.map(\.document) == ["2", "1"], "the newest comes last")
    }

    @Test func textsThatOnlyLookAlikeAreTwo() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        expect(
            try store.add([unit(composed, "x", document: composed), unit(decomposed, "x", document: decomposed)]), 2, 0,
            0)
        #expect(try reader.unit(2)?.unit.document.map { Array($0.utf8) } == Array(decomposed.utf8))
    }

    @Test func aDefectiveUnitIsRefusedAndNothingIsAdded() throws {
        var bad = unit("é", "b")
        bad.segments[0].tags = [InlineTag(.placeholder, at: 1)]
        for defective in [
            MemoryUnit([]), bad, unit("a", ""), unit("a\0", "b"),
            MemoryUnit([MemorySegment(.korean, "a"), MemorySegment(.korean, "b")]),
        ] {
            #expect { try store.add([unit("good", "good"), defective]) } throws: {
                ($0 as? Diagnostic)?.code == "memory.defective-unit"
            }
        }
        #expect(try reader.statistics().units == 0)
    }

    @Test func changesAreToldOnceInTheirOrder() throws {
        try store.add([unit("a", "b"), unit("c", "d"), unit("e", "f")])
        try store.replace(2, with: unit("c", "x"))
        try store.delete([1])
        let all = try reader.changes(after: 0)
        #expect(
            all.map(\.change) == [3, 4, 5].flatMap { Array(repeating: Int64($0), count: LanguageTag.allCases.count) })
        let told = { (change: Int64) in all.filter { $0.change == change }.map { $0.text ?? "-" }.joined() }
        #expect([told(3), told(4), told(5)] == ["e--f-", "c--x-", "-----"])
        #expect(all.last?.id.unit == 1)
        #expect(try reader.changes(after: 4).map(\.change) == Array(repeating: 5, count: LanguageTag.allCases.count))
        #expect(try reader.changes(after: 0, limit: 1).last?.change == 3)
        #expect(try reader.changes(after: 5).isEmpty)
    }

    @Test func numbersAreNeverGivenAgain() throws {
        try store.add([unit("a", "b"), unit("c", "d")])
        try store.delete([1, 2, 2, 9])
        try store.add([unit("a", "b")])
        #expect(try reader.unitIDs(limit: 9) == [3])
        let segments = try collect(.japanese)
        #expect(segments.map(\.0) == [SegmentID(unit: 3, language: .japanese)])
        #expect(segments[0].0.unit == 3 && segments[0].0.language == .japanese)
    }

    private func collect(_ language: LanguageTag) throws -> [(SegmentID, String)] {
        var segments: [(SegmentID, String)] = []
        try reader.forEachSegment(in: language) { segments.append(($0, $1)) }
        return segments
    }

    @Test func aUnitThatIsReplacedKeepsItsNumbersAndHistory() throws {
        try store.add([unit("a", "b", document: "1", day: 1), unit("c", "d", document: "2", day: 2)])
        #expect(try store.replace(1, with: unit("a", "better", document: "3", day: 3)) == 1)
        #expect(try reader.unit(1)?.occurrences.map(\.document) == ["1", "3"])
        #expect(try collect(.japanese).map(\.1) == ["better", "d"])
        // What becomes the same as another one becomes that.
        #expect(try store.replace(1, with: unit("c", "d", document: "4", day: 4)) == 2)
        #expect(try reader.unit(1) == nil)
        #expect(try reader.unit(2)?.occurrences.map(\.document) == ["1", "2", "3", "4"])
        let change = try reader.lastChange()
        #expect(try store.replace(2, with: unit("c", "d", document: "4", day: 4)) == 2)
        #expect(try reader.lastChange() == change)
        #expect { try store.replace(1, with: unit("x", "y")) } throws: {
            ($0 as? Diagnostic)?.code == "memory.no-such-unit"
        }
    }

    @Test func filtersMeanOccurrences() throws {
        try store.add([
            unit("a", "b", document: "1", day: 1), unit("a", "b", document: "2", day: 9), unit("c", "d", document: "2"),
        ])
        var filter = MemoryFilter()
        filter.document = "2"
        #expect(try reader.unitIDs(matching: filter, limit: 9) == [1, 2])
        filter.from = Timestamp(secondsSince1970: 8 * 86_400)
        #expect(try reader.unitIDs(matching: filter, limit: 9) == [1])
        filter.before = filter.from
        #expect(try reader.unitIDs(matching: filter, limit: 9) == [])
        filter = MemoryFilter()
        filter.author = "nobody"
        #expect(try reader.unitIDs(matching: filter, limit: 9) == [])
    }

    @Test func whatWasMetElsewhereStays() throws {
        try store.add([
            unit("a", "b", document: "1"), unit("a", "b", document: "2"), unit("c", "d", document: "2"),
        ])
        var filter = MemoryFilter()
        filter.document = "2"
        let result = try store.delete(matching: filter)
        #expect(result == (units: 1, lessened: 1))
        #expect(try reader.unit(1)?.occurrences.map(\.document) == ["1"])
        #expect(try store.delete(matching: MemoryFilter()) == (units: 1, lessened: 0))
        #expect(try reader.statistics().occurrences == 0)
    }

    @Test func statisticsCount() throws {
        try store.add([
            unit("a", "b", document: "1"), unit("a", "b", document: "2"), MemoryUnit([MemorySegment(.korean, "가")]),
        ])
        let statistics = try reader.statistics()
        #expect([statistics.units, statistics.occurrences, statistics.documents] == [2, 3, 2])
        #expect(statistics.segments.map(\.language) == [.english, .japanese, .korean])
        #expect(try reader.languages() == [.english, .japanese, .korean])
        #expect(try reader.identity().count == 36)
    }
}
