import ICU
import Testing

/// UAX #29 and UAX #14 through the iterators of the root locale.
@Suite struct BreakConformanceTests {
    @Test(.enabled(if: UnicodeData.isThere("auxiliary/GraphemeBreakTest.txt"), "needs unicode-data"))
    func charactersFollowTheStandard() throws {
        let deviations = try deviations(of: .character, from: "auxiliary/GraphemeBreakTest.txt")
        #expect(deviations.isEmpty)
    }

    @Test(.enabled(if: UnicodeData.isThere("auxiliary/WordBreakTest.txt"), "needs unicode-data"))
    func wordsFollowTheStandardButForColons() throws {
        let deviations = try deviations(of: .word, from: "auxiliary/WordBreakTest.txt")
        expectEqual(deviations, BreakDeviations.colonBetweenLetters)
    }

    @Test(.enabled(if: UnicodeData.isThere("auxiliary/SentenceBreakTest.txt"), "needs unicode-data"))
    func sentencesFollowTheStandard() throws {
        let deviations = try deviations(of: .sentence, from: "auxiliary/SentenceBreakTest.txt")
        #expect(deviations.isEmpty)
    }

    @Test(.enabled(if: UnicodeData.isThere("auxiliary/LineBreakTest.txt"), "needs unicode-data"))
    func linesFollowTheStandardButForHyphensAndSigns() throws {
        let deviations = try deviations(of: .line, from: "auxiliary/LineBreakTest.txt")
        expectEqual(deviations, BreakDeviations.hyphenBeforeLetter.union(BreakDeviations.signBeforeDigit))
    }

    private func expectEqual(_ found: Set<String>, _ listed: Set<String>) {
        let unlisted = found.subtracting(listed).sorted()
        let mended = listed.subtracting(found).sorted()
        #expect(unlisted.isEmpty, "lines that deviate but are not listed")
        #expect(mended.isEmpty, "lines that are listed but do not deviate")
    }

    /// The lines that ICU breaks otherwise.
    private func deviations(of kind: BreakIterator.Kind, from file: String) throws -> Set<String> {
        let iterator = try BreakIterator(kind)
        let lines = try UnicodeData.lines(of: file)
        // The shortest file, on sentences, has some five hundred.
        try #require(lines.count > 400)
        var result: Set<String> = []
        for line in lines {
            let fields = line.text.split(whereSeparator: \.isWhitespace)
            let (text, expected) = try parse(fields)
            // By LB2 the file on lines has no boundary at the start, where every iterator begins.
            let found = try iterator.boundaries(in: text)
            if found.dropFirst() != expected.drop(while: { $0 == 0 }) { result.insert(fields.joined(separator: " ")) }
        }
        return result
    }

    /// Reads fields such as "÷ 0020 × 0308 ÷" into a text and the UTF-8 offsets of its boundaries.
    private func parse(_ fields: [Substring]) throws -> (text: String, boundaries: [Int]) {
        var text = ""
        var boundaries: [Int] = []
        for field in fields {
            switch field {
            case "÷": boundaries.append(text.utf8.count)
            case "×": break
            default:
                let scalar = try #require(UInt32(field, radix: 16).flatMap(Unicode.Scalar.init), "\(field)")
                text.unicodeScalars.append(scalar)
            }
        }
        return (text, boundaries)
    }
}
