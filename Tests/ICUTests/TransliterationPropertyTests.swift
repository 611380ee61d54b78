import ICU
import TestSupport
import Testing

/// What holds of every transliteration with edits, on texts made at random.
@Suite struct TransliterationPropertyTests {
    private static let rules = [
        "a > ; b > xyz ; (c) (d) > $2 '-' $1 ; (e) f > $1 $1 ; g > | a ; 知 > zhi ; (識) > '<' $1 '>' ; x } y > ;",
        ":: NFD ; [:Mn:] > ; :: NFC ; ([a-c]+) ' ' > $1 ; ' ' { d > D ; 😀 > ':-)' ; ':)' > 😀 ;",
        "([a-z]) > &Any-Upper($1) ; x } $ > x '.' ; ^ d > E ;",
    ]

    private static let identifiers = [
        "Any-Latin", "Han-Latin", "Hangul-Latin", "Latin-ASCII", "Any-NFD", "Any-NFKC", "Any-Title", "Any-Hex",
        "Latin-Katakana", "Hiragana-Katakana", "Fullwidth-Halfwidth", "Any-Latin; Latin-ASCII; Any-Upper; NFC",
    ]

    private static let alphabet: [Unicode.Scalar] = [
        "a", "b", "c", "d", "e", "f", "g", "x", "y", " ", ".", ":", ")", "é", "ß", "\u{301}", "\u{308}", "知", "識",
        "产", "특", "허", "\u{1112}", "\u{1165}", "か", "が", "カ", "\u{FF76}", "\u{FF9E}", "\u{FF21}", "😀", "𠮷", "\u{0}",
        "\u{200B}", "я", "ω", "\n",
    ]

    @Test(arguments: rules) func rulesKeepTheLaws(_ rules: String) throws {
        try check(try Transliterator(rules: rules, identifier: "test"))
    }

    /// ICU replaces text in another way when a rule applies for the first time.
    @Test(arguments: rules) func theFirstRunGivesTheEditsOfEveryOther(_ rules: String) throws {
        let used = try Transliterator(rules: rules, identifier: "test")
        var generator = SplitMix64(seed: 3)
        for _ in 0..<100 {
            let source = randomText(&generator)
            let fresh = try Transliterator(rules: rules, identifier: "test")
            #expect(try fresh.transliterate(source) == used.transliterate(source))
        }
    }

    @Test(arguments: identifiers) func builtInTransformsKeepTheLaws(_ identifier: String) throws {
        try check(try Transliterator(identifier: identifier))
    }

    /// If each edit moved the whole rest of the text, eight times the text would take 64 times as long.
    @Test func aLongTextTakesTimeInProportion() throws {
        let repeats = 5000
        let growth = 8
        let short = String(repeating: "abcdéf知識 ", count: repeats)
        let long = String(repeating: "abcdéf知識 ", count: repeats * growth)
        for transliterator in [
            try Transliterator(rules: Self.rules[0], identifier: "test"), try Transliterator(identifier: "Latin-ASCII"),
        ] {
            let clock = ContinuousClock()
            let shortTime = try clock.measure { _ = try transliterator.transliterate(short) }
            var result = TransliteratedText(text: "", edits: [])
            let longTime = try clock.measure { result = try transliterator.transliterate(long) }
            #expect(result.edits.count >= repeats * growth)
            #expect(longTime < shortTime * (growth * 3))
        }
    }

    private func check(_ transliterator: Transliterator) throws {
        var generator = SplitMix64(seed: 20_260_722)
        for _ in 0..<400 {
            let source = randomText(&generator)
            let result = try transliterator.transliterate(source)
            #expect(Array(try transliterator.transliterated(source).utf8) == Array(result.text.utf8))
            if let violation = violation(in: result, of: source) {
                Issue.record("\(violation): \(source.debugDescription) \(result)")
                return
            }
        }
    }

    private func randomText(_ generator: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...24, using: &generator) {
            text.unicodeScalars.append(Self.alphabet.randomElement(using: &generator) ?? "a")
        }
        return text
    }

    /// What is wrong with the edits, if anything.
    private func violation(in result: TransliteratedText, of text: String) -> String? {
        let source = Array(text.utf8)
        let target = Array(result.text.utf8)
        var sourceEnd = 0
        var targetEnd = 0
        let end = TextEdit(source: source.count..<source.count, target: target.count..<target.count)
        for edit in result.edits + [end] {
            guard edit.source.lowerBound >= sourceEnd, edit.target.lowerBound >= targetEnd else {
                return "not in order"
            }
            guard edit.source.upperBound <= source.count, edit.target.upperBound <= target.count else {
                return "out of bounds"
            }
            guard source[sourceEnd..<edit.source.lowerBound] == target[targetEnd..<edit.target.lowerBound] else {
                return "text between edits differs"
            }
            if edit != end, source[edit.source] == target[edit.target] { return "an edit changes nothing" }
            guard isScalarBoundary(edit.source, in: source), isScalarBoundary(edit.target, in: target) else {
                return "inside a scalar"
            }
            sourceEnd = edit.source.upperBound
            targetEnd = edit.target.upperBound
        }
        return nil
    }

    private func isScalarBoundary(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        [range.lowerBound, range.upperBound].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    }
}
