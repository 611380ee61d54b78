import Foundation
import Interchange
import Terminology
import Testing
import TranslationMemory
import TripoTerm

/// What is exported and imported again makes the same memory.
struct RoundTripTests {
    private let directory = NSTemporaryDirectory() + "tripo-term-" + UUID().uuidString

    private func memory(_ name: String) throws -> MemoryStore {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        return try MemoryStore(at: directory + "/" + name)
    }

    private func occurrences(_ store: MemoryStore) throws -> Set<MemoryUnit> {
        var units: Set<MemoryUnit> = []
        try store.reader.forEachUnit { units.formUnion($0.occurrences) }
        return units
    }

    @Test(arguments: MemoryWriter.Format.allCases) func everythingComesBack(_ format: MemoryWriter.Format) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var random = RandomUnits(seed: 21, hasControls: format != .tmx)
        var units = (0..<400).map { _ in random.unit() }
        // The same in other documents.
        for index in 0..<100 {
            units[index + 200].segments = units[index].segments
        }
        let first = try memory("first")
        let addition = try first.add(units)
        #expect(addition.merged > 50)
        let file = directory + "/file." + format.rawValue
        var bytes: [UInt8] = []
        _ = try MemoryExport(first.reader, as: format).run { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: file))

        let second = try memory("second")
        var problems: [Diagnostic] = []
        let outcome = try MemoryImport(second).run(file, problem: { problems.append($0) })
        #expect(problems == [])
        #expect(outcome.addition.added == addition.added)
        #expect(outcome.addition.merged == addition.merged)
        let (wanted, found) = (try occurrences(first), try occurrences(second))
        #expect(wanted.count == found.count)
        #expect(wanted.subtracting(found).first == nil)
        #expect(found.subtracting(wanted).first == nil)

        // What is known already changes nothing.
        let change = try second.reader.lastChange()
        let again = try MemoryImport(second).run(file, problem: { _ in })
        #expect(again.addition.unchanged == addition.added + addition.merged)
        #expect(try second.reader.lastChange() == change)
    }

    /// What align writes is read with its texts, and with what stands before and after them.
    @Test(arguments: [AlignmentFormat.tmx, .tsv, .json, .xliff]) func alignmentsAreRead(_ format: AlignmentFormat)
        throws
    {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let texts = [
            (LanguageTag.english, ["The first sentence.", "=Second, \"quoted\"", "Third & last."]),
            (.japanese, ["最初の文。", "二番目", "三番目。"]),
        ]
        let segmented = texts.map { language, lines in
            SegmentedText(
                path: "d.\(language).txt", language: language,
                segments: lines.enumerated().map { Segment($1, block: $0, place: TextPlace(line: $0 + 1, column: 1)) })
        }
        let units = (0..<3).map { AlignmentUnit(segments: [[$0], [$0]], confidence: 0.9) }
        let aligned = AlignedTexts(texts: segmented, alignment: TextAlignment(columns: 2, units: units))
        var options = WritingOptions()
        options.source = 0
        var bytes: [UInt8] = []
        _ = try AlignmentWriter(aligned, as: format, options: options).write { bytes += $0 }
        let store = try memory("aligned")
        let file = directory + "/aligned." + (format == .json ? "jsonl" : format == .xliff ? "xlf" : "\(format)")
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        var problems: [Diagnostic] = []
        let outcome = try MemoryImport(store).run(file, problem: { problems.append($0) })
        #expect(problems == [])
        #expect(outcome.addition.added == 3)
        let middle = try #require(try store.reader.unit(2)?.unit)
        #expect(middle.segments.map(\.text) == ["=Second, \"quoted\"", "二番目"])
        #expect(middle[.english]?.previous == "The first sentence.")
        #expect(middle[.japanese]?.next == "三番目。")
        #expect(middle.confidence == 0.9)
    }
}
