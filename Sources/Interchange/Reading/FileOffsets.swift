import Terminology

/// Leads from lines and columns back to the bytes of a file in UTF-8.
public struct FileOffsets {
    private let bytes: [UInt8]
    /// Where each line begins.
    private let lines: [Int]
    /// The place that was asked for last, and its byte: the next one is mostly near.
    private var last = (place: TextPlace(line: 1, column: 1), offset: 0)

    /// - Parameter bytes: Those of the file that the document was read from.
    /// - Returns: Nil where the file is in another charset, or of a format whose text is not in its bytes (DOCX, PDF).
    /// - Complexity: O(n) in the bytes.
    public init?(_ bytes: [UInt8], of document: TextDocument) {
        guard ["UTF-8", "US-ASCII"].contains(document.encoding),
            let format = try? FormatSniffer(bytes: bytes, path: document.path).format(wanted: nil),
            [.text, .markdown, .html].contains(format)
        else { return nil }
        self.bytes = bytes
        lines = format.lineEnds.starts(in: bytes)
        last.offset = lines.first ?? 0
    }

    /// The byte at which the character of a place begins; the end of the file for what is behind it.
    ///
    /// - Complexity: O(n) in the bytes from the last place asked for, where the new one is behind it in its line, else from
    ///   the beginning of the line.
    public mutating func offset(of place: TextPlace) -> Int {
        guard place.line >= 1, place.line <= lines.count else { return bytes.count }
        if last.place.line != place.line || last.place.column > place.column {
            last = (TextPlace(line: place.line, column: 1), lines[place.line - 1])
        }
        while last.place.column < place.column, last.offset < bytes.count {
            last = (
                TextPlace(line: place.line, column: last.place.column + 1), behindCharacter(at: last.offset)
            )
        }
        return last.offset
    }

    /// The byte behind the character of a place.
    public mutating func offset(behind place: TextPlace) -> Int {
        let start = offset(of: place)
        return start < bytes.count ? behindCharacter(at: start) : start
    }

    private func behindCharacter(at offset: Int) -> Int {
        var end = offset + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
