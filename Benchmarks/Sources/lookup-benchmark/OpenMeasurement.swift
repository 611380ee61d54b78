import Glossary
import Lookup
import Terminology

/// Opens the index and answers one query; run in a fresh process.
struct OpenMeasurement {
    let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        let day = CalendarDate(year: 2026, month: 1, day: 1)!
        let path = options.index
        var found = 0
        let took = try seconds {
            let searcher = try Searcher(try GlossaryIndex(path: path))
            found = try searcher.search("特許", LookupOptions(on: day)).results.count
        }
        guard found > 0 else { throw BenchmarkError("特許 was not found") }
        report("open_first_ms", took * 1e3, "ms", note: "the first in a fresh process")
        let parts = try [
            seconds { keep(try GlossaryIndex(path: path)) },
            seconds { keep(try Searcher(try GlossaryIndex(path: path))) },
        ]
        report("open_index_ms", parts[0] * 1e3, "ms", note: "opened once before")
        report("open_searcher_ms", parts[1] * 1e3, "ms", note: "opened once before")
        let again = try best(of: 20) {
            let searcher = try Searcher(try GlossaryIndex(path: path))
            keep(try searcher.search("特許", LookupOptions(on: day)).results.count)
        }
        report("open_again_ms", again * 1e3, "ms")
    }
}
