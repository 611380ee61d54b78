import ICU
import Testing

/// UAX #15 by Unicode's own NormalizationTest.txt.
@Suite(.enabled(if: UnicodeData.isThere("NormalizationTest.txt.bz2"), "needs unicode-data"))
struct NormalizationConformanceTests {
    /// The columns of a line: source, NFC, NFD, NFKC, NFKD.
    private struct Line {
        let number: Int
        let columns: [String]
        let isInPartOne: Bool
    }

    @Test func everyLineHolds() throws {
        let lines = try lines()
        try #require(lines.count > 18_000)
        let forms: [(form: Normalizer.Form, canonicalColumn: Int, compatibilityColumn: Int)] = [
            (.nfc, 1, 3), (.nfd, 2, 4), (.nfkc, 3, 3), (.nfkd, 4, 4),
        ]
        for (form, canonical, compatibility) in forms {
            let normalizer = try Normalizer(form)
            for line in lines {
                for (index, column) in line.columns.enumerated() {
                    let expected = line.columns[index < 3 ? canonical : compatibility]
                    try expect(column, becomes: expected, by: normalizer, line.number)
                }
            }
        }
    }

    /// "For every code point X assigned in this version of Unicode that is not specifically listed in Part 1": the file.
    @Test func charactersNotListedStayAsTheyAre() throws {
        let listed = Set(try lines().filter(\.isInPartOne).compactMap { $0.columns[0].unicodeScalars.first })
        var text = ""
        for value: UInt32 in 0...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), !listed.contains(scalar) else { continue }
            // A line feed keeps each character from its neighbours.
            text.unicodeScalars.append("\n")
            text.unicodeScalars.append(scalar)
        }
        for form in [Normalizer.Form.nfc, .nfd, .nfkc, .nfkd] {
            let result = try Normalizer(form).normalized(text)
            #expect(result.utf8.elementsEqual(text.utf8), "\(form)")
            #expect(try Normalizer(form).isNormalized(text), "\(form)")
        }
    }

    /// The property NFKC_Casefold: a character's mapping, or nothing for what is left out.
    @Test(.enabled(if: UnicodeData.isThere("DerivedNormalizationProps.txt"), "needs unicode-data"))
    func caseFoldingFollowsTheProperty() throws {
        let normalizer = try Normalizer(.nfkcCasefold)
        var count = 0
        for line in try UnicodeData.lines(of: "DerivedNormalizationProps.txt") {
            let fields = line.text.split(separator: ";", omittingEmptySubsequences: false)
            guard fields.count >= 3, fields[1].contains("NFKC_CF") else { continue }
            let range = fields[0].prefix { $0 != " " }
            let bounds = try range.split(separator: ".").map { try #require(UInt32($0, radix: 16)) }
            let last = try #require(bounds.last)
            for value in bounds[0]...last {
                let source = String(Character(try #require(Unicode.Scalar(value))))
                try expect(source, becomes: try text(of: fields[2]), by: normalizer, line.number)
                count += 1
            }
        }
        #expect(count > 10_000)
    }

    private func expect(
        _ source: String, becomes expected: String, by normalizer: Normalizer, _ line: Int
    ) throws {
        // Strings that are canonically equivalent are equal to Swift, so bytes are compared.
        let expectedBytes = Array(expected.utf8)
        if Array(try normalizer.normalized(source).utf8) != expectedBytes {
            Issue.record("line \(line): \(source) by \(normalizer.form)")
        }
        var output: [UInt8] = [1, 2, 3]
        try Array(source.utf8).withUnsafeBufferPointer { try normalizer.normalize($0, appendingTo: &output) }
        if output != [1, 2, 3] + expectedBytes {
            Issue.record("line \(line): bytes of \(source) by \(normalizer.form)")
        }
        if try normalizer.isNormalized(source) != (Array(source.utf8) == expectedBytes) {
            Issue.record("line \(line): isNormalized(\(source)) by \(normalizer.form)")
        }
    }

    private func lines() throws -> [Line] {
        var isInPartOne = false
        var result: [Line] = []
        for line in try UnicodeData.lines(of: "NormalizationTest.txt.bz2") {
            if line.text.hasPrefix("@") {
                isInPartOne = line.text.hasPrefix("@Part1")
                continue
            }
            let columns = try line.text.split(separator: ";").prefix(5).map { try text(of: $0) }
            try #require(columns.count == 5)
            result.append(Line(number: line.number, columns: columns, isInPartOne: isInPartOne))
        }
        return result
    }

    /// Reads scalar values such as "0044 0307".
    private func text(of field: Substring) throws -> String {
        var result = ""
        for value in field.split(whereSeparator: \.isWhitespace) {
            result.unicodeScalars.append(try #require(UInt32(value, radix: 16).flatMap(Unicode.Scalar.init)))
        }
        return result
    }
}
