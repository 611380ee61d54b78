import Glossary
import Terminology
import Testing

struct HostileTextTests {
    private func codes(_ text: String) -> [String] {
        GlossaryReader().read(text: text, file: "a.yaml").diagnostics.map(\.code)
    }

    @Test(arguments: [
        "[", "{", "{a: ", "[[],", "- ", "? ", "[? ", "{[a]: ", "[\"]\", ", "[']', ", "[a ', # ']\n", "[&a ",
    ])
    func deepNestingIsRefusedBeforeAnythingRecurses(opening: String) {
        #expect(codes(String(repeating: opening, count: 30_000)) == ["file.too-deep"])
        #expect(codes("concepts: " + String(repeating: opening, count: 30_000)) != [])
    }

    @Test func deepIndentationIsRefused() {
        let lines = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }
        #expect(codes(lines.joined()) == ["file.too-deep"])
    }

    @Test func theDepthIsExactForBrackets() {
        func nested(_ levels: Int) -> String {
            "concepts: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(codes(nested(31)) == ["glossary.wrong-type"])
        #expect(codes(nested(32)) == ["file.too-deep"], "the mapping around them is a level too")
        #expect(codes(nested(33)) == ["file.too-deep"])
    }

    @Test func closingBracketsInQuotesAndCommentsDoNotHideDepth() {
        for filler in ["\"]\"", "'}'", "\"\\\"]\"", "!a'", "!<a]]> ", "'it''s ]'", "a # ]\n"] {
            let text = String(repeating: "[\(filler), ", count: 40) + String(repeating: "]", count: 40)
            #expect(codes(text) == ["file.too-deep"], "\(filler)")
        }
    }

    @Test func bracketsInTextAreNoNesting() {
        let note = String(repeating: "[ { ' \\\" ", count: 10)
        let text = "concepts:\n  - {id: t.a, kind: term, note: \"\(note)\", terms: {}}\n"
        #expect(codes(text) == [])
        let plain = "concepts:\n  - id: t.a\n    note: see [1, it's {open\n    kind: term\n    terms: {}\n"
        #expect(codes(plain + String(plain.dropFirst("concepts:\n".count))) == [])
    }

    @Test func aliasBombsAreRefusedAtOnce() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(codes(text) == ["file.alias"])
        #expect(codes(text + "? *a60\n: x\n") == ["file.alias"])
    }

    @Test(.timeLimit(.minutes(20)))
    func strangeTextsTakeNoLongerThanTheirLength() {
        let texts = [
            String(repeating: " [", count: 100_000), String(repeating: " [a]", count: 50_000),
            "[" + String(repeating: "{a: b}, ", count: 20_000) + "]", String(repeating: "&a ", count: 60_000),
            String(repeating: "- [[[[[[\n", count: 20_000), "\"" + String(repeating: " [\"", count: 60_000),
        ]
        for text in texts { #expect(codes(text) != []) }
    }
}
