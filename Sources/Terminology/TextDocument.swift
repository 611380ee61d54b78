/// A document as it was read: its blocks in the order of reading.
public struct TextDocument: Sendable, Hashable {
    /// As the user gave it.
    public var path: String
    /// What the file itself declares, or nil.
    public var declaredLanguage: LanguageTag?
    /// The encoding that it was read in, by its IANA name.
    public var encoding: String
    public var blocks: [TextBlock]

    public init(
        path: String, declaredLanguage: LanguageTag? = nil, encoding: String = "UTF-8", blocks: [TextBlock] = []
    ) {
        (self.path, self.declaredLanguage) = (path, declaredLanguage)
        (self.encoding, self.blocks) = (encoding, blocks)
    }
}

/// A paragraph, heading, list item or cell of a table.
public struct TextBlock: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case paragraph
        /// A heading; the title of a document is at level 1.
        case heading(level: Int)
        case listItem
        /// Row and column count from 0.
        case cell(row: Int, column: Int)
        /// A line of a file that has one segment a line: taken as it is, never divided.
        case segment
        case caption
        case footnote
    }

    public var kind: Kind
    /// Runs of white space made one, none at the ends; but a line that is a segment is as it was.
    public var text: String
    /// Where stretches of the text begin in the file, in order; the first begins at offset 0.
    public var origins: [TextOrigin]
    /// Spaces of the text that are several in a row in the file, where a reader of it sees that.
    public var wideSpaces: [WideSpace]

    public init(kind: Kind, text: String, origins: [TextOrigin], wideSpaces: [WideSpace] = []) {
        (self.kind, self.text, self.origins, self.wideSpaces) = (kind, text, origins, wideSpaces)
    }

    /// The place in the file of a byte of the text.
    ///
    /// - Complexity: O(log n) in the origins, and O(m) in the bytes from the nearest.
    public func place(ofByte offset: Int) -> TextPlace {
        var (low, high) = (0, origins.count)
        while low < high {
            let middle = (low + high) / 2
            if origins[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return TextPlace(line: 1, column: 1) }
        let origin = origins[low - 1]
        var column = origin.place.column
        for (index, byte) in text.utf8.dropFirst(origin.offset).enumerated() {
            if index >= offset - origin.offset { break }
            // Continuation bytes are no scalars of their own.
            if byte & 0xC0 != 0x80 { column += 1 }
        }
        return TextPlace(line: origin.place.line, column: column)
    }
}

/// Where a stretch of a block begins in the file.
public struct TextOrigin: Sendable, Hashable {
    /// UTF-8 byte offset in the block's text.
    public var offset: Int
    public var place: TextPlace

    public init(offset: Int, place: TextPlace) { (self.offset, self.place) = (offset, place) }
}

/// A space of a block that the file writes as several.
public struct WideSpace: Sendable, Hashable {
    /// UTF-8 byte offset in the block's text.
    public var offset: Int
    /// Spaces in the file.
    public var count: Int

    public init(offset: Int, count: Int) { (self.offset, self.count) = (offset, count) }
}

/// A place in a file, from 1: line, and column in Unicode scalars. Where a format has no lines (DOCX), its paragraphs are lines.
public struct TextPlace: Sendable, Hashable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}
