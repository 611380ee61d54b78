import Terminology

/// Reads HTML as browsers show it, without what they hide.
///
/// Paragraphs within an item, cell or caption are of its kind; two `<br>` divide as the end of a paragraph does.
struct HTMLReader {
    private let source: SourceText
    private let limits: DocumentLimits
    /// Where the text begins in its file.
    private let start: TextPlace
    private let lineEnds: LineEnds

    init(
        _ source: SourceText, limits: DocumentLimits, start: TextPlace = TextPlace(line: 1, column: 1),
        _ lineEnds: LineEnds = .unicode
    ) {
        (self.source, self.limits, self.start, self.lineEnds) = (source, limits, start, lineEnds)
    }

    /// - Throws: `document.too-deep`, `document.too-many-blocks`, `document.no-memory`.
    /// - Complexity: O(*n*) in the bytes, times the depth of elements that are never closed.
    func document() throws(Diagnostic) -> TextDocument {
        let parser = try MarkupParser(html: true, path: source.path, depth: limits.depth)
        var content = HTMLContent(source, limits: limits, start: start, lineEnds)
        var offset = 0
        repeat {
            let end = min(offset + Self.chunk, source.bytes.count)
            try source.bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
                let chunk = UnsafeBufferPointer(rebasing: bytes[offset..<end])
                try parser.feed(chunk, last: end == bytes.count) { event, place throws(Diagnostic) in
                    try content.take(event, at: place)
                }
            }
            offset = end
        } while offset < source.bytes.count
        try content.finish()
        let blocks = content.list.blocks
        return TextDocument(
            path: source.path, declaredLanguage: DeclaredLanguage.language(of: content.language, in: blocks),
            encoding: source.encoding, blocks: blocks)
    }

    /// Bytes parsed at a time.
    private static let chunk = 1 << 15
}
