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
            Self.signs(in: block.text) { scalar, offset in
                if Self.closing(of: scalar) != nil {
                    open.append((scalar, offset))
                } else if Self.isClosing(scalar) {
                    // Both kinds of brackets close each other in mixed texts; which width is right is for other rules.
                    let near = open.indices.suffix(Self.deepest)
                    if let place = near.last(where: { Self.closes(scalar, open[$0].scalar) }) {
                        open.removeSubrange(place...)
                    } else if scalar == "”" || !Self.isItem(block.text, offset) {
                        findings.append(Self.finding(block, offset, scalar))
                    }
                }
            }
            for sign in open { findings.append(Self.finding(block, sign.offset, sign.scalar)) }
        }
        return findings
    }

    /// Signs that are looked at for the partner of one that closes: nothing that is read is nested so deeply.
    private static let deepest = 64

    /// Calls for the characters of a text that may be brackets or quotation marks: few bytes begin one.
    private static func signs(in text: String, _ body: (Unicode.Scalar, Int) -> Void) {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            var index = next(in: bytes, from: 0)
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case 0x28, 0x29: body(Unicode.Scalar(byte), index)
                // U+2000 to U+203F, U+3000 to U+303F, U+FF00 to U+FF3F.
                case 0xE2 where bytes[index + 1] == 0x80: body(scalar(0x2000, bytes[index + 2]), index)
                case 0xE3 where bytes[index + 1] == 0x80: body(scalar(0x3000, bytes[index + 2]), index)
                case 0xEF where bytes[index + 1] == 0xBC: body(scalar(0xFF00, bytes[index + 2]), index)
                default: break
                }
                index = next(in: bytes, from: index + (byte < 0x80 ? 1 : 3))
            }
        }
    }

    /// The first byte from a place on that is a bracket, or begins a character that may be one.
    @inline(__always)
    private static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            // Most characters of Chinese, Japanese and Korean: U+4000 to U+DFFF.
            if bytes[index] &- 0xE4 < 10 {
                index += 3
                continue
            }
            if bytes[index] & 0xFE == 0x28 || bytes[index] >= 0xE0 { return index }
            index += BytePiece(bytes, at: index).map { $0.firstBracketOrLong ?? BytePiece.size } ?? 1
        }
        return index
    }

    private static func scalar(_ first: UInt32, _ byte: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(first + UInt32(byte & 0x3F)) ?? "\u{FFFD}"
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
