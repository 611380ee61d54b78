import Glibc
import Glossary
import ICU
import Lookup
import Normalization
import Terminology

/// Finds the terms of glossaries of three sizes in running text, one core.
struct RecognitionMeasurement {
    let options: BenchmarkOptions

    /// One concept of so many.
    private static let steps = [100, 10, 1]

    init(_ options: BenchmarkOptions) { self.options = options }

    func run() throws {
        let text = String(decoding: try TextFile.bytes(options.queries + "/running-text.txt"), as: UTF8.self)
        let million = try MillionTerms(options.terms)
        var loader = LocaleRulesLoader(directory: options.locales)
        let rules = try RuleCompiler(try loader.load()).compile()
        for step in Self.steps {
            let concepts = million.concepts.enumerated().filter { $0.offset % step == 0 }.map(\.element)
            let count = concepts.reduce(0) { $0 + $1.terms.count }
            let terms = concepts.flatMap { $0.terms.map(\.text) }.joined(separator: "\n") + "\n"
            try TextFile.write(Array(terms.utf8), to: options.queries + "/terms-\(step).txt")
            var builder = try GlossaryIndexBuilder(rules: rules, sources: [])
            for concept in concepts { try builder.add(concept) }
            let index = try GlossaryIndex(bytes: builder.build())
            var bytes: [UInt8] = []
            let built = try seconds { bytes = try TermTrie.bytes(for: index) }
            report("recognition_trie_bytes_per_term \(count) terms", Double(bytes.count) / Double(count), "bytes")
            report("recognition_build_s \(count) terms", built, "s", note: "the trie, made of the index")
            try measure(index, bytes, text, "\(count) terms")
        }
    }

    private func measure(_ index: GlossaryIndex, _ bytes: [UInt8], _ text: String, _ size: String) throws {
        var recognizer: TermRecognizer?
        let opened = try seconds { recognizer = try TermRecognizer(index, trie: TermTrie(bytes: bytes, of: index)) }
        report("recognition_open_ms \(size)", opened * 1000, "ms")
        guard let recognizer else { return }
        let megabytes = Double(text.utf8.count) / 1e6
        let folder = TextFolder(try index.rules())
        let folded = FoldedText()
        var text = text
        let folding = try bestOfThread(rounds: 5) {
            try text.withUTF8 { bytes in
                var start = 0
                while start < bytes.count {
                    let end = min(bytes.count, start + 32 << 10)
                    try folder.fold(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: folded)
                    start = end
                }
            }
        }
        report("recognition_fold_mb_per_s", megabytes / folding, "MB/s")
        var numbers: [UInt32] = []
        let scanning = try bestOfThread(rounds: 5) { numbers = try recognizer.conceptNumbers(in: text) }
        report("recognition_mb_per_s \(size)", megabytes / scanning, "MB/s", note: "\(numbers.count) concepts")
        var terms: [RecognizedTerm] = []
        let whole = try bestOfThread(rounds: 3) { terms = try recognizer.terms(in: text) }
        report("recognition_terms_mb_per_s \(size)", megabytes / whole, "MB/s", note: "\(terms.count) terms, ranked")
    }
}
