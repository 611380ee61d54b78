/// The signs that begin an item of a list in plain text: ▲ ○ ■ ● ・ - * 1. (1) ① 一、
enum ListMarker {
    /// - Complexity: O(1).
    static func begins(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty, !isText(text.scalar(at: range.lowerBound)) else { return false }
        var scalars: [UInt32] = []
        var offset = range.lowerBound
        while offset < range.upperBound, scalars.count < looked {
            scalars.append(text.scalar(at: offset))
            let lead = text[offset]
            offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        }
        guard let first = scalars.first, scalars.count > 1 else { return false }
        if bullets.contains(first) || isCircled(first) { return true }
        if dashes.contains(first) { return isSpace(scalars[1]) }
        let isBracketed = first == 0x28 || first == 0xFF08
        let body = scalars.dropFirst(isBracketed ? 1 : 0)
        let figures = body.prefix { isFigure($0) }
        let numerals = body.prefix { hanNumerals.contains($0) }
        let mark = figures.isEmpty ? numerals : figures
        guard !mark.isEmpty, mark.count <= longestNumber, mark.endIndex + 1 <= scalars.count - 1 else { return false }
        let sign = scalars[mark.endIndex]
        let next = scalars[mark.endIndex + 1]
        if isBracketed { return sign == 0x29 || sign == 0xFF09 }
        // "1.5" and "2021.11.30" are no items; "1、" and "1．" need no space.
        if sign == 0x3001 || sign == 0xFF0E { return !isFigure(next) }
        return !figures.isEmpty && (sign == 0x2E || sign == 0x29 || sign == 0xFF09) && (isSpace(next) || next > 0x2E7F)
    }

    /// Whether a line begins as most do.
    private static func isText(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0x3041...0x30FA, 0xAC00...0xD7A3: true
        case 0x4E00...0x9FFF: !hanNumerals.contains(scalar)
        default: false
        }
    }

    private static func isFigure(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
    }

    private static func isSpace(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x09 || scalar == 0x3000 }

    private static func isCircled(_ scalar: UInt32) -> Bool {
        (0x2460...0x249B).contains(scalar) || (0x2776...0x2793).contains(scalar) || (0x3260...0x327B).contains(scalar)
    }

    /// Scalars of a line that are looked at.
    private static let looked = 7
    /// Digits: an item beyond 999 is a year at the start of a line.
    private static let longestNumber = 3
    private static let bullets = Set("▲△▼▽○◯●◎■□◆◇▶▷►•‣◦▪▫・ㆍ·".unicodeScalars.map(\.value))
    private static let dashes = Set("-*+–—−".unicodeScalars.map(\.value))
    private static let hanNumerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))
}
