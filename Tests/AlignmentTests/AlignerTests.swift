import Alignment
import Glossary
import Normalization
import Terminology
import Testing

@testable import Alignment

@Suite struct AlignerTests {
    /// Texts of one document from their sentences.
    private func texts(_ sentences: [(LanguageTag, [String])]) -> [SegmentedText] {
        sentences.map { language, lines in
            SegmentedText(
                path: "\(language)", language: language,
                segments: lines.enumerated().map { Segment($1, place: TextPlace(line: $0 + 1, column: 1)) })
        }
    }

    private func aligner(_ options: AlignmentOptions = AlignmentOptions(), lexicon: [LexiconEntry] = []) throws
        -> Aligner
    {
        try Aligner(TestIndex.shared(), options: options, lexicon: lexicon)
    }

    private static let english = [
        "The meeting was held on November 30, 2021.", "Three offices took part.", "JPO reported on 1,234 cases.",
        "CNIPA was the host.", "The next meeting will be held in 2022.",
    ]
    private static let chinese = [
        "会议于2021年11月30日举行。", "三局参加。", "JPO通报了1234件案件。", "CNIPA主办。", "下次会议将于2022年举行。",
    ]
    private static let japanese = [
        "会合は令和3年11月30日に開催された。", "三庁が参加した。", "JPOは1,234件を報告した。", "CNIPAが主催した。",
        "次回会合は2022年に開催される。",
    ]

    @Test func sentencesThatSayTheSameMeet() throws {
        let alignment = try aligner().align(
            texts([(.english, Self.english), (.simplifiedChinese, Self.chinese), (.japanese, Self.japanese)]))
        #expect(alignment.units.map(\.segments) == (0..<5).map { [[$0], [$0], [$0]] })
        #expect(alignment.units.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 })
    }

    @Test func threadsChangeNothing() throws {
        let document = texts([
            (.english, Self.english), (.simplifiedChinese, Array(Self.chinese.dropLast())), (.japanese, Self.japanese),
        ])
        let alignments = try [1, 2, 7].map { try Aligner(TestIndex.shared(), threads: $0).align(document) }
        #expect(alignments[1] == alignments[0] && alignments[2] == alignments[0])
    }

    @Test func whatOneTextLeavesOutStandsAlone() throws {
        var chinese = Self.chinese
        chinese.remove(at: 2)
        let alignment = try aligner().align(texts([(.english, Self.english), (.simplifiedChinese, chinese)]))
        #expect(alignment.beads(0, 1).contains(Bead([2], [])))
        #expect(alignment.beads(0, 1).contains(Bead([3], [2])))
    }

    @Test func everySegmentIsInExactlyOneUnitInOrder() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<12 {
            let columns = 2 + round % 3
            let languages: [LanguageTag] = [.english, .simplifiedChinese, .japanese, .korean]
            let input = (0..<columns).map { column in
                (
                    languages[column],
                    (0..<Int.random(in: 0...40, using: &random)).map { _ in
                        ["A 1.", "特許庁 2021", "商标。", "", "특허청은", "▲", "12"].randomElement(using: &random) ?? ""
                    }
                )
            }
            let alignment = try aligner().align(texts(input))
            for column in 0..<columns {
                let found = alignment.units.flatMap { $0.segments[column] }
                #expect(found == Array(0..<input[column].1.count))
            }
            for first in 0..<columns {
                for second in first + 1..<columns {
                    let beads = alignment.beads(first, second)
                    #expect(beads.flatMap(\.first).sorted() == Array(0..<input[first].1.count))
                    #expect(beads.flatMap(\.second).sorted() == Array(0..<input[second].1.count))
                }
            }
        }
    }

    @Test func anchorsAreKept() throws {
        let anchors = [AlignmentAnchor([0: 1..<2, 1: 3..<4]), AlignmentAnchor([0: 3..<4, 1: 4..<5])]
        let alignment = try aligner().align(
            texts([(.english, Self.english), (.simplifiedChinese, Self.chinese)]), anchors: anchors)
        func together(_ first: Int, _ second: Int) -> Bool {
            alignment.beads(0, 1).contains { $0.first.contains(first) && $0.second.contains(second) }
        }
        #expect(together(1, 3))
        #expect(together(3, 4))
    }

    /// Whatever rows of all texts say, true or not: the unit is there, and the rest around it.
    @Test(arguments: [2, 3]) func anchorsOfSeveralSegmentsAreUnits(_ count: Int) throws {
        var random = SystemRandomNumberGenerator()
        let all = texts([
            (.english, Self.english), (.simplifiedChinese, Self.chinese),
            (.japanese, Self.chinese.map { $0 + "です。でした。" }),
        ])
        let input = Array(all[..<count])
        for _ in 0..<20 {
            var anchors: [AlignmentAnchor] = []
            var last = [Int](repeating: 0, count: count)
            while true {
                var anchor = AlignmentAnchor([:])
                for column in last.indices {
                    let start = last[column] + Int.random(in: 0..<2, using: &random)
                    let end = start + Int.random(in: 1...3, using: &random)
                    if end <= input[column].segments.count { anchor.segments[column] = start..<end }
                }
                guard anchor.segments.count == count else { break }
                for (column, segments) in anchor.segments { last[column] = segments.upperBound }
                anchors.append(anchor)
            }
            let units = try aligner().align(input, anchors: anchors).units
            for column in last.indices {
                #expect(units.flatMap { $0.segments[column] } == Array(0..<input[column].segments.count))
            }
            for anchor in anchors {
                let wanted = last.indices.map { Array(anchor.segments[$0] ?? 0..<0) }
                #expect(units.contains { $0.segments == wanted && $0.confidence == 1 }, "\(anchors)")
            }
        }
    }

    @Test func oneAnchorInALongTextLeavesTheBandNarrow() {
        let outer = Band(
            lower: (0...5000).map { Int32(max(0, $0 - 20)) }, upper: (0...5000).map { Int32(min(5001, $0 + 21)) })
        for corner in [(row: 2500, column: 2510), (row: 100, column: 4000)] {
            let band = AnchoredBand([corner], within: outer, columns: 5001).band
            #expect(band.cells < 5000 * 50 + 10_000)
            #expect(band.cell(corner.row, corner.column) != nil)
            #expect(band.cell(corner.row - 1, corner.column + 1) == nil)
            #expect(band.cell(corner.row + 1, corner.column - 1) == nil)
        }
    }

    @Test(arguments: AlignmentSignal.allCases) func eachSignalCanBeSwitchedOff(_ signal: AlignmentSignal) throws {
        var options = AlignmentOptions()
        options.without = [signal]
        let alignment = try aligner(options).align(
            texts([(.english, Self.english), (.simplifiedChinese, Self.chinese)]))
        #expect(alignment.units.flatMap { $0.segments[0] } == Array(0..<5))
    }

    @Test func longTextsAreSearchedInABand() throws {
        // A thousand numbered sentences, a stretch of which one text lacks.
        func sentences(_ kinds: [(String, String, String)]) -> [String] {
            (0..<1000).map { number in
                let kind = kinds[number * 7 % 11 % 3]
                return "\(kind.0)\(number * 37 % 5003)\(kind.1)\(number * 91 % 7001)\(kind.2)"
            }
        }
        let english = sentences([
            ("Section number ", " speaks of matter ", "."), ("In year ", " the office received ", " applications."),
            ("The examiners of group ", " finished ", " cases within the month."),
        ])
        var chinese = sentences([("第", "部分说的是事项", "。"), ("该局在", "年受理了", "件申请。"), ("第", "组的审查员在一个月内审结了", "件。")])
        chinese.removeSubrange(300..<360)
        let beads = try aligner().align(texts([(.english, english), (.simplifiedChinese, chinese)])).beads(0, 1)
        let right = beads.filter { bead in
            guard bead.first.count == 1, bead.second.count == 1 else { return false }
            return bead.second[0] == (bead.first[0] < 300 ? bead.first[0] : bead.first[0] - 60)
        }
        #expect(right.count > 930)
    }
}
