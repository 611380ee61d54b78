import Glossary
import Normalization

/// Builds the index of the million and writes it.
struct BuildMeasurement {
    let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        var loader = LocaleRulesLoader(directory: options.locales)
        let rules = try RuleCompiler(try loader.load()).compile()
        let million = try MillionTerms(options.terms)
        var bytes: [UInt8] = []
        let took = try seconds {
            var builder = try GlossaryIndexBuilder(rules: rules, sources: [])
            for concept in million.concepts { try builder.add(concept) }
            bytes = builder.build()
        }
        try TextFile.write(bytes, to: options.index)
        report("build_s", took, "s", note: "without reading the million")
        let beside = Double(bytes.count - million.textSize) / Double(million.termCount)
        report("index_bytes_per_term", beside, "bytes", note: "\(bytes.count) bytes with \(million.textSize) of text")
        let index = try GlossaryIndex(path: options.index)
        for section in IndexSection.allCases where index.size(of: section) > 0 {
            let size = Double(index.size(of: section)) / Double(million.termCount)
            report("index_\(section)_bytes_per_term", size, "bytes")
        }
        report("index_keys_per_term", Double(index.keys.count) / Double(million.termCount), "keys")
    }
}
