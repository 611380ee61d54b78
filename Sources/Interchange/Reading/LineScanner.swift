/// A line of a text, without its end.
struct TextLine {
    /// From 1.
    var number: Int
    /// Bytes of the text.
    var range: Range<Int>
}

/// Goes through the lines of UTF-8 text; the last end begins no line.
struct LineScanner: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var offset = 0
    private var number = 0
    private let ends: LineEnds
    private var search = LineEndSearch()

    init(_ bytes: [UInt8], _ ends: LineEnds = .unicode) { (self.bytes, self.ends) = (bytes, ends) }

    /// - Complexity: O(*n*) in the bytes of the line.
    mutating func next() -> TextLine? {
        guard offset < bytes.count else { return nil }
        number += 1
        let start = offset
        let end = bytes.withUnsafeBufferPointer { text in
            var index = search.next(in: text, from: start)
            while index < text.count {
                let length = ends.length(in: text, at: index)
                if length > 0 { return (line: index, next: index + length) }
                index = search.next(in: text, from: index + 1)
            }
            return (index, index)
        }
        offset = end.next
        return TextLine(number: number, range: start..<end.line)
    }
}
