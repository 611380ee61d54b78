import Glossary
import Lookup
import Normalization
import Terminology

/// Times queries of each kind, then looks at the memory of the process.
struct QueryMeasurement {
    private let options: BenchmarkOptions
    private let index: GlossaryIndex
    private let searcher: Searcher
    private let lookup: LookupOptions

    init(_ options: BenchmarkOptions) throws {
        self.options = options
        index = try GlossaryIndex(path: options.index)
        searcher = try Searcher(index)
        lookup = LookupOptions(on: CalendarDate(year: 2026, month: 1, day: 1)!)
    }

    func run() throws {
        try exactProbes()
        try lookups()
        try prefixes()
        try fuzzy()
        report("resident_mb", try memory("VmRSS"), "MB", note: "at most \(try memory("VmHWM")) MB")
    }

    private func queries(_ kind: String) throws -> [String] {
        try TextFile.column(0, of: "\(options.queries)/queries-\(kind).tsv")
    }

    private func keys(_ kind: String) throws -> [[UInt8]] {
        try queries(kind).map { try searcher.folder.key(of: $0).utf8 }
    }

    func exactProbes() throws {
        let keys = try keys("exact")
        var found = 0
        let took = try best(of: 5) {
            found = 0
            for key in keys {
                let place = try key.withUnsafeBufferPointer { try index.keys.find($0) }
                if place.isExact { found += 1 }
            }
        }
        guard found == keys.count else { throw BenchmarkError("\(keys.count - found) exact keys were not found") }
        report("exact_probe_ns", took / Double(keys.count) * 1e9, "ns")
    }

    func lookups() throws {
        let rows = try TextFile.lines("\(options.queries)/queries-normalized.tsv").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        var found = 0
        let took = try best(of: 5) {
            found = 0
            for row in rows where try !searcher.search(row[0], lookup).results.isEmpty { found += 1 }
        }
        report("lookup_us", took / Double(rows.count) * 1e6, "µs", note: "\(found) of \(rows.count) found")
        var wanted: [String: ConceptReference] = [:]
        for row in rows { wanted[row[3]] = try index.concept(id: String(Int(row[3]) ?? 0, radix: 36)) }
        for kind in Set(rows.map { $0[4] }).sorted() {
            let own = rows.filter { $0[4] == kind }
            var right = 0
            let took = try best(of: 3) {
                right = 0
                for row in own {
                    let results = try searcher.search(row[0], lookup).results
                    if results.contains(where: { $0.concept == wanted[row[3]] }) { right += 1 }
                }
            }
            let name = kind.split(separator: " ").joined(separator: "_")
            report("lookup_\(name)_us", took / Double(own.count) * 1e6, "µs", note: "\(right) of \(own.count) right")
        }
    }

    func prefixes() throws {
        let keys = try keys("prefix")
        let took = try best(of: 5) {
            for key in keys { keep(try index.keys.shortest(in: try index.keys.range(ofPrefix: key), limit: 20).count) }
        }
        report("prefix20_us", took / Double(keys.count) * 1e6, "µs", note: "the twenty shortest")
    }

    func fuzzy() throws {
        let keys = try keys("fuzzy")
        var search = FuzzyKeySearch(index.keys)
        var hits = 0
        let took = try best(of: 5) {
            hits = 0
            for key in keys { try search.search(key, limit: 1, fixedCount: 0) { _ in hits += 1 } }
        }
        report("fuzzy1_qps", Double(keys.count) / took, "queries/s", note: "\(hits) keys found")
        try farFuzzy(keys)
    }

    private func farFuzzy(_ keys: [[UInt8]]) throws {
        var search = FuzzyKeySearch(index.keys)
        for distance in 2...3 {
            let few = Array(keys.prefix(100))
            var hits = 0
            let took = try best(of: 1) {
                for key in few { try search.search(key, limit: distance, fixedCount: 0) { _ in hits += 1 } }
            }
            report("fuzzy\(distance)_qps", Double(few.count) / took, "queries/s", note: "\(hits) keys found")
        }
    }
}
