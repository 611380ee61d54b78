import Terminology
import Testing

@testable import Validation

@Suite struct FindingTests {
    @Test(
        "A fix leaves one space where there was one",
        arguments: [
            ("a b c", TextSpan(2, 3), "x ", "a x c"), ("a b c", TextSpan(2, 3), " x", "a x c"),
            ("a b c", TextSpan(2, 3), " x ", "a x c"), ("a b c", TextSpan(2, 3), "", "a c"),
            ("abc", TextSpan(1, 2), " x ", "a x c"), ("abc", TextSpan(2, 3), "x ", "abx"),
            ("abc", TextSpan(0, 1), " x", "xbc"), ("ab", TextSpan(0, 1), "", "b"),
            ("會b會", TextSpan(3, 4), " x ", "會 x 會"),
        ])
    func spaces(text: String, span: TextSpan, replacement: String, wanted: String) {
        let fix = TextFix(span: span, replacement: replacement).withOneSpace(in: text)
        #expect(text.applying([fix]) == wanted)
    }

    @Test("No more findings of a rule are kept than are told, and the others are counted") func bounded() {
        let block = CheckedBlock(
            TextBlock(kind: .paragraph, text: "a", origins: []), index: 0, names: [], quantities: [], sentences: [])
        var findings = BoundedFindings(most: 2)
        for _ in 0..<3 { findings.add(["A", "B", "A"].map { Finding($0, block, TextSpan(0, 1)) }) }
        #expect(findings.findings.map(\.rule) == ["A", "B", "A", "B"])
        #expect(findings.untold == ["A": 4, "B": 1])
    }

    @Test("Arguments are the same whatever their order") func arguments() {
        var one: FindingArguments = ["day": "1", "found": "x", "a": "2"]
        let other: FindingArguments = ["a": "2", "found": "x", "day": "1"]
        #expect(one == other)
        one["day"] = nil
        #expect(one["day"] == nil && one["a"] == "2" && one["found"] == "x" && one["wanted"] == nil)
    }
}
