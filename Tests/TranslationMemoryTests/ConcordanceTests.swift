import Foundation
import Normalization
import Terminology
import TestSupport
import Testing

@testable import TranslationMemory

@Suite("Concordance")
struct ConcordanceTests {
    /// The project's own rules.
    static func folding() throws -> SegmentFolding { SegmentFolding(compiled: try rules()) }

    static func rules() throws -> ByteSlice {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        var loader = LocaleRulesLoader(directory: root + "/Locales")
        return ByteStore(try RuleCompiler(try loader.load()).compile()).all
    }

    @Test("Every piece of a text is found, with the places and the counts of brute force", arguments: [false, true])
    func isExact(hasFolding: Bool) throws {
        var samples = SampleTexts(seed: 0xC0)
        let options = SegmentIndexOptions(folding: hasFolding ? try Self.folding() : nil)
        let segments = samples.segments(300)
        var overlay = try SegmentOverlay(options: options)
        for segment in segments.suffix(50) { try overlay.add(segment) }
        let searcher = try SegmentSearcher(
            indexes: [
                .made(of: segments.prefix(150), options: options),
                .made(of: segments.dropFirst(150).prefix(100), options: options),
            ], overlay: overlay)
        for round in 0..<90 {
            let scalars = Array((segments.randomElement(using: &samples.random)?.text ?? "").unicodeScalars)
            guard !scalars.isEmpty else { continue }
            let start = Int.random(in: 0..<scalars.count, using: &samples.random)
            let end = min(scalars.count, start + [1, 1, 2, 3, 9, 300][round % 6])
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<end])
            let query = String(view)
            let expected = segments.reversed().map { ($0.id, Oracle.places(of: query, in: $0.text)) }
                .filter { !$0.1.isEmpty }
            let page = try searcher.concordance(query, options: .init(limit: 7, offset: round % 3))
            #expect(page.totalSegments == expected.count)
            #expect(page.totalHits == expected.reduce(0) { $0 + $1.1.count })
            #expect(page.hits == expected.dropFirst(round % 3).prefix(7).map { ConcordanceHit(id: $0.0, spans: $0.1) })
        }
    }

    @Test("A character in nearly every text is counted exactly, also where texts are read as one")
    func frequentCharacters() throws {
        var samples = SampleTexts(seed: 0xC1)
        let segments = (0..<4500).map { id in
            IndexedSegment(id: Int64(id), text: samples.edited(id % 2 == 0 ? "ののの商標" : "標の", edits: 1))
        }
        let searcher = try SegmentSearcher(indexes: [.made(of: segments)], overlay: SegmentOverlay())
        for query in ["の", "のの", "標", "標の", "商標の"] {
            let expected = segments.map { Oracle.places(of: query, in: $0.text).count }
            let page = try searcher.concordance(query)
            #expect(page.totalHits == expected.reduce(0, +), "\(query)")
            #expect(page.totalSegments == expected.count { $0 > 0 }, "\(query)")
        }
    }

    @Test("Folded text finds what is written otherwise, at its place in the original")
    func folds() throws {
        let options = SegmentIndexOptions(folding: try Self.folding())
        let texts = ["The ＯＦＦＩＣＥ is open", "offices", "国家知識産権局", "国家知识产权局", "Café", "cafe\u{301}s", "other"]
        let segments = texts.enumerated().map { IndexedSegment(id: Int64($0.offset), text: $0.element) }
        let searcher = try SegmentSearcher(
            indexes: [.made(of: segments, options: options)], overlay: SegmentOverlay(options: options))
        func found(_ query: String) throws -> [String] {
            try searcher.concordance(query, options: .init(isFolded: true)).hits.map { hit in
                let utf8 = Array(texts[Int(hit.id)].utf8)
                return hit.spans.map { String(decoding: utf8[$0.range], as: UTF8.self) }.joined(separator: "|")
            }
        }
        #expect(try found("office") == ["offices", "ＯＦＦＩＣＥ"])
        #expect(try found("Offices") == ["offices", "ＯＦＦＩＣＥ"])
        #expect(try found("知识产权") == ["知识产权", "知識産権"])
        #expect(try found("CAFE") == ["cafe\u{301}s", "Café"])
        #expect(try found("").isEmpty)
    }

    /// Folded as a whole, text by text: rules that look at neighbours, characters that become several or none, marks that combine.
    @Test("Folded text is counted as if every text were folded")
    func foldedOracle() throws {
        let options = SegmentIndexOptions(folding: try Self.folding())
        let pieces = [
            "会议", "會議", "カ", "か", "ヶ月", "国", "國", "人々", "々", "が", "か\u{3099}", "ｶﾞ", "ー", "・", " ", "。", "㈱", "㍻",
            "個月", "3", "３", "Offices", "'s", "é", "한", "\u{1112}\u{1161}\u{11AB}", "국", "𠮷", "葛\u{E0100}", "の", "ノ",
            "\n", "ゔあ", "ヴ",
        ]
        var random = SplitMix64(seed: 0xF0)
        func text(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        let segments = (0..<5000).map { IndexedSegment(id: Int64($0), text: text(0...9)) }
        let searcher = try SegmentSearcher(
            indexes: [
                .made(of: segments.prefix(4500), options: options), .made(of: segments.suffix(500), options: options),
            ],
            overlay: SegmentOverlay(options: options))
        let folder = TextFolder(CompiledRules(try Self.rules()))
        func folded(_ text: String) throws -> [UInt32] {
            let result = FoldedText()
            try Array(text.utf8).withUnsafeBufferPointer { utf8 in try folder.fold(utf8, into: result) }
            return (0..<result.count).map { FoldedScalar.value(result.scalars[$0]) }
        }
        let texts = try segments.map { try folded($0.text) }
        for query in pieces + (0..<60).map({ _ in text(1...3) }) {
            let wanted = try folded(query)
            guard !wanted.isEmpty else { continue }
            let counts = texts.map { text in
                text.count < wanted.count
                    ? 0 : (0...text.count - wanted.count).count { text[$0..<$0 + wanted.count].elementsEqual(wanted) }
            }
            let page = try searcher.concordance(query, options: .init(isFolded: true, limit: 9))
            #expect(page.totalHits == counts.reduce(0, +), "\(query)")
            #expect(page.totalSegments == counts.count { $0 > 0 }, "\(query)")
            #expect(
                page.hits.map(\.id) == segments.indices.filter { counts[$0] > 0 }.suffix(9).reversed().map(Int64.init))
        }
    }

    /// In so many texts that pairs are counted when the index is made; rows of one length fill more than one block.
    @Test("What the index has counted is what brute force counts", arguments: [false, true])
    func frequentPairs(isFolded: Bool) throws {
        let options = SegmentIndexOptions(folding: isFolded ? try Self.folding() : nil)
        let pieces = ["の", "ノ", "商", "標", "ー", "会", "會", "議", "、", "ab", "㈱", "が", "か\u{3099}"]
        var random = SplitMix64(seed: 0xF1)
        let segments = (0..<9000).map { id in
            let text = (0..<Int.random(in: 3...6, using: &random)).map { _ in
                pieces[min(Int.random(in: 0..<13, using: &random), Int.random(in: 0..<13, using: &random))]
            }
            return IndexedSegment(id: Int64(id), text: text.joined())
        }
        let index = try SegmentIndex.made(of: segments, options: options)
        let folder = TextFolder(CompiledRules(try Self.rules()))
        func symbols(_ text: String) throws -> [UInt32] {
            guard isFolded else { return text.unicodeScalars.map(\.value) }
            let result = FoldedText()
            try Array(text.utf8).withUnsafeBufferPointer { utf8 in try folder.fold(utf8, into: result) }
            return (0..<result.count).map { FoldedScalar.value(result.scalars[$0]) }
        }
        let texts = try segments.map { try symbols($0.text) }
        var overlay = try SegmentOverlay(options: options)
        // Beside the index alone: one segment is gone; another is changed too; and so many are that each row is asked of.
        let whole = try SegmentSearcher(indexes: [index], overlay: overlay)
        overlay.remove(17)
        let changed = try SegmentIndex.made(of: [IndexedSegment(id: 8023, text: "Z")], options: options)
        let many = try SegmentIndex.made(
            of: (8100..<8500).map { IndexedSegment(id: $0, text: "Z") }, options: options)
        let searchers = [
            (whole, []), (try SegmentSearcher(indexes: [index], overlay: overlay), [17]),
            (try SegmentSearcher(indexes: [index, changed], overlay: overlay), [8023]),
            (try SegmentSearcher(indexes: [index, changed, many], overlay: overlay), Array(8100..<8500)),
        ]
        for left in pieces {
            for right in [""] + pieces {
                let wanted = try symbols(left + right)
                guard !wanted.isEmpty else { continue }
                var counts = texts.map { text in
                    guard text.count >= wanted.count else { return 0 }
                    return (0...text.count - wanted.count).count {
                        text[$0..<$0 + wanted.count].elementsEqual(wanted)
                    }
                }
                for (searcher, gone) in searchers {
                    for id in gone { counts[id] = 0 }
                    let page = try searcher.concordance(left + right, options: .init(isFolded: isFolded, limit: 5))
                    #expect(page.totalHits == counts.reduce(0, +), "\(left)\(right)")
                    #expect(page.totalSegments == counts.count { $0 > 0 }, "\(left)\(right)")
                    #expect(
                        page.hits.map(\.id)
                            == segments.indices.filter { counts[$0] > 0 }.suffix(5).reversed().map(Int64.init))
                }
            }
        }
    }

    @Test("What is rare is spread over all columns")
    func spread() {
        var counts = [Int](repeating: 0, count: 40)
        for piece in 0..<40_000 as Range<UInt64> {
            counts[RareColumns.column(UInt32(truncatingIfNeeded: SignaturePlan.hash(piece) >> 32), of: 40)] += 1
        }
        #expect(counts.allSatisfy { (800...1200).contains($0) })
    }

    @Test("A query of a megabyte, an empty one, and folding without rules")
    func edges() throws {
        let searcher = try SegmentSearcher(
            indexes: [.made(of: [IndexedSegment(id: 1, text: "商標")])], overlay: SegmentOverlay())
        #expect(try searcher.concordance(String(repeating: "商標", count: 170_000)).totalHits == 0)
        #expect(try searcher.concordance("").totalHits == 0)
        #expect(try searcher.concordance("標", options: .init(limit: -1, offset: -1)).hits.isEmpty)
        #expect(try searcher.concordance("標", options: .init(limit: .max, offset: .max)).totalHits == 1)
        #expect(throws: SegmentIndexError.unsupported) {
            try searcher.concordance("標", options: .init(isFolded: true))
        }
    }
}
