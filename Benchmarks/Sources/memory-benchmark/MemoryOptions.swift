import Foundation
import Normalization
import Terminology
import TranslationMemory

/// What the command line says.
struct MemoryOptions {
    enum Step: String { case build, search }
    struct Wrong: Error { let argument: String }

    var segments = ""
    var queries = ""
    var index = ""
    var truth: String?
    var name = ""
    var unit = FuzzySearchOptions.Unit.character
    var threads = 1
    var threshold = 70
    /// Where what is found is written, a JSON array of `[line, similarity]` a query, instead of being measured.
    var results: String?
    var hasConcordance = false
    /// The directory of the project's rules, with which texts are folded; nil searches them as they are.
    var locales: String?
    /// Compare what is found for each so many'th query with all segments compared one by one, instead of measuring.
    var checkEvery: Int?
    var step: Step?

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--concordance" {
                hasConcordance = true
                continue
            }
            guard let value = rest.popFirst() else { throw Wrong(argument: argument) }
            switch argument {
            case "--segments": segments = value
            case "--queries": queries = value
            case "--index": index = value
            case "--truth": truth = value
            case "--name": name = value
            case "--unit" where value == "word": unit = .word
            case "--threads": threads = max(1, Int(value) ?? 1)
            case "--threshold": threshold = Int(value) ?? threshold
            case "--check": checkEvery = Int(value).map { max(1, $0) }
            case "--locales": locales = value
            case "--results": results = value
            case "--step": step = Step(rawValue: value)
            default: throw Wrong(argument: argument)
            }
        }
        guard !segments.isEmpty, !queries.isEmpty, !index.isEmpty else { throw Wrong(argument: "--segments") }
    }

    func indexOptions() throws -> SegmentIndexOptions {
        var options = SegmentIndexOptions(wordDivision: unit == .word ? WordDivision(language: .english) : nil)
        if let locales {
            var loader = LocaleRulesLoader(directory: locales)
            options.folding = SegmentFolding(
                compiled: ByteStore(try RuleCompiler(try loader.load()).compile()).all)
        }
        return options
    }

    /// The lines of a file.
    static func lines(_ path: String) throws -> [Substring] {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: true)
    }
}
