import Foundation
import TranslationMemory

/// Opens the index and searches it: threshold 70, top 5.
struct SearchStep {
    let options: MemoryOptions

    init(_ options: MemoryOptions) { self.options = options }

    func run() throws {
        let queries = try MemoryOptions.lines(options.queries).map(String.init)
        let indexOptions = try options.indexOptions()
        let before = Clock.residentBytes
        let start = Clock.wall
        let index = try SegmentIndex(path: options.index, options: indexOptions)
        let searcher = try SegmentSearcher(
            indexes: [index], overlay: SegmentOverlay(options: indexOptions))
        if let every = options.checkEvery { return try check(searcher, queries, every) }
        if let results = options.results { return try write(searcher, queries, to: results) }
        _ = try searcher.fuzzyMatches(queries.first ?? "", options: search)
        let opened = Clock.wall - start
        // The first round finds the file's pages, the second is measured.
        for query in queries { _ = try searcher.fuzzyMatches(query, options: search) }
        var times: [Double] = []
        var shortTimes: [Double] = []
        var hits: [[FuzzyHit]] = []
        for query in queries {
            let start = Clock.threadCPU
            hits.append(try searcher.fuzzyMatches(query, options: search))
            times.append(Clock.threadCPU - start)
            if query.unicodeScalars.count <= 30 { shortTimes.append(times.last ?? 0) }
        }
        var measures = [
            ("open_first_ms", opened * 1e3), ("qps", Double(times.count) / times.reduce(0, +)),
            ("p50_ms", percentile(times, 50)), ("p99_ms", percentile(times, 99)),
            ("short_p99_ms", percentile(shortTimes, 99)),
            ("resident_bytes_per_segment", (Clock.residentBytes - before) / Double(max(1, index.count))),
        ]
        if let truth = options.truth { measures.append(("recall", try recall(hits, truth))) }
        if options.threads > 1 { measures.append(("threads_qps", try throughput(searcher, queries))) }
        if options.hasConcordance { measures += try concordance(searcher, queries) }
        Report(options).print(measures)
    }

    private var search: FuzzySearchOptions {
        FuzzySearchOptions(threshold: options.threshold, limit: 5, unit: options.unit)
    }

    private func write(_ searcher: SegmentSearcher, _ queries: [String], to path: String) throws {
        let lines = try queries.map { query in
            let hits = try searcher.fuzzyMatches(query, options: search)
            return "[" + hits.map { "[\($0.id), \($0.similarity)]" }.joined(separator: ", ") + "]\n"
        }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func check(_ searcher: SegmentSearcher, _ queries: [String], _ every: Int) throws {
        let force = try BruteForce(try MemoryOptions.lines(options.segments))
        var (asked, right) = (0, 0)
        for place in stride(from: 0, to: queries.count, by: every) {
            let found = try searcher.fuzzyMatches(queries[place], options: search).map(\.similarity)
            asked += 1
            if found == (try force.best(queries[place], search)) { right += 1 }
        }
        Report(options).print([("checked", Double(asked)), ("exact", Double(right) / Double(max(1, asked)))])
    }

    /// Milliseconds.
    private func percentile(_ times: [Double], _ percent: Int) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count * percent / 100] * 1e3
    }

    /// The part of the queries whose similarities are those of the truth, all five.
    private func recall(_ hits: [[FuzzyHit]], _ path: String) throws -> Double {
        let truth = try JSONDecoder().decode([[[Double]]].self, from: Data(contentsOf: URL(filePath: path)))
        let right = zip(hits, truth).count { hits, truth in
            hits.count >= truth.count && zip(hits, truth).allSatisfy { $0.similarity > $1[1] - 1e-9 }
        }
        return Double(right) / Double(max(1, truth.count))
    }

    /// Queries a second of all threads together, by the clock on the wall.
    private func throughput(_ searcher: SegmentSearcher, _ queries: [String]) throws -> Double {
        let (count, search) = (options.threads, search)
        let start = Clock.wall
        DispatchQueue.concurrentPerform(iterations: count) { thread in
            for place in stride(from: thread, to: queries.count, by: count) {
                _ = try? searcher.fuzzyMatches(queries[place], options: search)
            }
        }
        return Double(queries.count) / (Clock.wall - start)
    }

    /// Each stretch of one and of two Han characters, kana or syllables of the queries, every seventh.
    private func concordance(_ searcher: SegmentSearcher, _ queries: [String]) throws -> [(String, Double)] {
        var pieces: Set<String> = []
        for query in queries {
            let scalars = Array(query.unicodeScalars)
            for length in [1, 2] {
                for start in stride(from: 0, to: scalars.count - length, by: 7) {
                    let piece = scalars[start..<start + length]
                    guard piece.allSatisfy({ $0.value > 0x2E80 }) else { continue }
                    pieces.insert(String(String.UnicodeScalarView(piece)))
                }
            }
        }
        let search = ConcordanceOptions(isFolded: options.locales != nil)
        let times = try pieces.sorted().map { piece in
            let start = Clock.threadCPU
            _ = try searcher.concordance(piece, options: search)
            return Clock.threadCPU - start
        }
        return [("concordance_p50_ms", percentile(times, 50)), ("concordance_p99_ms", percentile(times, 99))]
    }
}
