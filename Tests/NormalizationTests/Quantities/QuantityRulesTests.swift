import Terminology
import TestSupport
import Testing

@testable import Normalization

/// What is wrong in `quantities:` is said with its place.
@Suite struct QuantityRulesTests {
    static let faults: [(yaml: String, code: String, line: Int, column: Int)] = [
        ("quantities:\n  digts: {一: 1}\n", "locale.unknown-name", 2, 3),
        ("quantities:\n  digits: {一: 11}\n", "locale.bad-quantity", 2, 15),
        ("quantities:\n  digits: {一: x}\n", "locale.bad-quantity", 2, 15),
        ("quantities:\n  multipliers: {十: 20}\n", "locale.bad-quantity", 2, 20),
        ("quantities:\n  months: {Jan: 13}\n", "locale.bad-quantity", 2, 17),
        ("quantities:\n  spacesScales: perhaps\n", "locale.bad-quantity", 2, 17),
        ("quantities:\n  eras:\n    - {names: [X], from: 2021-02-30}\n", "locale.bad-quantity", 3, 26),
        ("quantities:\n  eras:\n    - {names: [X]}\n", "locale.missing-name", 3, 7),
        ("quantities:\n  patterns:\n    dates: []\n", "locale.unknown-name", 3, 5),
        ("quantities:\n  patterns:\n    date:\n      - \"{year}\"\n", "locale.bad-pattern", 4, 9),
        ("quantities:\n  patterns:\n    date:\n      - \"{y}(a|b\"\n", "locale.bad-pattern", 4, 9),
        ("quantities:\n  patterns:\n    date: [\"a)\"]\n", "locale.bad-pattern", 3, 12),
        ("quantities:\n  patterns:\n    date: [\"(a|)\"]\n", "locale.bad-pattern", 3, 12),
    ]

    @Test(arguments: faults)
    func aFaultIsToldWithItsPlace(_ yaml: String, _ code: String, _ line: Int, _ column: Int) throws {
        let directory = try TemporaryDirectory()
        for name in LocaleRulesLoader.fileNames { try directory.write("names: {}\n", to: name) }
        try directory.write(yaml, to: "en.yaml")
        var loader = LocaleRulesLoader(directory: directory.path)
        let problem = #expect(throws: Diagnostic.self) { try loader.load() }
        #expect(problem?.code == code)
        #expect(problem?.help != nil)
        #expect(problem?.location == SourceLocation(file: directory.path + "/en.yaml", line: line, column: column))
    }

    @Test func aPatternBombIsRefused() {
        let bomb = String(repeating: "(a|b|c|d)", count: 20)
        #expect(throws: QuantityPattern.Fault.self) { try QuantityPattern.expanding(bomb, .number) }
        #expect(throws: QuantityPattern.Fault.self) {
            try QuantityPattern.expanding(String(repeating: "(", count: 100_000), .number)
        }
    }

    @Test func damagedRulesReadNothingElse() throws {
        var writer = ByteWriter()
        QuantityLexicon.write(try LocaleData.shared.get().locales, to: &writer)
        var generator = SplitMix64(seed: 5)
        for _ in 0..<60 {
            var bytes = Array(writer.bytes.dropFirst(3))
            for _ in 0..<4 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0...min(2000, bytes.count - 1), using: &generator))
            let lexicon = QuantityLexicon(ByteStore(bytes).all, language: .japanese)
            let text = Array("令和3年11月30日 三庁 1億2,000万 10:30 twenty-first".utf8)
            text.withUnsafeBufferPointer { text in
                var scanner = QuantityScanner(text, lexicon)
                _ = scanner.scan()
            }
        }
    }
}
