import Foundation
import Interchange
import Terminology
import TestSupport
import Testing
import TranslationMemory

@testable import TripoTerm

/// The leverage of a job beside comparing each segment with all units, and with all segments before it.
struct AnalysisOracleTests {
    private let root: String
    private let snapshot: Snapshot
    private var generator = SplitMix64(seed: 0x4A)

    init() throws {
        root = NSTemporaryDirectory() + "tripo-term-analysis-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        snapshot = try ShippedGlossary.snapshot.get()
    }

    private static let words = ["the", "meeting", "ended", "report", "was", "adopted", "by", "all", "of", "them", "on"]

    private mutating func text() -> String {
        (0..<Int.random(in: 2...6, using: &generator)).compactMap { _ in Self.words.randomElement(using: &generator) }
            .joined(separator: " ")
    }

    /// Units of which many lack the language that is asked for, or hold tags, or stand between others.
    private mutating func units() -> [MemoryUnit] {
        (0..<400).map { number in
            var source = MemorySegment(.english, text())
            if number % 3 == 0 { source.tags = [InlineTag(.placeholder, at: 0)] }
            if number % 5 == 0 { (source.previous, source.next) = (text(), text()) }
            let target = number % 4 == 0 ? LanguageTag.japanese : .korean
            return MemoryUnit([source, MemorySegment(target, "文\(number)")], source: .english)
        }
    }

    @Test func countsAreThoseOfComparingAll() throws {
        var own = self
        try own.compare()
    }

    private mutating func compare() throws {
        let units = units()
        try MemoryStore(at: root + "/m.sqlite").add(units)
        // Some of what is looked for is in the memory, and some of that with its neighbours.
        var texts: [String] = []
        for unit in units.prefix(200) where Bool.random(using: &generator) {
            let segment = unit.segments[0]
            texts += [segment.previous, segment.text, segment.next].compactMap { $0 } + [text()]
        }
        let path = root + "/job.po"
        let entries = texts.enumerated().map { "msgctxt \"\($0)\"\nmsgid \"\($1)\"\nmsgstr \"\"\n" }
        let header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
        try Data((header + entries.joined(separator: "\n")).utf8).write(to: URL(fileURLWithPath: path))
        var reading = JobReader.Options()
        (reading.job.from, reading.job.to) = (.english, .japanese)
        let today = try #require(CalendarDate(year: 2026, month: 11, day: 26))
        let search = try MemorySearch([.init(path: root + "/m.sqlite")], snapshot, today: today)
        let analysis = MemoryAnalysis(search, try JobReader(snapshot, options: reading), threads: 3)
        let leverage = try analysis.leverage(of: path)
        let expected = Self.leverage(of: texts, units.filter { $0[.japanese] != nil })
        for band in Leverage.Band.allCases {
            #expect(leverage[band].segments == expected.counts[band] ?? 0, "\(band)")
            #expect(leverage.amountsWithinJob[band]?.segments ?? 0 == expected.withinJob[band] ?? 0, "\(band)")
        }
        #expect(leverage[.bothContexts].segments > 0 && leverage[.exact].segments > 0 && leverage[.from50].segments > 0)
    }

    private static func leverage(
        of texts: [String], _ units: [MemoryUnit]
    ) -> (counts: [Leverage.Band: Int], withinJob: [Leverage.Band: Int]) {
        var counts: [Leverage.Band: Int] = [:]
        var withinJob: [Leverage.Band: Int] = [:]
        for (place, text) in texts.enumerated() {
            var best = 0
            for unit in units {
                let source = unit.segments[0]
                var score = min(98, EditDistance.percent(Array(text.utf8), Array(source.text.utf8)))
                if text == source.text {
                    let before = place > 0 && source.previous == texts[place - 1]
                    let after = place + 1 < texts.count && source.next == texts[place + 1]
                    score = before && after ? 102 : before || after ? 101 : 100
                }
                score -= source.tags.isEmpty ? 0 : 1
                if score >= 50 { best = max(best, score) }
            }
            let own = texts[..<place].map { EditDistance.percent(Array(text.utf8), Array($0.utf8)) }.max() ?? 0
            if own == 100, best <= 100 {
                counts[.repetition, default: 0] += 1
                continue
            }
            let band = Leverage.Band(score: max(best, own))
            counts[band, default: 0] += 1
            if own > best, own >= 50 { withinJob[band, default: 0] += 1 }
        }
        return (counts, withinJob)
    }
}
