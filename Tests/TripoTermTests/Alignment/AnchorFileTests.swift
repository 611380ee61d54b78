import Alignment
import Interchange
import Terminology
import TestSupport
import Testing
import TripoTerm

/// What anchors can say, and how they can contradict themselves.
struct AnchorFileTests {
    private let texts = [
        Self.text(.english, 6), Self.text(.simplifiedChinese, 5), Self.text(.japanese, 6),
    ]

    private static func text(_ language: LanguageTag, _ count: Int) -> SegmentedText {
        SegmentedText(
            path: language.rawTag, language: language,
            segments: (0..<count).map { Segment("\($0)", place: TextPlace(line: $0 + 1, column: 1)) })
    }

    private func anchors(_ file: String) throws -> [[Int: Range<Int>]] {
        try AnchorFile(TableFile(of: Array(file.utf8), path: "a.tsv")).anchors(for: texts).map(\.segments)
    }

    /// `place code` of each problem.
    private func problems(_ file: String) throws -> [String] {
        do {
            _ = try anchors(file)
            return []
        } catch let failure as AlignmentFailure {
            return failure.diagnostics.map { problem in
                "\(problem.location?.line ?? 0):\(problem.location?.column ?? 0) \(problem.code)"
            }
        }
    }

    @Test func eachRowIsAnAnchor() throws {
        #expect(
            try anchors("0\t0\t0\n\n# noted\n2\t\t3\n\t4\t5\n") == [
                [0: 0..<1, 1: 0..<1, 2: 0..<1], [0: 2..<3, 2: 3..<4], [1: 4..<5, 2: 5..<6],
            ])
    }

    @Test func beadsOfAResultAreAnchors() throws {
        let beads = "0\t0\t0\t0.9812\n1,2\t1\t1,2\t0.7000\n3\t\t\t0.5000\n4\t2\t3\t1\n"
        #expect(
            try anchors(beads) == [
                [0: 0..<1, 1: 0..<1, 2: 0..<1], [0: 1..<3, 1: 1..<2, 2: 1..<3], [0: 4..<5, 1: 2..<3, 2: 3..<4],
            ])
    }

    @Test func aHeaderGivesTheOrder() throws {
        #expect(try anchors("ja\ten\tzh\tconfidence\r\n3\t2\t\t0.5\r\n") == [[0: 2..<3, 2: 3..<4]])
        #expect(try anchors("ja\ten\n3\t2\n") == [[0: 2..<3, 2: 3..<4]])
        #expect(try anchors("\u{FEFF}zh-Hant\tja\n0\t1\n") == [[1: 0..<1, 2: 1..<2]])
    }

    @Test func rowsNeedNoOrder() throws {
        #expect(try anchors("3\t3\n1\t1\n2\t2").count == 3)
    }

    @Test func emptyFilesSayNothing() throws {
        for file in ["", "\n\n", "# x\n", "\u{FEFF}", "\t\t\n", "en\tzh\tja\n"] { #expect(try anchors(file).isEmpty) }
    }

    @Test(arguments: [
        ("x\t0\n", "1:1 anchors.unknown-column"), ("en\tfr\n", "1:4 anchors.unknown-column"),
        ("en\ten\n", "1:4 anchors.unknown-column"), ("0\tx\n", "1:3 anchors.bad-number"),
        ("0\t-1\n", "1:3 anchors.bad-number"), ("0\t1,,2\n", "1:5 anchors.bad-number"),
        ("0\t1.5\n", "1:3 anchors.bad-number"), ("0\t٣\n", "1:3 anchors.bad-number"),
        ("0\t5\n", "1:3 anchors.out-of-range"), ("6\t0\n", "1:1 anchors.out-of-range"),
        ("0\t99999999999999999999999\n", "1:3 anchors.out-of-range"),
        ("0\t0\n1\t0\n", "2:3 anchors.twice"), ("0,0\t1\n", "1:3 anchors.gap"), ("0\t1,3\n", "1:5 anchors.gap"),
        ("0\t3,2\n", "1:5 anchors.gap"), ("0\t0\t0\t0.5\t1\n", "1:11 anchors.column-count"),
        ("0\t0\t0\t1.5\n", "1:7 anchors.column-count"), ("0\t0\t0\tsure\n", "1:7 anchors.column-count"),
        ("0\t1\n1\t0\n", "2:1 anchors.crossing"), ("# x\n3\t3\n\n4\t\t4\n2\t4\n", "5:1 anchors.crossing"),
        // No two of these cross: 0 before 1 in English, 1 before 2 in Chinese, 2 before 0 in Japanese.
        ("0\t\t4\n1\t1\n\t2\t3\n", "3:2 anchors.crossing"),
    ])
    func contradictionsHaveAPlace(_ file: String, _ expected: String) throws {
        #expect(try problems(file) == [expected])
    }

    @Test func allProblemsAreToldUpToALimit() throws {
        #expect(try problems("x1\t0\n") == ["1:1 anchors.unknown-column"])
        #expect(try problems("0\tx\n1\ty\n") == ["1:3 anchors.bad-number", "2:3 anchors.bad-number"])
        #expect(try problems(String(repeating: "0\tx\n", count: 1000)).count <= 21)
    }

    @Test func hostileFilesAreRefusedOrSayNothing() throws {
        for bytes in [[0xFF, 0xFE, 0xFF], [0, 0, 0, 1], Array("0\t\u{0}1".utf8)] as [[UInt8]] {
            _ = try? AnchorFile(TableFile(of: bytes, path: "a.tsv")).anchors(for: texts)
        }
        let long = String(repeating: "1,", count: 1 << 20)
        #expect(try problems("0\t" + long) == ["1:5 anchors.gap"])
        #expect(try problems(String(repeating: "\t", count: 1 << 20) + "1").first?.contains("column-count") == true)
        #expect(try problems(String(repeating: "1", count: 1 << 20)) == ["1:1 anchors.out-of-range"])
    }

    /// Random rows: what is accepted has an order in which each text ascends.
    @Test func whatIsAcceptedDoesNotCross() throws {
        var random = SplitMix64(seed: 7)
        var accepted = 0
        for _ in 0..<2000 {
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<3).map { _ in Bool.random(using: &random) ? "\(Int.random(in: 0..<5, using: &random))" : "" }
            }
            let file = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
            guard let anchors = try? anchors(file) else { continue }
            accepted += 1
            #expect(Self.hasOrder(anchors), "\(file)")
        }
        #expect(accepted > 200)
    }

    /// Tries every order.
    private static func hasOrder(_ anchors: [[Int: Range<Int>]]) -> Bool {
        if anchors.isEmpty { return true }
        return anchors.indices.contains { first in
            let rest = anchors.indices.filter { $0 != first }.map { anchors[$0] }
            let isBefore = rest.allSatisfy { other in
                anchors[first].allSatisfy { column, segment in
                    other[column].map { segment.lowerBound < $0.lowerBound } ?? true
                }
            }
            return isBefore && hasOrder(rest)
        }
    }
}
