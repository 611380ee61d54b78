import Interchange
import Terminology
import Testing

@Suite struct BeadsTests {
    @Test func aLineIsAUnit() throws {
        let file = try WrittenFile(WritingSamples.report, as: .beads)
        #expect(file.text == "0\t0\t0\t0.9700\n1,2\t1\t1,2\t0.6999\n3\t2\t\t1.0000\n")
    }

    @Test func aPairHasItsFinestBeads() throws {
        var options = WritingOptions.test
        options.pair = ColumnPair(2, 0)
        let file = try WrittenFile(WritingSamples.report, as: .beads, options: options)
        #expect(file.text == "0\t0\t0.9700\n1\t1\t0.6999\n2\t2\t0.6999\n\t3\t1.0000\n")
    }

    /// Whatever the units, what is written can be read back.
    @Test func linesReadBackAsTheUnits() throws {
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var next = [0, 0, 0, 0]
        let units = (0..<500).map { _ in
            AlignmentUnit(
                segments: (0..<4).map { column in
                    let count = random(4)
                    defer { next[column] += count }
                    return Array(next[column]..<next[column] + count)
                }, confidence: Double(random(10_001)) / 10_000)
        }
        let languages: [LanguageTag] = [.english, .simplifiedChinese, .japanese, .korean]
        let texts = zip(languages, next).map { WritingSamples.text("x", $0, Array(repeating: "x", count: $1)) }
        let alignment = TextAlignment(columns: 4, units: units)
        let file = try WrittenFile(AlignedTexts(texts: texts, alignment: alignment), as: .beads)
        let read = file.lines.dropLast().map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            return AlignmentUnit(
                segments: columns.dropLast().map { $0.split(separator: ",").compactMap { Int($0) } },
                confidence: columns.last.flatMap { Double($0) } ?? -1)
        }
        #expect(read == units)
    }
}
