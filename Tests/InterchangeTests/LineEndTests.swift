import Interchange
import Testing

@Suite struct LineEndTests {
    @Test(
        "A line ends wherever its end stands",
        arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"])
    func places(_ end: String) {
        for length in 0...40 {
            let line = String(repeating: "x", count: length)
            // Characters that begin as ends do.
            let text = line + end + "é„" + line
            #expect(LineEnds.unicode.starts(in: text.utf8) == [0, length + end.utf8.count], "\(length)")
            #expect(LineEnds.never.starts(in: text.utf8) == [0])
        }
    }

    @Test func emptyTextHasOneLine() {
        #expect(LineEnds.unicode.starts(in: "".utf8) == [0])
        #expect(LineEnds.unicode.starts(in: "\n".utf8) == [0, 1])
    }
}
