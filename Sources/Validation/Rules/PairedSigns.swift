import Terminology

/// Brackets and quotation marks that open and do not close, or close and did not open (X17).
struct PairedSigns: Rule {
    let identifiers = ["X17"]
    /// What closes what opens; a switch, because every character is looked at.
    private static func closing(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "（": "）"
        case "(": ")"
        case "「": "」"
        case "『": "』"
        case "《": "》"
        case "〈": "〉"
        case "【": "】"
        case "“": "”"
        case "〔": "〕"
        default: nil
        }
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "）", ")", "」", "』", "》", "〉", "】", "”", "〕": true
        default: false
        }
    }

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        var findings: [Finding] = []
        for block in text.blocks {
            var open: [(scalar: Unicode.Scalar, offset: Int)] = []
            var offset = 0
            for scalar in block.text.unicodeScalars {
                defer { offset += UTF8.width(scalar) }
                // Both kinds of brackets close each other in mixed texts; which width is right is for other rules.
                if scalar.value < 0x28 || (0x2A..<0x2018).contains(scalar.value) { continue }
                if Self.closing(of: scalar) != nil {
                    open.append((scalar, offset))
                } else if Self.isClosing(scalar) {
                    if let place = open.lastIndex(where: { Self.closes(scalar, $0.scalar) }) {
                        open.removeSubrange(place...)
                    } else if !Self.isItem(block.text, offset) {
                        findings.append(Self.finding(block, offset, scalar))
                    }
                }
            }
            findings += open.map { Self.finding(block, $0.offset, $0.scalar) }
        }
        return findings
    }

    private static func closes(_ closing: Unicode.Scalar, _ opening: Unicode.Scalar) -> Bool {
        if closing == ")" || closing == "）" { return opening == "(" || opening == "（" }
        return self.closing(of: opening) == closing
    }

    /// Whether a bracket belongs to the number of an item: `1)`, `가)`.
    private static func isItem(_ text: String, _ offset: Int) -> Bool {
        let before = text.slice(max(0, offset - 6), offset)
        let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        // “AI)” is the end of a bracket; “12)”, “a)” and “참고)” are marks.
        return word.count == 1 && word.allSatisfy(\.isLetter)
            || word.count == 2 && word.allSatisfy { !$0.isASCII && $0.isLetter }
            || (1...2).contains(word.count) && word.allSatisfy(\.isNumber)
    }

    private static func finding(_ block: CheckedBlock, _ offset: Int, _ scalar: Unicode.Scalar) -> Finding {
        Finding("X17", block, TextSpan(offset, offset + UTF8.width(scalar)))
    }
}
