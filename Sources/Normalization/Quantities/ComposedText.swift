import ICU

/// Text with half-width figures and Latin letters and composed characters, and the way back to the text as it was given.
///
/// Characters of other kinds (emoji, combining marks, conjoining jamo, half-width kana, enclosed and squared forms) are
/// replaced, a grapheme at a time, by their NFKC form, so that an offset between two folded characters is never within a
/// grapheme of the original.
struct ComposedText {
    private(set) var bytes: [UInt8] = []
    /// For each folded byte, where its grapheme begins and ends in the original.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    /// Whether a scalar is none of those that the scanner reads as they are: those that stand by themselves, are composed
    /// and are half-width where they are figures or Latin letters.
    @inline(__always)
    static func needsFolding(_ value: UInt32) -> Bool {
        switch value {
        case ..<0x300: false
        case 0x370..<0x483, 0x48A..<0x530: false
        case 0x1E00..<0x200C, 0x200E..<0x20D0, 0x2100..<0x302A, 0x3030..<0x3099, 0x309B..<0x3200: false
        case 0x3400..<0xA000, 0xAC00..<0xD7A4: false
        case 0xFF01..<0xFF5F: isWideAlphanumeric(value)
        case 0xFFE0..<0xFFE7, 0xFFFD, 0x2_0000..<0x3_0000: false
        default: true
        }
    }

    @inline(__always)
    private static func isWideAlphanumeric(_ value: UInt32) -> Bool {
        let half = UInt8(truncatingIfNeeded: value - 0xFEE0)
        return half.isASCIIAlphanumeric
    }

    /// - Complexity: O(n) in the bytes; slow only for the graphemes that are replaced.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(text.count)
        starts.reserveCapacity(text.count)
        ends.reserveCapacity(text.count)
        let normalizer = try? Normalizer(.nfkc)
        var index = 0
        var lastLength = 0
        while index < text.count {
            let (value, length) = scalar(in: text, at: index)
            guard Self.needsFolding(value), !(0xFF01..<0xFF5F).contains(value) else {
                let folded = (0xFF01..<0xFF5F).contains(value) ? value - 0xFEE0 : value
                let before = bytes.count
                append(scalar: folded, to: &bytes)
                mark(from: before, index, index + length)
                lastLength = bytes.count - before
                index += length
                continue
            }
            // The character before belongs to the stretch too: a mark may combine with it.
            var start = index
            if lastLength > 0 {
                start = Int(starts[bytes.count - 1])
                bytes.removeLast(lastLength)
                starts.removeLast(lastLength)
                ends.removeLast(lastLength)
            }
            var end = index
            var isFollowing = true
            while end < text.count, isFollowing {
                let (value, length) = scalar(in: text, at: end)
                // And the character after, since there are marks that combine with what follows.
                isFollowing =
                    Self.needsFolding(value) && !(0xFF01..<0xFF5F).contains(value)
                    || (end + length < text.count && Self.needsFolding(scalar(in: text, at: end + length).value))
                end += length
            }
            replace(String(decoding: text[start..<end], as: UTF8.self), at: start, normalizer)
            lastLength = 0
            index = end
        }
    }

    private mutating func replace(_ stretch: String, at start: Int, _ normalizer: Normalizer?) {
        var place = start
        for character in stretch {
            let text = String(character)
            let before = bytes.count
            let isPlain = text.unicodeScalars.allSatisfy { !Self.needsFolding($0.value) }
            bytes += Array((isPlain ? text : (try? normalizer?.normalized(text)) ?? text).utf8)
            mark(from: before, place, place + text.utf8.count)
            place += text.utf8.count
        }
    }

    private mutating func mark(from before: Int, _ start: Int, _ end: Int) {
        for _ in before..<bytes.count {
            starts.append(Int32(truncatingIfNeeded: start))
            ends.append(Int32(truncatingIfNeeded: end))
        }
    }

    /// Where a stretch of the folded text stands in the original.
    func original(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
        guard start < end, starts.indices.contains(start), ends.indices.contains(end - 1) else { return (0, 0) }
        return (Int(starts[start]), Int(ends[end - 1]))
    }
}
