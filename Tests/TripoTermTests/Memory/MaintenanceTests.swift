import Foundation
import Terminology
import TestSupport
import Testing
import TranslationMemory
import TripoTerm

struct MaintenanceTests {
    private let fixture: Fixture
    private let snapshot: Snapshot

    init() throws {
        fixture = try Fixture()
        snapshot = try fixture.workspace().open()
    }

    private func faults(
        _ units: [MemoryUnit], options: MemoryMaintenance.Options = .init()
    ) throws -> [MemoryFault] {
        let store = try MemoryStore(at: fixture.path(UUID().uuidString))
        try store.add(units)
        var found: [MemoryFault] = []
        let outcome = try MemoryMaintenance(store.reader, snapshot, options: options).run { found.append($0) }
        #expect(outcome.units == Set(found.map(\.unit)).sorted())
        #expect(outcome.counts.values.reduce(0, +) == found.count)
        return found
    }

    private func unit(_ texts: [LanguageTag: String]) -> MemoryUnit {
        MemoryUnit(texts.sorted { $0.key < $1.key }.map { MemorySegment($0.key, $0.value) }, source: .english)
    }

    @Test(arguments: [
        ("The 21st meeting", "第21次会议"), ("The 21st meeting", "第二十一次会议"), ("in 2021", "令和3年"),
        ("on November 30, 2021", "2021年11月30日"), ("50 percent", "百分之五十"),
    ])
    func theSameNumberInAnotherWayIsNoFault(_ english: String, _ other: String) throws {
        let language: LanguageTag = other.contains("令") ? .japanese : .simplifiedChinese
        #expect(try faults([unit([.english: english, language: other])]).isEmpty)
    }

    @Test func numbersThatDifferAreShownAsTheyAreWritten() throws {
        let found = try faults([unit([.english: "The 21st meeting in 2021", .korean: "2021년 제22차 회의"])])
        #expect(found.map(\.kind) == [.numbers])
        #expect(found.first?.values == ["21st", "제22차"])
    }

    @Test(arguments: [
        ("The three Offices agreed.", "3국 특허청은 합의했다."), ("The heads signed.", "3국 청장은 서명했다."),
        ("despite COVID-19", "코로나19에도 불구하고"), ("despite COVID-19", "尽管有新冠肺炎疫情"),
        ("TCS Secretary-General", "한중일3국협력사무국(TCS) 사무총장"),
    ])
    func whatTranslationsNameOtherwiseIsNoFault(_ english: String, _ other: String) throws {
        let language: LanguageTag = other.contains("新") ? .simplifiedChinese : .korean
        #expect(try faults([unit([.english: english, language: other])]).filter { $0.kind == .numbers } == [])
    }

    @Test(arguments: [
        ("3 years", "5년", ["3 years", "5년"]), ("the 3rd meeting", "회의", ["3rd"]), ("5 %", "증가", ["5 %"]),
        ("application JP2021-123456", "출원", ["JP2021-123456"]), ("Offices", "19개 특허청", ["19개"]),
    ])
    func whatNoTranslationLeavesOutIsOne(_ english: String, _ other: String, _ values: [String]) throws {
        let found = try faults([unit([.english: english, .korean: other])]).filter { $0.kind == .numbers }
        #expect(found.map(\.values) == [values])
    }

    @Test func namesAndCodesMayBeTheSameInAllLanguages() throws {
        let units = [
            unit([.simplifiedChinese: "会议", .japanese: "会议"]), unit([.english: "2021-11-30", .japanese: "2021-11-30"]),
            unit([.traditionalChinese: "國際會議", .japanese: "國際會議"]),
        ]
        var options = MemoryMaintenance.Options()
        options.kinds = [.untranslated]
        #expect(try faults(units, options: options).isEmpty)
    }

    @Test func otherScriptsAndSentencesInAnotherLanguageAreSeen() throws {
        var options = MemoryMaintenance.Options()
        options.kinds = [.language]
        let found = try faults(
            [
                unit([.english: "Совещание", .japanese: "特許庁 (JPO)"]),
                unit([.english: "KIPO and JPO", .korean: "KIPO, JPO"]),
                unit([.english: "The end", .simplifiedChinese: "國際會議結束後發表聯合聲明"]),
            ], options: options)
        #expect(found.map(\.values) == [["Cyrl"], ["zh-Hant"]])
    }

    @Test func pairsOfTagsNeedNotBeNested() throws {
        func tag(_ kind: InlineTag.Kind, _ name: String) -> InlineTag {
            InlineTag(kind, at: 0, attributes: [MemoryProperty("i", name)])
        }
        let crossed = [tag(.opening, "1"), tag(.opening, "2"), tag(.closing, "1"), tag(.closing, "2")]
        let open = [tag(.opening, "1"), tag(.closing, "2")]
        func unit(_ left: [InlineTag], _ right: [InlineTag]) -> MemoryUnit {
            MemoryUnit([MemorySegment(.english, "same", tags: left), MemorySegment(.korean, "같은", tags: right)])
        }
        var options = MemoryMaintenance.Options()
        options.kinds = [.tags]
        #expect(try faults([unit(crossed, crossed)], options: options).isEmpty)
        #expect(
            try faults([unit(open, open)], options: options).map(\.values) == [
                ["ept 2", "bpt 1"], ["ept 2", "bpt 1"],
            ])
    }

    @Test func whatWasChangedMeanwhileStays() throws {
        let store = try MemoryStore(at: fixture.path("m.sqlite"))
        try store.add([unit([.english: "a", .korean: "가"]), unit([.english: "b", .korean: "나"])])
        let seen = try store.reader.lastChange()
        try store.replace(2, with: unit([.english: "b", .korean: "다"]))
        #expect(try store.delete([1, 2], unchangedSince: seen) == 1)
        #expect(try store.reader.unit(2)?.unit[.korean]?.text == "다")
    }

    /// The texts that several units have, counted in memory, are those that the database finds.
    @Test func textsOfSeveralUnitsAreThoseOfAnOracle() throws {
        var generator = SplitMix64(seed: 7)
        let store = try MemoryStore(at: fixture.path("m.sqlite"))
        for _ in 0..<500 {
            let (left, right) = (Int.random(in: 0..<60, using: &generator), Int.random(in: 0..<9, using: &generator))
            try store.add([unit([.english: "text \(left)", .korean: "글 \(right)"])])
        }
        var expected: [String: [Int64]] = [:]
        try store.reader.forEachUnit { stored in
            expected[stored.unit[.english]?.text ?? "", default: []].append(stored.id)
        }
        var found: [String: [Int64]] = [:]
        try store.reader.forEachSameText(in: .english) { found[$0] = $1 }
        #expect(found == expected.filter { $0.value.count > 1 })
    }
}
