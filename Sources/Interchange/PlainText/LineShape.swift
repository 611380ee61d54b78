/// What the look of a line tells.
struct LineShape {
    /// Bytes of the text without white space at the ends.
    let range: Range<Int>
    /// Columns of white space before it; an ideographic space has two.
    let indent: Int
    /// Columns, as a terminal shows them, of indent and text; of a line that is much longer than anybody wraps, not all.
    let width: Int
    /// Columns that the first word needs: what would have to fit on the line before.
    let firstWord: Int
    /// Whether a space would come before the first word.
    let startsWithSpacedWord: Bool
    /// Whether it ends as a sentence does.
    let isTerminated: Bool
    /// Whether it ends with any punctuation, so that it is no heading.
    let isPunctuated: Bool
    let isListItem: Bool

    var isBlank: Bool { range.isEmpty }

    /// - Parameter isMeasured: whether its columns are asked for; else width and first word are 0.
    /// - Complexity: O(*n*) in the bytes of the line; not measured, in those of its white space.
    init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, isMeasured: Bool = true) {
        let trimmed = Self.trimmed(text, line)
        range = trimmed.range
        indent = trimmed.indent
        let word = isMeasured ? Self.firstWord(text, range) : (columns: 0, end: range.upperBound)
        firstWord = word.columns
        width = isMeasured ? indent + word.columns + Self.columns(text, word.end..<range.upperBound) : 0
        startsWithSpacedWord =
            !range.isEmpty && !ScalarClass.isWrittenWithoutSpaces(text.scalar(at: range.lowerBound))
        (isPunctuated, isTerminated) = Self.ending(text, range)
        isListItem = ListMarker.begins(text, range)
    }

    /// The columns of the first word, and where it ends.
    private static func firstWord(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (columns: Int, end: Int) {
        var columns = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            let scalar = text.scalar(at: offset)
            let isSolid = ScalarClass.isWrittenWithoutSpaces(scalar)
            if columns > 0, isSolid || scalar == 0x20 || scalar == 0x09 { break }
            columns += isSolid || isWide(scalar) ? 2 : 1
            offset += length(text[offset])
        }
        return (columns, min(offset, range.upperBound))
    }

    /// The columns of a stretch.
    private static func columns(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var columns = 0
        var offset = range.lowerBound
        while offset < range.upperBound, columns < mostColumns {
            let byte = text[offset]
            switch byte {
            case 0..<0x80 where isASCII(text, offset..<range.upperBound):
                columns += 8
                offset += 8
            case 0..<0x80:
                columns += 1
                offset += 1
            // U+5000 to U+9FFF, U+B000 to U+CFFF: Han and Hangul.
            case 0xE5...0xE9, 0xEB...0xEC:
                columns += 2
                offset += 3
            default:
                let scalar = text.scalar(at: offset)
                columns += ScalarClass.isWrittenWithoutSpaces(scalar) || isWide(scalar) ? 2 : 1
                offset += length(byte)
            }
        }
        return columns
    }

    /// Whether the next eight bytes are ASCII.
    @inline(__always)
    private static func isASCII(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 8, let base = text.baseAddress else { return false }
        let piece = UnsafeRawPointer(base + range.lowerBound).loadUnaligned(as: UInt64.self)
        return piece & 0x8080_8080_8080_8080 == 0
    }

    private static func isWide(_ scalar: UInt32) -> Bool { ScalarClass.isHangul(scalar) || scalar > 0xFFFF }

    private static func trimmed(
        _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
    ) -> (range: Range<Int>, indent: Int) {
        var (start, end) = (line.lowerBound, line.upperBound)
        var indent = 0
        while start < end {
            let scalar = text.scalar(at: start)
            guard isSpace(scalar) else { break }
            indent += scalar == 0x3000 ? 2 : scalar == 0x09 ? tab : 1
            start += length(text[start])
        }
        while end > start {
            var before = end - 1
            while before > start, text[before] & 0xC0 == 0x80 { before -= 1 }
            guard isSpace(text.scalar(at: before)) else { break }
            end = before
        }
        return (start..<end, indent)
    }

    /// Whether a text ends with punctuation, and whether, behind closing quotes and brackets, as a sentence does.
    private static func ending(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (isPunctuated: Bool, isTerminated: Bool) {
        var end = range.upperBound
        var isPunctuated = false
        for count in 0..<closingMarks where end > range.lowerBound {
            end -= 1
            while end > range.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
            let scalar = text.scalar(at: end)
            if count == 0 { isPunctuated = isTerminator(scalar) || isDivider(scalar) }
            if !isClosing(scalar) { return (isPunctuated, isTerminator(scalar)) }
        }
        return (isPunctuated, false)
    }

    private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// Columns; what most programs that write plain text mean by a tab at the start of a paragraph.
    private static let tab = 4
    private static let closingMarks = 4
    /// More columns than anybody asks for.
    private static let mostColumns = 1 << 8

    // Switches, for every line is asked.

    private static func isTerminator(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) {
        case ".", "!", "?", "。", "！", "？", "．", "｡", "…": true
        default: false
        }
    }

    private static func isClosing(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) {
        case "\"", "'", "”", "’", ")", "]", "）", "］", "」", "』", "》", "〉", "】", "〕", "｣": true
        default: false
        }
    }

    private static func isDivider(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) {
        case ",", ";", ":", "，", "；", "：", "、", "､": true
        default: false
        }
    }
}
