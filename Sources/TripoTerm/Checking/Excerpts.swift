import Terminology

/// What stands around places of a text, as far as their lines go; places that show the same share it.
struct Excerpts {
    private let bytes: [UInt8]
    private var last = (range: 0..<0, text: "")

    /// Bytes that are shown before and after a place.
    private static let around = 240
    /// Bytes at the least, where what was shown last is shown again.
    private static let margin = 120

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What stands around a span of a block that has no lines in the file.
    static func excerpt(of block: TextBlock, around span: TextSpan) -> (text: String, marked: Range<Int>) {
        var excerpts = Excerpts(Array(block.text.utf8))
        return excerpts.excerpt(around: span.range)
    }

    /// What stands around a range of bytes, and which scalars of it are in the range.
    ///
    /// - Complexity: O(1): no more than some hundred bytes.
    mutating func excerpt(around range: Range<Int>) -> (text: String, marked: Range<Int>) {
        let bytes = self.bytes
        return bytes.withUnsafeBufferPointer { bytes in
            if shows(range, bytes) {
                let before = Self.scalars(bytes, last.range.lowerBound..<range.lowerBound)
                return (last.text, before..<before + Self.scalars(bytes, range))
            }
            var start = range.lowerBound
            while start > 0, range.lowerBound - start < Self.around || bytes[start] & 0xC0 == 0x80,
                !Self.isLineEnd(bytes[start - 1])
            {
                start -= 1
            }
            var end = range.upperBound
            while end < bytes.count, end - range.upperBound < Self.around || bytes[end] & 0xC0 == 0x80,
                !Self.isLineEnd(bytes[end])
            {
                end += 1
            }
            last = (start..<end, String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
            let before = Self.scalars(bytes, start..<range.lowerBound)
            return (last.text, before..<before + Self.scalars(bytes, range))
        }
    }

    /// Whether what was shown last shows a range too, with enough around it: of a long line with many findings each would have
    /// a text of its own.
    private func shows(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let shown = last.range
        guard shown.lowerBound <= range.lowerBound, range.upperBound <= shown.upperBound, !shown.isEmpty else {
            return false
        }
        let isFromStart = shown.lowerBound == 0 || Self.isLineEnd(bytes[shown.lowerBound - 1])
        let isToEnd = shown.upperBound == bytes.count || Self.isLineEnd(bytes[shown.upperBound])
        return (isFromStart || range.lowerBound - shown.lowerBound >= Self.margin)
            && (isToEnd || shown.upperBound - range.upperBound >= Self.margin)
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for place in range where bytes[place] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
