/// Finds where a file leaves UTF-8 for another charset.
struct MixedEncodings {
    /// A line that is not UTF-8 in a file of which other lines are.
    struct Finding {
        /// From 1.
        var line: Int
        /// What the line seems to be in, if anything.
        var other: TextEncoding?
    }

    /// The first line that is not UTF-8, where other lines can be nothing else, or nil.
    ///
    /// A line counts as UTF-8 if it has two characters of three bytes or more: by accident a line of another charset is that once in ten
    /// thousand.
    /// - Complexity: O(*n*).
    static func finding(in bytes: [UInt8]) -> Finding? {
        var unicodeLines = 0
        var otherLines = 0
        var first: (line: Int, bytes: ArraySlice<UInt8>)?
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            start = end + 1
            guard line.contains(where: { $0 >= 0x80 }) else { continue }
            if line.isWellFormedUTF8 {
                if line.count(where: { $0 >= 0xE0 }) >= 2 { unicodeLines += 1 }
            } else {
                otherLines += 1
                if first == nil { first = (number, line) }
            }
        }
        guard let first, unicodeLines > 0, unicodeLines * leastShare >= otherLines else { return nil }
        return Finding(line: first.line, other: TextDecoder.encoding(decoding: Array(first.bytes)))
    }

    /// One line of a hundred.
    private static let leastShare = 100
}

extension ArraySlice<UInt8> {
    /// - Complexity: O(*n*).
    var isWellFormedUTF8: Bool { withUnsafeBufferPointer { (try? UTF8Span(validating: $0.span)) != nil } }
}
