import Normalization
import Terminology
import TestSupport
import Testing
import TranslationMemory

@Suite("Fuzzy search misses nothing")
struct FuzzyOracleTests {
    @Test("At every threshold it gives what brute force gives", arguments: [1, 5, 1000])
    func isExact(limit: Int) throws {
        var samples = SampleTexts(seed: 0x51)
        let segments = samples.segments(120)
        let searcher = try SegmentSearcher(indexes: [.made(of: segments)], overlay: SegmentOverlay())
        let compared = try segments.map { (id: $0.id, symbols: try Oracle.compared($0.text)) }
        for threshold in 50...100 {
            for _ in 0..<2 {
                let query = samples.text()
                let options = FuzzySearchOptions(threshold: threshold, limit: limit)
                let expected = Oracle.matches(try Oracle.compared(query), compared, options)
                #expect(try searcher.fuzzyMatches(query, options: options) == expected, "\(query) at \(threshold)")
            }
        }
    }

    @Test("Segments that are not meant are as if they were not there, and more of those that are equal can be had")
    func segmentsThatAreMeant() throws {
        var samples = SampleTexts(seed: 0x55)
        var segments = samples.segments(60)
        let queries = (0..<8).map { _ in samples.text() } + segments.prefix(4).map(\.text)
        for (place, query) in queries.enumerated() {
            for copy in 0..<place { segments.append(IndexedSegment(id: Int64(1000 + place * 100 + copy), text: query)) }
        }
        segments.shuffle(using: &samples.random)
        let searcher = try SegmentSearcher(
            indexes: [.made(of: segments.dropLast(20))], overlay: overlay(segments.suffix(20), .init()))
        let isMeant = { (id: Int64) in id % 3 != 0 }
        let compared = try segments.filter { isMeant($0.id) }.map { (id: $0.id, symbols: try Oracle.compared($0.text)) }
        for query in queries {
            for (threshold, limit, equalLimit) in [(50, 1, 5), (50, 3, 0), (70, 4, 2), (100, 1, 1000), (50, 1000, 3)] {
                var options = FuzzySearchOptions(threshold: threshold, limit: 1000)
                let all = Oracle.matches(try Oracle.compared(query), compared, options)
                (options.limit, options.equalLimit) = (limit, equalLimit)
                let equal = all.prefix { $0.distance == 0 }.count
                let expected = Array(all.prefix(max(limit, min(equal, equalLimit))))
                #expect(try searcher.fuzzyMatches(query, options: options, where: isMeant) == expected, "\(query)")
            }
        }
    }

    @Test("By words it is as exact")
    func isExactByWords() throws {
        var samples = SampleTexts(seed: 0x52)
        let segments = samples.segments(150)
        let options = SegmentIndexOptions(wordDivision: SampleTexts.words)
        let searcher = try SegmentSearcher(
            indexes: [.made(of: segments.dropLast(50), options: options)],
            overlay: overlay(segments.suffix(50), options))
        let compared = try segments.map { (id: $0.id, symbols: try words($0.text)) }
        for threshold in stride(from: 50, through: 100, by: 5) {
            for _ in 0..<10 {
                let query = samples.text()
                let options = FuzzySearchOptions(threshold: threshold, limit: 7, unit: .word)
                let expected = Oracle.matches(try words(query), compared, options)
                #expect(try searcher.fuzzyMatches(query, options: options) == expected, "\(query) at \(threshold)")
            }
        }
    }

    /// Sentences of a small vocabulary, so that many are like each other; words as ICU's rules and dictionaries divide them.
    @Test(
        "By ICU's words it is as exact",
        arguments: [
            (
                LanguageTag.english,
                "The Office's examiners don't publish 3.5 e-mails, U.S. patents and co-operation in Trilateral meetings."
            ),
            (.japanese, "特許庁は商標の審査基準を改訂し、三庁会合でデザインについて議論した。"),
            (.simplifiedChinese, "国家知识产权局发布商标审查指南，三局在会议上讨论了外观设计。"),
            (.korean, "특허청은 상표 심사기준을 개정하고, 3국 회의에서 디자인을 논의하였다."),
        ])
    func isExactByWordsOfICU(language: LanguageTag, sentence: String) throws {
        let segmenter = try WordSegmenter(language: language)
        func words(_ text: String) throws -> [String] {
            let utf8 = Array(String(String.UnicodeScalarView(try Oracle.compared(text))).utf8)
            return try segmenter.words(in: String(decoding: utf8, as: UTF8.self)).map {
                String(decoding: utf8[$0.span.range], as: UTF8.self)
            }
        }
        let vocabulary = try words(sentence)
        var random = SplitMix64(seed: 0x54)
        let separator = language == .english || language == .korean ? " " : ""
        func phrase(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &random)).compactMap { _ in vocabulary.randomElement(using: &random) }
                .joined(separator: separator)
        }
        // Beginnings that are alike, or none would be like another.
        let stems = (0..<12).map { _ in phrase(3...12) }
        func text() -> String { (stems.randomElement(using: &random) ?? "") + separator + phrase(0...4) }
        let segments = (0..<1500).map { IndexedSegment(id: Int64($0), text: text()) }
        let options = SegmentIndexOptions(wordDivision: WordDivision(language: language))
        let searcher = try SegmentSearcher(
            indexes: [.made(of: segments, options: options)], overlay: SegmentOverlay(options: options))
        let compared = try segments.map { (id: $0.id, symbols: try words($0.text)) }
        for threshold in [50, 60, 70, 85, 95] {
            for _ in 0..<12 {
                let query = text()
                let options = FuzzySearchOptions(threshold: threshold, limit: 20, unit: .word)
                let expected = Oracle.matches(try words(query), compared, options)
                #expect(try searcher.fuzzyMatches(query, options: options) == expected, "\(query) at \(threshold)")
            }
        }
    }

    @Test("Indexes, what came after them and what was removed are one memory")
    func generations() throws {
        var samples = SampleTexts(seed: 0x53)
        var current: [Int64: String] = [:]
        var indexes: [SegmentIndex] = []
        for _ in 0..<3 {
            // Ids come again with other texts.
            let segments = samples.segments(150, firstID: Int64.random(in: 1...100, using: &samples.random))
            for segment in segments { current[segment.id] = segment.text }
            indexes.append(try .made(of: segments))
        }
        var overlay = try SegmentOverlay()
        for id in Int64(1)...60 {
            let text = samples.text()
            if id % 3 == 0 {
                overlay.remove(id)
                current[id] = nil
            } else {
                try overlay.add(IndexedSegment(id: id, text: text))
                current[id] = text
            }
        }
        let removed: Set<Int64> = [80, 81, 82, 83, 999]
        for id in removed { current[id] = nil }
        let searcher = try SegmentSearcher(indexes: indexes, overlay: overlay, removed: removed)
        let compared = try current.map { (id: $0.key, symbols: try Oracle.compared($0.value)) }
        for round in 0..<60 {
            let query = samples.text()
            let options = FuzzySearchOptions(threshold: 50 + round % 51, limit: 8)
            #expect(
                try searcher.fuzzyMatches(query, options: options)
                    == Oracle.matches(try Oracle.compared(query), compared, options))
        }
        for id in Int64(1)...300 { #expect(try searcher.text(of: id) == current[id]) }
        let directory = try TemporaryDirectory()
        try SegmentIndex.merge(
            indexes, stamp: SegmentIndexStamp(store: "test", change: 9), options: .init(),
            to: directory.path + "/merged"
        ) { removed.contains($0) }
        let merged = try SegmentIndex(path: directory.path + "/merged")
        let again = try SegmentSearcher(indexes: [merged], overlay: overlay)
        for id in Int64(1)...300 { #expect(try again.text(of: id) == current[id]) }
        for _ in 0..<30 {
            let query = samples.text()
            #expect(try again.fuzzyMatches(query) == searcher.fuzzyMatches(query))
        }
    }

    @Test("Long texts", arguments: [63, 64, 65, 128, 129, 257, 259, 600])
    func longTexts(length: Int) throws {
        var samples = SampleTexts(seed: UInt64(length))
        let base = String((0..<length).map { _ in "abcdefgh 商標出願".randomElement(using: &samples.random) ?? "a" })
        let edits = [0, 1, length / 8, length / 4, length / 2]
        let segments = edits.enumerated().map {
            IndexedSegment(id: Int64($0.offset), text: samples.edited(base, edits: $0.element))
        }
        let searcher = try SegmentSearcher(indexes: [.made(of: segments)], overlay: SegmentOverlay())
        let compared = try segments.map { (id: $0.id, symbols: try Oracle.compared($0.text)) }
        for threshold in [50, 70, 90] {
            let options = FuzzySearchOptions(threshold: threshold, limit: 10)
            let expected = Oracle.matches(try Oracle.compared(base), compared, options)
            #expect(try searcher.fuzzyMatches(base, options: options) == expected)
        }
    }

    @Test("Ten thousand scalars, where the distance is known: each edit brings a scalar that nothing else has")
    func veryLongTexts() throws {
        let base = (0..<10_000).map { Unicode.Scalar(0x4E00 + $0 * 37 % 997) ?? "一" }
        let segments = [0, 1, 100, 2_999, 3_000, 3_001].map { edits in
            var view = String.UnicodeScalarView()
            for (place, scalar) in base.enumerated() {
                // 3,333 places, taken in an order that spreads them.
                let isEdited = place % 3 == 0 && place / 3 * 7 % 3_334 < edits
                view.append(isEdited ? "🚢" : scalar)
            }
            return IndexedSegment(id: Int64(edits), text: String(view))
        }
        let searcher = try SegmentSearcher(indexes: [.made(of: segments)], overlay: SegmentOverlay())
        let found = try searcher.fuzzyMatches(segments[0].text, options: .init(limit: 10))
        #expect(found.map(\.id) == [0, 1, 100, 2_999, 3_000])
        #expect(found.map(\.distance) == [0, 1, 100, 2_999, 3_000])
    }

    @Test("What cannot be is no trouble")
    func edges() throws {
        let empty = try SegmentSearcher(indexes: [.made(of: [])], overlay: SegmentOverlay())
        #expect(try empty.fuzzyMatches("").isEmpty)
        let segments = [(Int64.min, ""), (Int64.max, "x"), (0, "\n")].map { IndexedSegment(id: $0.0, text: $0.1) }
        let searcher = try SegmentSearcher(indexes: [.made(of: segments)], overlay: SegmentOverlay())
        #expect(try searcher.fuzzyMatches("").map(\.id) == [.min])
        #expect(try searcher.fuzzyMatches("").map(\.percent) == [100])
        #expect(try searcher.fuzzyMatches("  ").map(\.id) == [0])
        #expect(try searcher.fuzzyMatches("x", options: .init(threshold: 101)).map(\.id) == [.max])
        #expect(try searcher.fuzzyMatches("x", options: .init(threshold: -1, limit: 0)).map(\.id) == [.max])
        #expect(try searcher.fuzzyMatches("y", options: .init(threshold: 0)).count == 3)
        #expect(try searcher.fuzzyMatches(String(repeating: "商標 a", count: 250_000)).isEmpty)
        #expect(throws: SegmentIndexError.unsupported) {
            try searcher.fuzzyMatches("x", options: .init(unit: .word))
        }
    }

    private func words(_ text: String) throws -> [[Unicode.Scalar]] {
        try Oracle.compared(text).split(separator: " ").map(Array.init)
    }

    private func overlay(
        _ segments: some Sequence<IndexedSegment>, _ options: SegmentIndexOptions
    ) throws -> SegmentOverlay {
        var overlay = try SegmentOverlay(options: options)
        for segment in segments { try overlay.add(segment) }
        return overlay
    }
}
