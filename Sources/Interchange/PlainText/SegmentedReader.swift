import Terminology

/// Reads a text that has one segment a line: each line is a block, empty ones too, so that the number of a segment is that of its line.
struct SegmentedReader {
    private let source: SourceText
    private let limits: DocumentLimits

    init(_ source: SourceText, limits: DocumentLimits) { (self.source, self.limits) = (source, limits) }

    /// - Throws: `document.too-many-blocks`.
    func document() throws(Diagnostic) -> TextDocument {
        var list = BlockList(path: source.path, limit: limits.blocks)
        for line in LineScanner(source.bytes) {
            let text = String(decoding: source.bytes[line.range], as: UTF8.self)
            let origin = TextOrigin(offset: 0, place: TextPlace(line: line.number, column: 1))
            try list.append(TextBlock(kind: .segment, text: text, origins: [origin]))
        }
        return TextDocument(path: source.path, encoding: source.encoding, blocks: list.blocks)
    }
}
