import ICU
import Testing

@Suite struct CharacterPropertiesTests {
    @Test(.enabled(if: UnicodeData.isThere("EastAsianWidth.txt"), "needs unicode-data"))
    func eastAsianWidthsFollowTheStandard() throws {
        let widths: [Substring: CharacterProperties.EastAsianWidth] = [
            "N": .neutral, "A": .ambiguous, "H": .halfwidth, "F": .fullwidth, "Na": .narrow, "W": .wide,
        ]
        try forEachScalar(in: "EastAsianWidth.txt") { scalar, value in
            CharacterProperties.eastAsianWidth(of: scalar) == widths[value]
        }
    }

    @Test(.enabled(if: UnicodeData.isThere("extracted/DerivedGeneralCategory.txt"), "needs unicode-data"))
    func generalCategoriesFollowTheStandard() throws {
        let codes = "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf"
        let categories = Dictionary(uniqueKeysWithValues: zip(codes.split(separator: " "), GeneralCategory.allCases))
        try forEachScalar(in: "extracted/DerivedGeneralCategory.txt") { scalar, value in
            CharacterProperties.generalCategory(of: scalar) == categories[value]
        }
    }

    @Test(.enabled(if: UnicodeData.isThere("extracted/DerivedCombiningClass.txt"), "needs unicode-data"))
    func combiningClassesFollowTheStandard() throws {
        try forEachScalar(in: "extracted/DerivedCombiningClass.txt") { scalar, value in
            CharacterProperties.combiningClass(of: scalar) == UInt8(value)
        }
    }

    @Test func scriptsHaveTheirCodes() throws {
        let samples: [(Unicode.Scalar, Script, String)] = [
            ("特", .han, "Hani"), ("특", .hangul, "Hang"), ("ひ", .hiragana, "Hira"), ("カ", .katakana, "Kana"),
            ("é", .latin, "Latn"), ("ω", .greek, "Grek"), ("я", .cyrillic, "Cyrl"), ("ㄅ", .bopomofo, "Bopo"),
            (".", .common, "Zyyy"), ("\u{301}", .inherited, "Zinh"), ("\u{E000}", .unknown, "Zzzz"),
        ]
        for (scalar, script, code) in samples {
            #expect(CharacterProperties.script(of: scalar) == script)
            #expect(script.code == code)
            #expect(Script(code: code) == script)
        }
        #expect(Script(code: "Han") == nil)
        #expect(Script(code: "漢字") == nil)
    }

    @Test func aLengthMarkIsUsedInBothKana() {
        let mark: Unicode.Scalar = "\u{30FC}"
        #expect(CharacterProperties.script(of: mark) == .common)
        #expect(CharacterProperties.isUsed(mark, in: .hiragana))
        #expect(CharacterProperties.isUsed(mark, in: .katakana))
        #expect(!CharacterProperties.isUsed(mark, in: .hangul))
    }

    @Test func numbersHaveValues() {
        #expect(CharacterProperties.digitValue(of: "7") == 7)
        #expect(CharacterProperties.digitValue(of: "\u{FF17}") == 7)
        #expect(CharacterProperties.digitValue(of: "七") == nil)
        #expect(CharacterProperties.numericValue(of: "七") == 7)
        #expect(CharacterProperties.digitValue(of: "x") == nil)
        #expect(CharacterProperties.numericValue(of: "½") == 0.5)
        #expect(CharacterProperties.numericValue(of: "萬") == 10_000)
        #expect(CharacterProperties.numericValue(of: "x") == nil)
    }

    @Test func invisibleCharactersAreTold() {
        #expect(CharacterProperties.isDefaultIgnorable("\u{200B}"))
        #expect(CharacterProperties.isDefaultIgnorable("\u{FE0F}"))
        #expect(!CharacterProperties.isDefaultIgnorable("a"))
        #expect(CharacterProperties.isBidiControl("\u{202E}"))
        #expect(!CharacterProperties.isBidiControl("\u{200B}"))
    }

    @Test(
        arguments: [
            ("", 0), ("patent", 6), ("特許", 4), ("특허청", 6), ("\u{FF76}\u{FF9E}", 2), ("\u{FF21}", 2), ("é", 1),
            ("e\u{301}", 1), ("\u{1112}\u{1165}\u{11AB}", 2), ("か\u{3099}", 2), ("\u{200B}\u{200D}\u{FEFF}", 0),
            ("\t\r\n\u{0}", 0), ("①", 1), ("😀", 2), ("👩\u{200D}🔬", 2), ("🇰🇷", 2), ("👍🏽", 2), ("❤", 1), ("❤\u{FE0F}", 2),
            ("1\u{FE0F}\u{20E3}", 2), ("⌚\u{FE0E}", 1), ("a\u{AD}b", 3), ("नमस्ते", 4), ("\u{303F}", 1), ("\u{A0}", 1),
            ("\u{85}", 0), ("葛\u{E0100}", 2),
        ])
    func textsHaveWidths(_ text: String, _ width: Int) {
        #expect(CharacterProperties.displayWidth(of: text) == width, "\(text.unicodeScalars.map(\.value))")
    }

    /// Checks each scalar value of lines such as "0020..007E;Na".
    private func forEachScalar(in file: String, _ holds: (Unicode.Scalar, Substring) -> Bool) throws {
        var count = 0
        for line in try UnicodeData.lines(of: file) {
            let fields = line.text.split { $0 == ";" || $0.isWhitespace }
            let bounds = try fields[0].split(separator: ".").map { try #require(UInt32($0, radix: 16)) }
            let last = try #require(bounds.last)
            for scalar in (bounds[0]...last).lazy.compactMap(Unicode.Scalar.init) {
                if !holds(scalar, fields[1]) { Issue.record("U+\(String(scalar.value, radix: 16)) in \(file)") }
                count += 1
            }
        }
        #expect(count > 100_000)
    }
}
