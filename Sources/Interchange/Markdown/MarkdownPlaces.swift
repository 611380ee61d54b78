import Terminology

/// Tells places in a file of those that the parser gives: line, and column in bytes.
struct MarkdownPlaces {
    private let bytes: [UInt8]
    /// Offsets of lines.
    private let lines: [Int]
    /// Lines before the text in its file.
    private let before: Int
    /// The last place told: later ones of the line are counted from it.
    private var last = (line: 0, byte: 0, column: 1)

    init(_ bytes: ArraySlice<UInt8>, linesBefore: Int) {
        self.bytes = Array(bytes)
        before = linesBefore
        lines = LineEnds.ascii.starts(in: bytes)
    }

    /// - Complexity: O(*n*) in the bytes of a line for all places of it together, as long as they come in order.
    mutating func place(line: Int, column: Int) -> TextPlace {
        guard line >= 1, line <= lines.count else { return TextPlace(line: max(1, line) + before, column: 1) }
        let start = lines[line - 1]
        let byte = min(max(0, column - 1), bytes.count - start)
        if last.line != line || byte < last.byte { last = (line, 0, 1) }
        for offset in last.byte..<byte where bytes[start + offset] & 0xC0 != 0x80 { last.column += 1 }
        last.byte = byte
        return TextPlace(line: line + before, column: last.column)
    }
}
