import Foundation
import Testing

/// The example texts of `Documentation/examples` and their gold fit each other.
@Suite struct ExampleTextTests {
    private static let languages = ["en", "zh", "ja", "ko"]
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Documentation/examples")
    static let reports = ["heads-meeting-21", "heads-meeting-24", "heads-meetings-in-brief"]

    private static func lines(_ path: String) throws -> [String] {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    /// Rows of tab-separated cells, without the header.
    private static func rows(_ path: String) throws -> [[String]] {
        try lines(path).dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    private static func numbers(_ cell: String) -> [Int] { cell.split(separator: ",").compactMap { Int($0) } }

    @Test(arguments: reports)
    func theSentencesAreTheTextOfTheParagraphs(_ report: String) throws {
        for language in Self.languages {
            let paragraphs = try Self.lines("\(report)/\(language).txt").joined()
            let sentences = try Self.lines("\(report)/sentences/\(language).txt").joined()
            #expect(paragraphs.filter { $0 != " " } == sentences.filter { $0 != " " }, "\(language)")
        }
    }

    @Test(arguments: reports)
    func theGoldOfAPairHasEachSentenceOnceAndInOrder(_ report: String) throws {
        let gold = try Self.rows("\(report)/gold.tsv")
        for (position, source) in Self.languages.enumerated() {
            for target in Self.languages.dropFirst(position + 1) {
                let beads = gold.filter { $0[0] == source && $0[1] == target }
                for (language, column) in [(source, 3), (target, 4)] {
                    let count = try Self.lines("\(report)/sentences/\(language).txt").count
                    #expect(beads.flatMap { Self.numbers($0[column]) } == Array(1...count), "\(source)-\(target)")
                }
                #expect(beads.allSatisfy { $0[5] == "\(Self.numbers($0[3]).count)-\(Self.numbers($0[4]).count)" })
            }
        }
    }

    @Test(arguments: reports)
    func theUnitsAreTheSmallestGroupsThatNoBeadCrosses(_ report: String) throws {
        let units = try Self.rows("\(report)/units.tsv")
        var unitOf: [[Int: Int]] = []
        for (column, language) in Self.languages.enumerated() {
            let count = try Self.lines("\(report)/sentences/\(language).txt").count
            #expect(units.flatMap { Self.numbers($0[column]) } == Array(1...count), "\(language)")
            let places = units.enumerated().flatMap { unit, cells in Self.numbers(cells[column]).map { ($0, unit) } }
            unitOf.append(Dictionary(uniqueKeysWithValues: places))
        }
        // Joining what the beads join must leave as many groups as there are units, and no bead in two of them.
        var group = unitOf.map { $0.mapValues { _ in 0 } }
        var groups = 0
        for column in group.indices {
            for sentence in group[column].keys {
                groups += 1
                group[column][sentence] = groups
            }
        }
        for bead in try Self.rows("\(report)/gold.tsv") {
            let ends = try [(bead[0], 3), (bead[1], 4)].flatMap { language, cell in
                let column = try #require(Self.languages.firstIndex(of: language))
                return Self.numbers(bead[cell]).map { (column, $0) }
            }
            #expect(Set(ends.map { unitOf[$0.0][$0.1] }).count == 1, "\(bead)")
            let joined = Set(ends.compactMap { group[$0.0][$0.1] })
            let first = try #require(joined.min())
            group = group.map { $0.mapValues { joined.contains($0) ? first : $0 } }
        }
        #expect(Set(group.flatMap(\.values)).count == units.count)
    }
}
