/// What decides whether two lines are joined by a space.
enum ScalarClass {
    /// Chinese and Japanese are written without spaces; Korean is not.
    static func isWrittenWithoutSpaces(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Radicals to ideographic description, CJK punctuation, kana, bopomofo; without Hangul letters.
        case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
        // Vertical and full-width forms, half-width katakana.
        case 0xFE30...0xFE4F, 0xFF01...0xFF9F: true
        case 0x20000...0x3FFFD: true
        default: false
        }
    }

    /// Punctuation as wide as an ideograph brings its own space.
    static func isWidePunctuation(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: true
        case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true
        default: false
        }
    }

    static func needsSpace(between left: UInt32, and right: UInt32) -> Bool {
        if isWidePunctuation(left) || isWidePunctuation(right) { return false }
        return !(isWrittenWithoutSpaces(left) && isWrittenWithoutSpaces(right))
    }

    static func isHan(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }

    static func isKana(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
        default: false
        }
    }

    static func isHangul(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7FB, 0xFFA0...0xFFDC: true
        default: false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at an offset of well-formed UTF-8; what is cut off counts as U+FFFD.
    @inline(__always)
    func scalar(at offset: Int) -> UInt32 {
        let lead = self[offset]
        if lead < 0x80 { return UInt32(lead) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard offset + length <= count else { return 0xFFFD }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in offset + 1..<offset + length { value = value << 6 | UInt32(self[index] & 0x3F) }
        return value
    }
}
