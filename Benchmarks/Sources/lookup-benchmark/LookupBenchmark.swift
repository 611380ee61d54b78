import Glibc

/// Measures lookup in a glossary of a million terms and prints a JSON object a line.
///
///     lookup-benchmark --terms Benchmarks/data/million.tsv --queries Benchmarks/data [--only MEASURE]
///     lookup-benchmark --only check --data . --texts Benchmarks/data/check
///
/// The measures that are of a whole process (opening, memory) run in processes of their own: the program starts itself
/// again with `--only`.
@main
struct LookupBenchmark {
    static func main() {
        do {
            try run()
        } catch {
            let message = "lookup-benchmark: \(error)\n"
            write(STDERR_FILENO, message, message.utf8.count)
            exit(1)
        }
    }

    private static func run() throws {
        let options = try BenchmarkOptions(CommandLine.arguments.dropFirst())
        switch options.only {
        case nil:
            try BuildMeasurement(options).run()
            for measure in ["fold", "open", "queries", "recall"] { try runAgain(measure) }
        case "build": try BuildMeasurement(options).run()
        case "fold": try FoldMeasurement(options).run()
        case "open": try OpenMeasurement(options).run()
        case "queries": try QueryMeasurement(options).run()
        case "exact": try QueryMeasurement(options).exactProbes()
        case "lookups": try QueryMeasurement(options).lookups()
        case "prefixes": try QueryMeasurement(options).prefixes()
        case "fuzzy": try QueryMeasurement(options).fuzzy()
        case "recognition": try RecognitionMeasurement(options).run()
        case "check": try CheckMeasurement(options).run()
        case "recall": try RecallMeasurement(options).run()
        case let other?: throw BenchmarkError("no measure is called \(other)")
        }
    }

    /// Runs one measure in a fresh process, which writes to the same output.
    private static func runAgain(_ measure: String) throws {
        fflush(nil)
        let arguments = CommandLine.arguments + ["--only", measure]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        guard posix_spawn(&process, "/proc/self/exe", nil, nil, &pointers, environ) == 0 else {
            throw BenchmarkError("cannot start /proc/self/exe")
        }
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process, status == 0 else {
            throw BenchmarkError("measuring \(measure) failed with status \(status)")
        }
    }
}

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// What the program was asked for.
struct BenchmarkOptions {
    /// The tab-separated million.
    var terms = "Benchmarks/data/million.tsv"
    /// The directory of the queries.
    var queries = "Benchmarks/data"
    /// The directory of the rules.
    var locales = "Locales"
    /// The directory of `Glossaries` and `Locales`.
    var data = "."
    /// The directory of the texts that are checked.
    var texts = "Benchmarks/data/check"
    /// One measure of all.
    var only: String?

    /// Beside the million.
    var index: String { queries + "/million.index" }

    init(_ arguments: some Sequence<String>) throws {
        var arguments = arguments.makeIterator()
        while let name = arguments.next() {
            guard let value = arguments.next() else { throw BenchmarkError("\(name) needs a value") }
            switch name {
            case "--terms": terms = value
            case "--queries": queries = value
            case "--locales": locales = value
            case "--data": data = value
            case "--texts": texts = value
            case "--only": only = value
            default: throw BenchmarkError("unknown option \(name)")
            }
        }
    }
}
