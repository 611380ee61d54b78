import Terminology
import TestSupport
import Testing

@testable import Normalization

/// What is wrong in a rule file is said with its place.
@Suite struct LocaleRulesLoaderTests {
    /// A file, and the diagnostic that it gives: its code, line and column.
    static let faults: [(yaml: String, code: String, line: Int?, column: Int?)] = [
        ("# nothing\n", "locale.empty", 1, 1),
        ("language: xx\n", "locale.unknown-language", 1, 11),
        ("langauge: en\n", "locale.unknown-name", 1, 1),
        ("language: en\nfolding:\n  dropped: [Zs, Qq]\n", "locale.unknown-category", 3, 17),
        ("language: en\nfolding:\n  dropped: Zs\n", "locale.expected-list", 3, 12),
        ("language: en\nfolding: [a]\n", "locale.expected-table", 2, 10),
        ("language: [en]\n", "locale.expected-text", 1, 11),
        ("folding:\n  characters:\n    - from: x\n", "locale.missing-name", 3, 7),
        ("folding:\n  characters:\n    - {to: a, from: b, form: c}\n", "locale.unknown-name", 3, 24),
        ("folding:\n  tables: [../secret.tsv]\n", "locale.bad-table-name", 2, 12),
        ("folding:\n  tables: [none.tsv]\n", "file.missing", nil, nil),
        ("language: en\nreadings:\n  - system: s\n    queries: [Xxxx]\n", "locale.unknown-script", 4, 15),
        (
            "language: en\nreadings:\n  - system: s\n    base: [trem]\n    queries: [Latn]\n", "locale.unknown-field",
            4, 12
        ),
        ("language: en\nreadings:\n  - queries: [Latn]\n", "locale.missing-name", 3, 5),
        ("language: en\nnames:\n  order: turned\n", "locale.bad-value", 3, 10),
        ("language: en\nsentences:\n  wole: [\"()\"]\n", "locale.unknown-name", 3, 3),
        ("language: en\nsentences:\n  whole: [\"(\"]\n", "locale.bad-pair", 3, 11),
        ("sentences:\n  characters: {stop: \"[a\"}\n", "locale.bad-set", 2, 22),
        ("sentences:\n  characters: {stops: \"[a]\"}\n", "locale.unknown-name", 2, 16),
        ("sentences:\n  abbreviations:\n    title: [Mr., Dr]\n", "locale.bad-abbreviation", 3, 18),
        ("sentences:\n  begin: [The, \"\"]\n", "locale.bad-word", 2, 16),
        ("sentences:\n  periodAfterFigure: ends\n", "locale.bad-choice", 2, 22),
        ("language: en\n  folding: {\n", "file.invalid-yaml", 2, nil),
        ("a: &x [1]\nb: *x\n", "file.alias", 2, nil),
    ]

    @Test(arguments: faults)
    func aFaultIsToldWithItsPlace(_ yaml: String, _ code: String, _ line: Int?, _ column: Int?) throws {
        let directory = try TemporaryDirectory()
        for name in LocaleRulesLoader.fileNames { try directory.write("names: {}\n", to: name) }
        try directory.write(yaml, to: "en.yaml")
        var loader = LocaleRulesLoader(directory: directory.path)
        let problem = #expect(throws: Diagnostic.self) { try loader.load() }
        #expect(problem?.code == code)
        #expect(problem?.help != nil)
        if let line {
            #expect(problem?.location?.file == directory.path + "/en.yaml")
            #expect(problem?.location?.line == line)
        }
        if let column { #expect(problem?.location?.column == column) }
    }

    @Test(arguments: [
        ("a > b ;\n    c > [x ;\n", 4), ("a > b ;\n    # remark\n    > | c d | e ;\n", 5), ("::Klingon;\n", 3),
    ])
    func aFaultInARuleIsToldWithItsPlace(_ rules: String, _ line: Int) throws {
        let directory = try TemporaryDirectory()
        for name in LocaleRulesLoader.fileNames { try directory.write("names: {}\n", to: name) }
        try directory.write("folding:\n  rules: |\n    \(rules)", to: "common.yaml")
        var loader = LocaleRulesLoader(directory: directory.path)
        let locales = try loader.load()
        let problem = #expect(throws: Diagnostic.self) { try RuleCompiler(locales).compile() }
        #expect(problem?.code == "locale.bad-rule")
        #expect(problem?.location?.file == directory.path + "/common.yaml")
        #expect(problem?.location?.line == line)
    }

    @Test func foldingsThatGoInACircleAreRefused() throws {
        let directory = try TemporaryDirectory()
        for name in LocaleRulesLoader.fileNames { try directory.write("names: {}\n", to: name) }
        try directory.write(
            "folding:\n  characters:\n    - {to: a, from: b}\n    - {to: b, from: a}\n", to: "common.yaml")
        var loader = LocaleRulesLoader(directory: directory.path)
        let locales = try loader.load()
        let problem = #expect(throws: Diagnostic.self) { try RuleCompiler(locales).compile() }
        #expect(problem?.code == "locale.fold-circle")
        #expect(problem?.location?.line != nil)
    }

    /// Files that are cut, doubled or changed at random load, or say what is wrong; nothing else.
    @Test func changedFilesAreRulesOrDiagnostics() throws {
        let directory = try TemporaryDirectory()
        for name in LocaleRulesLoader.fileNames { try directory.write("names: {}\n", to: name) }
        let original = Array(
            """
            language: en
            folding:
              dropped: [Zs, Po]
              characters:
                - {to: "a", from: "bc"}
              rules: |
                $v = [ab] ;
                a { b } $v > (c) ;
            readings:
              - system: s
                given: [reading]
                base: [term]
                key: "a > b ;"
                queries: [Latn]
            names:
              surnames: {朴: Piáo}
              order: both
            """.utf8)
        var generator = SplitMix64(seed: 17)
        var refused = 0
        for _ in 0..<2000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
                default: bytes[place] = Array(":-[]{}|>&*#'\"\n \t".utf8).randomElement(using: &generator) ?? 0
                }
            }
            try directory.write(bytes, to: "en.yaml")
            var loader = LocaleRulesLoader(directory: directory.path)
            do { _ = try loader.load() } catch {
                refused += 1
                #expect(error.code.contains("."))
                #expect(error.location != nil)
            }
        }
        #expect(refused > 200)
    }
}
