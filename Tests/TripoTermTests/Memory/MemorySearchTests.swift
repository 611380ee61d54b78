import Foundation
import Terminology
import Testing
import TranslationMemory
import TripoTerm

/// What a memory answers.
struct MemorySearchTests {
    private let root: String
    private let store: MemoryStore
    private let snapshot: Snapshot

    init() throws {
        root = NSTemporaryDirectory() + "tripo-term-search-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        store = try MemoryStore(at: root + "/m.sqlite")
        snapshot = try ShippedGlossary.snapshot.get()
    }

    private func unit(
        _ texts: [LanguageTag: String], document: String? = nil, date: String? = nil, origin: String? = nil
    ) -> MemoryUnit {
        var unit = MemoryUnit(
            texts.sorted { $0.key < $1.key }.map { MemorySegment($0.key, $0.value) }, source: .english)
        (unit.document, unit.origin) = (document, origin)
        unit.created = date.flatMap { Timestamp(parsing: $0) }
        return unit
    }

    private func search(
        _ query: MemoryQuery, _ change: (inout MemorySearchOptions) -> Void = { _ in },
        memories: [MemorySearch.Memory]? = nil
    ) throws -> [MemoryMatch] {
        var options = MemorySearchOptions()
        options.from = .english
        change(&options)
        let today = try #require(CalendarDate(year: 2026, month: 11, day: 25))
        return try MemorySearch(memories ?? [.init(path: store.path)], snapshot, today: today).searcher()
            .matches(for: query, options: options)
    }

    private func search(
        _ query: String, _ change: (inout MemorySearchOptions) -> Void = { _ in }
    ) throws -> [MemoryMatch] { try search(MemoryQuery(query), change) }

    @Test func tiersFromContextToSimilar() throws {
        var first = unit([.english: "The meeting ended.", .japanese: "会合は終わった。"])
        first.segments[0].previous = "They agreed."
        first.segments[0].next = "All left."
        try store.add([first, unit([.english: "the meeting ended", .japanese: "会合終了"])])
        let around = MemoryQuery("The meeting ended.", previous: "They agreed.", next: "All left.")
        #expect(try search(around).map(\.score) == [102, 99])
        let before = MemoryQuery("The meeting ended.", previous: "They agreed.", next: "Nobody left.")
        #expect(try search(before).first?.tier == .oneContext)
        let alone = try search("The  meeting ended.")
        #expect(alone.map(\.score) == [100, 99])
        #expect(alone.map(\.differences) == [[], ["case", "spacing", "punctuation"]])
        let similar = try search("The meetings ended.")
        #expect(similar.first?.tier == .fuzzy)
        #expect(similar.first?.score == 94)
        #expect(try search("Nothing like it at all, I think.").isEmpty)
    }

    @Test func allEqualOnesAreShownNewestFirst() throws {
        for year in 2011...2020 {
            try store.add([
                unit([.english: "The meeting ended.", .korean: "회의 \(year)"], date: "\(year)-05-01")
            ])
        }
        let matches = try search("The meeting ended.") { $0.limit = 2 }
        #expect(matches.map(\.target) == (2011...2020).reversed().map { "회의 \($0)" })
    }

    @Test func aWayOfWritingIsFoundThoughNoCharacterIsTheSame() throws {
        try store.add([unit([.english: "ＴＲＩＰＯ", .japanese: "三庁"])])
        let match = try #require(try search("TRIPO").first)
        #expect(match.score == 99)
        #expect(match.differences == ["width"])
        #expect(match.similarity == 0)
    }

    @Test func valuesOfTheQueryStandInTheTranslation() throws {
        try store.add([
            unit([
                .english: "The 21st meeting was held on November 30, 2021.",
                .simplifiedChinese: "第21次会议于2021年11月30日举行。",
                .japanese: "第21回会合は2021年11月30日に開催された。", .korean: "제21차 회의가 2021년 11월 30일 개최되었다.",
            ])
        ])
        let matches = try search("The 22nd meeting was held on November 29, 2022.")
        #expect(matches.map(\.tier) == [.placeables, .placeables, .placeables])
        #expect(matches.map(\.score) == [98, 98, 98])
        #expect(
            matches.map(\.adapted) == [
                "第22次会议于2022年11月29日举行。", "第22回会合は2022年11月29日に開催された。", "제22차 회의가 2022년 11월 29일 개최되었다.",
            ])
        #expect(matches.allSatisfy { $0.unplaced.isEmpty && $0.replacements.count == 2 })
    }

    @Test func theThresholdIsMeantForWhatHasTheNamesOfTheQuery() throws {
        try store.add([
            unit([
                .english: "On December 4, 2024, the 24th TRIPO Heads Meeting was held in Shanghai, China.",
                .korean: "2024년 12월 4일 중국 상하이에서 제24차 한·일·중 특허청장회의가 개최되었다.",
            ])
        ])
        for threshold in [50, 75, 95, 98] {
            let matches = try search("On November 30, 2023, the 23rd TRIPO Heads Meeting was held in Busan, Korea.") {
                ($0.threshold, $0.includesParts) = (threshold, false)
            }
            #expect(matches.map(\.score) == [98], "\(threshold)")
        }
    }

    @Test func aNameWithItsReadingStays() throws {
        try store.add([unit([.english: "It was held in Shanghai.", .japanese: "上海（シャンハイ）で開催された。"])])
        let match = try #require(try search("It was held in Busan.").first)
        #expect(match.adapted == nil)
        #expect(match.unplaced == ["Busan"])
        try store.add([unit([.english: "It took place in Shanghai.", .japanese: "上海で行われた。"])])
        #expect(try search("It took place in Busan.").first?.adapted == "釜山で行われた。")
    }

    @Test func aSurnameBesideATitleIsAName() throws {
        try store.add([
            unit([
                .english: "On the first day, SG OU delivered the opening remarks.",
                .simplifiedChinese: "首日，欧秘书长致开幕词。", .japanese: "初日、欧事務局長が開会の辞を述べた。",
                .korean: "첫날 어우 사무총장이 개회사를 하였다.",
            ])
        ])
        let known = try search("On the first day, SG SHIN delivered the opening remarks.") {
            $0.to = [.simplifiedChinese, .japanese, .korean]
        }
        #expect(
            known.map(\.adapted) == [
                "首日，申凤吉秘书长致开幕词。", "初日、申鳳吉事務局長が開会の辞を述べた。", "첫날 신봉길 사무총장이 개회사를 하였다.",
            ])
        // Whom the glossary does not know, and who of several is meant, is for somebody to say.
        for name in ["KANG", "LEE", "Nobody"] {
            let matches = try search("On the first day, SG \(name) delivered the opening remarks.") {
                $0.threshold = 50
            }
            #expect(matches.map(\.unplaced) == [[name], [name], [name]])
            #expect(matches.allSatisfy { $0.adapted == nil && $0.score <= 98 })
        }
        let back = try search("初日、朴事務局長が開会の辞を述べた。") {
            $0.from = .japanese
            $0.to = [.korean]
        }
        #expect(back.map(\.unplaced) == [["朴"]])
        #expect(try search("On the first day, SG OU delivered the closing remarks.").allSatisfy { $0.unplaced.isEmpty })
    }

    /// Where a unit has a value twice, its translation may have the two in another order.
    @Test func aValueThatStandsForSeveralIsPutNowhere() throws {
        try store.add([
            unit([.english: "5 items were agreed by 5 experts.", .japanese: "5名の専門家が5項目に合意した。"]),
            unit([.english: "The JPO invited the KIPO.", .japanese: "日本国特許庁は韓国特許庁を招待した。"]),
            unit([.english: "See document 123456.", .japanese: "文書番号123456を参照。"]),
        ])
        let swapped = try #require(try search("6 items were agreed by 7 experts.").first)
        #expect(swapped.adapted == nil)
        #expect(swapped.unplaced == ["6", "7"])
        #expect(try search("6 items were agreed by 6 experts.").first?.adapted == "6名の専門家が6項目に合意した。")
        let role = try #require(try search("The CNIPA invited the JPO.") { $0.threshold = 50 }.first)
        #expect(role.adapted == nil)
        #expect(role.unplaced == ["CNIPA", "JPO"])
        #expect(try search("See document 000123.").first?.adapted == "文書番号000123を参照。")
    }

    @Test func thatSomebodyElseIsMeantIsTold() throws {
        try store.add([unit([.english: "SG OU and Commissioner SHEN signed the record.", .japanese: "署名した。"])])
        let match = try #require(try search("SG KANG signed the record.") { $0.threshold = 40 }.first)
        #expect(match.unplaced == ["KANG"])
    }

    @Test func aValueWithoutAPlaceIsTold() throws {
        try store.add([unit([.english: "Held on 3 May 2020 in room 7.", .japanese: "7号室で開催。"])])
        let match = try #require(try search("Held on 4 June 2021 in room 8.").first)
        #expect(match.adapted == "8号室で開催。")
        #expect(match.unplaced == ["4 June 2021"])
    }

    @Test func whatHoldsTheQueryAndMoreIsGivenWhereNothingIsBetter() throws {
        try store.add([
            unit([
                .english:
                    "On November 30, 2021, the 21st Heads Meeting was held among the three offices of the region.",
                .japanese: "2021年11月30日、三庁による第21回長官会合が開催された。",
            ])
        ])
        let query = "The 22nd Heads Meeting was held on November 29, 2022."
        let match = try #require(try search(query).first)
        #expect(match.tier == .part)
        #expect(match.adapted == "2022年11月29日、三庁による第22回長官会合が開催された。")
        #expect(try search(query) { $0.includesParts = false }.isEmpty)
        #expect(try search("The 22nd Users Day was announced on November 29, 2022.").isEmpty)
    }

    @Test func whatHoldsTheQueryWordForWordIsGivenWhereNothingIsGood() throws {
        try store.add([
            unit([
                .english: "The room was warm. The heads signed the record. They left.",
                .japanese: "部屋は暖かかった。長官は記録に署名した。彼らは去った。",
            ]),
            unit([.english: "In the 20th and 21st year: they signed the 21st record.", .japanese: "二十年、二十一年"]),
        ])
        let match = try #require(try search("The heads signed the record.").first)
        #expect(match.tier == .part)
        #expect(match.score == 48)
        #expect(match.adapted == nil)
        #expect(try search("the heads SIGNED the record").first?.tier == .part)
        #expect(try search("The heads signed the record.") { $0.includesParts = false }.isEmpty)
        #expect(try search("The heads signed the record.") { $0.to = [.korean] }.isEmpty)
        // Words are not cut, and values are those of the query already.
        #expect(try search("heads signed the rec").isEmpty)
        let valued = try #require(try search("They signed the 21st record.").first)
        #expect(valued.adapted == nil && valued.unplaced.isEmpty)
        // Beside what is not good, not beside what is.
        try store.add([unit([.english: "The heads signed a long red record.", .japanese: "署名"])])
        #expect(try search("The heads signed the record.") { $0.limit = 1 }.map(\.tier) == [.fuzzy, .part])
        try store.add([unit([.english: "The heads signed the records.", .japanese: "署名"])])
        #expect(try search("The heads signed the record.").map(\.tier).contains(.part) == false)
    }

    @Test func penaltiesAreTakenAndTold() throws {
        try store.add([
            unit([.english: "The meeting ended.", .japanese: "会合は終了"], date: "2020-01-01", origin: "mt")
        ])
        let match = try #require(
            try search("The meeting ended.") {
                $0.penalties.origins = ["mt": 10]
                $0.penalties.perYear = 1
            }.first)
        #expect(match.score == 84)
        #expect(match.penalties.map(\.name) == ["origin", "age"])
        let memory = MemorySearch.Memory(path: store.path, penalty: 7)
        #expect(try search(MemoryQuery("The meeting ended."), memories: [memory]).first?.score == 93)
        // Below the threshold it is none.
        let worthless = MemorySearch.Memory(path: store.path, penalty: 40)
        #expect(try search(MemoryQuery("The meeting ended."), memories: [worthless]).isEmpty)
    }

    @Test func chineseInTheOtherScriptIsWorthLess() throws {
        try store.add([unit([.english: "Trademark law", .traditionalChinese: "商標法"])])
        let match = try #require(try search("Trademark law") { $0.to = [.simplifiedChinese] }.first)
        #expect(match.targetLanguage == .traditionalChinese)
        #expect(match.score == 98)
        let back = try #require(
            try search("商标法") {
                $0.from = .simplifiedChinese
                $0.to = [.english]
            }.first)
        #expect(back.tier == .normalized)
        #expect(back.penalties.map(\.name) == ["script"])
    }

    @Test func filtersLookBehindTheNearest() throws {
        let many = (0..<200).map { unit([.english: "The meeting ended.", .japanese: "終 \($0)"], document: "other") }
        try store.add(many + [unit([.english: "The meeting ended!", .japanese: "終"], document: "wanted")])
        let matches = try search("The meeting ended.") { $0.filter.document = "wanted" }
        #expect(matches.map(\.target) == ["終"])
    }

    @Test func severalMemoriesAreOne() throws {
        let other = try MemoryStore(at: root + "/other.sqlite")
        try store.add([unit([.english: "The meeting ended.", .japanese: "甲"])])
        try other.add([unit([.english: "The meeting ended.", .japanese: "乙"])])
        let memories = [MemorySearch.Memory(path: store.path, penalty: 5), .init(path: other.path)]
        let matches = try search(MemoryQuery("The meeting ended."), memories: memories)
        #expect(matches.map(\.target) == ["乙", "甲"])
        #expect(matches.map(\.score) == [100, 95])
    }

    @Test func wordsAreAUnitOfTheirOwn() throws {
        try store.add([unit([.english: "The three offices met in spring again", .japanese: "春に会った"])])
        let match = try #require(try search("The three offices met in autumn again") { $0.unit = .word }.first)
        #expect(match.score == 85)
    }

    @Test func aHugeQueryIsComparedByWhatItSays() throws {
        try store.add([unit([.english: "The meeting ended on 3 May 2020.", .japanese: "終わった。"])])
        #expect(
            try search("The meeting" + String(repeating: " ", count: 500_000) + "ended on 3 May 2020.").first?.score
                == 100)
        #expect(
            try search(String(repeating: "The meeting ended on 3 May 2020. ", count: 20_000)) { $0.threshold = 1 }
                .isEmpty)
    }

    @Test func nothingIsNoQuery() throws {
        #expect(throws: Diagnostic.self) { try search("  ") }
    }
}
