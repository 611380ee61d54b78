import Terminology

/// Characters in the form of another language: Chinese ones in Japanese (X08), traditional ones in simplified Chinese (ZH11)
/// and Japanese ones (ZH12).
///
/// Titles keep their own, and so does what stands in quotation marks or brackets and is of another language throughout.
struct ForeignForms: Rule {
    let identifiers = ["X08", "ZH11", "ZH12"]

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        let own = identifiers.filter { tools.book[$0]?.languages.contains(text.language) == true }
        var findings: [Finding] = []
        for block in text.blocks where own.contains(where: { block.hits[$0] != nil }) {
            if ForeignSentence.isReference(block.text) { continue }
            for rule in own {
                for span in block.hits[rule] ?? [] where !Self.isQuoted(span, block, own) {
                    let form = tools.counterparts?.form(of: block.text(span), in: text.language)
                    findings.append(Finding(rule, block, span, replacement: form))
                }
            }
        }
        return findings
    }

    /// Bytes on either side in which signs are looked for.
    private static let reach = 120
    private static let signs: [(opening: Unicode.Scalar, closing: Unicode.Scalar, isTitle: Bool)] = [
        ("《", "》", true), ("「", "」", true), ("『", "』", true), ("“", "”", false), ("‘", "’", false),
        ("（", "）", false), ("(", ")", false),
    ]

    private static func isQuoted(_ span: TextSpan, _ block: CheckedBlock, _ rules: [String]) -> Bool {
        enclosing(span, block).contains { $0.isTitle || isForeign($0.within, block, rules) }
    }

    /// Whether a place stands in a title or quotation of another language.
    static func isInForeign(_ span: TextSpan, _ block: CheckedBlock, _ text: CheckedText, _ book: RuleBook) -> Bool {
        let rules = ForeignForms().identifiers.filter { book[$0]?.languages.contains(text.language) == true }
        return !rules.isEmpty && enclosing(span, block).contains { isForeign($0.within, block, rules) }
    }

    /// What stands between signs around a place, from the inside out.
    private static func enclosing(_ span: TextSpan, _ block: CheckedBlock) -> [(within: TextSpan, isTitle: Bool)] {
        let before = block.text(TextSpan(max(0, span.start - reach), span.start)).unicodeScalars
        let after = block.text(TextSpan(span.end, span.end + reach))
        var result: [(within: TextSpan, isTitle: Bool)] = []
        var closed: [Unicode.Scalar] = []
        var start = span.start
        for sign in before.reversed() {
            defer { start -= UTF8.width(sign) }
            // Few characters are signs: their bytes tell.
            guard
                sign.value < 0x80 || sign.value & 0xFF80 == 0x2000 || sign.value & 0xFF80 == 0x3000
                    || sign.value >= 0xFF00
            else { continue }
            guard let (_, end, isTitle) = signs.first(where: { $0.opening == sign }) else {
                if signs.contains(where: { $0.closing == sign }) { closed.append(sign) }
                continue
            }
            if let place = closed.lastIndex(of: end) {
                closed.remove(at: place)
            } else if let last = after.unicodeScalars.firstIndex(of: end) {
                result.append((TextSpan(start, span.end + after[..<last].utf8.count), isTitle))
            }
        }
        return result
    }

    /// Of so many characters, one at least has a form of another language where all are of one.
    private static let commonForms = 4
    private static let fewest = 2

    /// Whether a quotation is of another language: in another script, or in its forms as often as a text has forms of its own.
    private static func isForeign(_ span: TextSpan, _ block: CheckedBlock, _ rules: [String]) -> Bool {
        var (han, kana, hangul) = (0, 0, 0)
        for scalar in block.text(span).unicodeScalars {
            switch scalar.value {
            case 0x3041...0x30FA: kana += 1
            case 0x3400...0x9FFF: han += 1
            case 0xAC00...0xD7A3: hangul += 1
            default: break
            }
        }
        if hangul > 0 { return true }
        if kana > 0 { return !rules.contains("X08") }
        let foreign = rules.reduce(0) { count, rule in
            count + block.hits(rule, in: span).reduce(0) { $0 + block.text($1).unicodeScalars.count }
        }
        return foreign >= fewest && foreign * commonForms >= han
    }
}
