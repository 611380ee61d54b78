import Foundation
import Terminology
import TestSupport
import Testing

@testable import Validation

@Suite struct PatternTests {
    /// All places where a pattern matches a text: tried at each, as the definition has it.
    static func matches(_ pattern: String, _ text: String) throws -> [String] {
        let scalars = text.unicodeScalars.map(\.value)
        let program = PatternProgram([try PatternParser.parse(pattern)])
        let machine = PatternMachine()
        var found: [String] = []
        scalars.withUnsafeBufferPointer { buffer in
            var place = 0
            while place < buffer.count {
                guard let end = program.withCode({ machine.end($0, 0, in: buffer, at: place) }), end > place else {
                    place += 1
                    continue
                }
                found.append(Self.text(buffer[place..<end]))
                place = end
            }
        }
        return found
    }

    private static func text(_ scalars: Slice<UnsafeBufferPointer<UInt32>>) -> String {
        var text = ""
        for value in scalars { if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) } }
        return text
    }

    @Test(
        "A look keeps its groups only where it is to be found, and as long as the way it is on goes on",
        arguments: [
            ("(?!(a)b)ac", "ac", nil), ("(?=(a)b)ab", "ab", "a"), ("(?:(?=(a)b)abc|ab)", "ab", nil),
            ("(?:(?=(a)c)|a)b?", "ab", nil), ("(?<!(x))a", "a", nil), ("x?(?<!(x)y)a", "xa", nil),
        ] as [(String, String, String?)])
    func groupsOfLooks(pattern: String, text: String, group: String?) throws {
        let scalars = text.unicodeScalars.map(\.value)
        let program = PatternProgram([try PatternParser.parse(pattern)])
        let machine = PatternMachine()
        let found = scalars.withUnsafeBufferPointer { buffer -> String? in
            guard program.withCode({ machine.end($0, 0, in: buffer, at: 0) }) != nil else { return "no match" }
            let (start, end) = (machine.groups[2], machine.groups[3])
            return start < 0 ? nil : Self.text(buffer[start..<end])
        }
        #expect(found == group)
    }

    @Test("The table of all patterns finds what each finds alone") func table() throws {
        let patterns = [
            "ab", "a(?!b)", "(?<=b)c", "b{1,3}", "\\bc", "第\\d+", "[ac]b", "[ab]b{1,2} a", "[ab]b{1,2} (?:a|第)",
            "[ab]b{1,2} c?",
            "\\b(?!ab)[abc][bc]{0,2} [ab]", "[abc]c{0,1} (?=a)", "[ab]b{1,2} a[ab]",
            "(?:ab|ac|bca)(?= |$)", "(a|第)(?:b|c)?1", "(?<=1|第)(?:a|bc)(?=b)", "(?:ab|a)c", "a(?=$| )",
            "(?:(?=ab)a|b)1?",
            "(?:a(?=b)|c)(?:b|1)", "(?<= (?=a)a)b", "(?:a|b?)c(?:1|$)", "a{0,3}(?:b|第1)", "b(?:a|c){2,3}1",
        ]
        let table = PatternTable(try patterns.map { try PatternParser.parse($0) })
        var random = SplitMix64(seed: 9)
        for _ in 0..<600 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                ["a", "b", "c", " ", "第", "1"][Int.random(in: 0...5, using: &random)]
            }
            .joined()
            var found = patterns.map { _ in [String]() }
            let machine = PatternMachine()
            let decoded = DecodedScalars()
            decoded.decode(text)
            table.scan(try #require(decoded.marked), machine) {
                found[$0.pattern].append(Self.text(decoded.buffer[$0.start..<$0.end]))
                return true
            }
            for (pattern, met) in zip(patterns, found) {
                #expect(try Self.matches(pattern, text) == met, "\(pattern) on \(text)")
            }
        }
    }

    @Test(
        "Patterns match what they say",
        arguments: [
            ("a|bc", "abcab", ["a", "bc", "a"]), ("[a-c]{2}", "abcab", ["ab", "ca"]),
            ("第\\d+[次届]", "第21次第1届第次", ["第21次", "第1届"]),
            ("(?<=x)a(?!b)", "xaxabxac", ["a", "a"]), ("(?<!x|yy)a", "xayya a", ["a"]),
            ("\\bon\\b", "on only on", ["on", "on"]),
            ("^a", "aa", ["a"]), ("a$", "aa", ["a"]), ("a(?:b|c)?d", "ad abd acd abcd", ["ad", "abd", "acd"]),
            ("a+b", "aaab b ab", ["aaab", "ab"]), ("\\h\\K\\k", "漢한か", ["漢한か"]), ("\\u{3001}", "、", ["、"]),
        ])
    func matching(pattern: String, text: String, wanted: [String]) throws {
        #expect(try Self.matches(pattern, text) == wanted)
    }

    @Test(
        "Repetitions match what they match by the definition",
        arguments: [
            "[ab]{1,3} [ab]{2,4}c", "(?:a{1,2}|b)c", "(?<=[ab]{1,2}c)d", "(?<!b a{1,2})c", "a{0,3}(?<!b)c", "ba?b?c?",
            "a{1,3}(?=b)", "a{1,3}(?!b)c?", "[^a ]{1,3}a", "(?<![a-d])[abc]{2,5}(?: |$)", "a+[ab]",
            "第[0-9]{1,2}(?:次|回)?",
        ])
    func repetitions(pattern: String) throws {
        let expression = try NSRegularExpression(pattern: pattern)
        var random = SplitMix64(seed: 12)
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 1...16, using: &random)).map { _ in
                ["a", "a", "b", "c", "d", " ", "第", "1", "次"][Int.random(in: 0...8, using: &random)]
            }
            .joined()
            let whole = NSRange(text.startIndex..., in: text)
            let wanted = expression.matches(in: text, range: whole).compactMap { Range($0.range, in: text) }
            #expect(try Self.matches(pattern, text) == wanted.map { String(text[$0]) }, "\(text)")
        }
    }

    @Test(
        "What is no pattern is refused with a reason",
        arguments: [
            "(", ")", "[a", "a{3,2}", "*", "(?:a*)*", "(?:a+b)+", "\\q", "\\", "{nothing}", "[z-a]", "a{999}",
            "\\u{110000}",
            "(?:", "\\u{zz}", "(?:(?:a{64}){64}){64}", "(?:(?:(?:a{64}){64}){64}){64}b",
        ])
    func refused(pattern: String) {
        #expect(throws: PatternParser.Problem.self) { try PatternParser.parse(pattern) }
    }

    @Test("Deep nesting is refused and not followed") func deep() {
        let pattern = String(repeating: "(?:", count: 5000) + "a" + String(repeating: ")", count: 5000)
        #expect(throws: PatternParser.Problem.self) { try PatternParser.parse(pattern) }
    }

    @Test("Random patterns agree with the expressions of Foundation") func oracle() throws {
        var random = SplitMix64(seed: 5)
        let atoms = [
            "a", "b", "c", "[ab]", "[^a]", "ab", "(?:a|bc)", "a?", "b{1,2}", "(?<=a)b", "(?!b)a", "(?<!c)c", "c(?=a)",
            "\\bb",
        ]
        for _ in 0..<1000 {
            let pattern = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                atoms[Int.random(in: 0...(atoms.count - 1), using: &random)]
            }
            .joined()
            let node = try PatternParser.parse(pattern)
            if node.isNullable { continue }
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                ["a", "b", "c", " "][Int.random(in: 0...3, using: &random)]
            }.joined()
            let expression = try NSRegularExpression(pattern: pattern)
            let wanted = expression.matches(in: text, range: NSRange(location: 0, length: text.utf16.count))
                .map { (text as NSString).substring(with: $0.range) }
            #expect(try Self.matches(pattern, text) == wanted, "\(pattern) on “\(text)”")
        }
    }

    @Test(
        "Numbers in Chinese characters become figures, or stay",
        arguments: [
            ("第二十四回", "第24回"), ("第十回", "第10回"), ("第百一回", "第101回"), ("第二四回", "第24回"), ("第九回", "第9回"),
            ("第十十回", nil), ("第〇回", nil), ("第二三十回", nil), ("第回", nil),
        ] as [(String, String?)])
    func figures(text: String, wanted: String?) {
        #expect(HanNumber.figures(in: text[...]) == wanted)
    }

    @Test("Rules with more patterns than their table can hold are refused, with their place") func count() throws {
        let root = NSTemporaryDirectory() + "tripo-term-many-" + UUID().uuidString
        let rules = ShippedRules.repository + "/Locales/rules"
        try FileManager.default.copyItem(atPath: rules, toPath: root)
        defer { try? FileManager.default.removeItem(atPath: root) }
        let finds = (0...PatternTable.mostPatterns).map { "'a\($0)'" }.joined(separator: ", ")
        let text = """
            languages: [en]
            rules:
              - {id: T1, severity: note, message: {en: x}, source: x, find: [\(finds)]}

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/across.yaml"))
        let problem = #expect(throws: Diagnostic.self) { try RuleBook(directory: root) }
        #expect(problem?.code == "rules.too-many")
        #expect(problem?.location?.line == 3)
    }

    @Test("No text makes a pattern run away") func bounded() throws {
        let text = String(repeating: "a", count: 3000)
        #expect(try Self.matches("a{0,64}a{0,64}a{0,64}a{0,64}b", text).isEmpty)
    }
}
