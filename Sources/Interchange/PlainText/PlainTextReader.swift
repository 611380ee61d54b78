import Terminology

/// Reads plain text.
///
/// Blank lines divide paragraphs. Without blank lines between them, lines are paragraphs, unless the text is wrapped (`WrapEvidence`): then
/// they are joined, with nothing between two characters that are written without spaces, nothing after a hyphen, else a space; and a new
/// paragraph begins after a line that has room for more if a sentence ends there or a third is empty, and at an indented line. An item begins with a `ListMarker`,
/// which stays in the text. A first paragraph of one short line without punctuation at its end is a heading.
struct PlainTextReader {
    private let source: SourceText
    private let limits: DocumentLimits

    init(_ source: SourceText, limits: DocumentLimits) { (self.source, self.limits) = (source, limits) }

    /// - Throws: `document.too-many-blocks`.
    /// - Complexity: O(*n*) in the bytes.
    func document() throws(Diagnostic) -> TextDocument {
        let width = WrapEvidence(source.bytes).width
        var list = BlockList(path: source.path, limit: limits.blocks)
        var builder = BlockBuilder(.unicode, joiningHyphens: true, showingSpaces: true)
        var kind = TextBlock.Kind.paragraph
        var previous: LineShape?
        var isHeading = false
        for line in LineScanner(source.bytes) {
            // Where each line is a paragraph, columns tell only whether the first is a heading.
            let isMeasured = width != nil || list.blocks.isEmpty
            let shape = source.bytes.withUnsafeBufferPointer {
                LineShape($0, line.range, isMeasured: isMeasured)
            }
            if startsBlock(shape, after: previous, width: width) {
                try list.append(builder.take(isHeading ? .heading(level: 1) : kind))
                isHeading = list.blocks.isEmpty && !shape.isBlank && Self.looksLikeHeading(shape)
                kind = shape.isListItem ? .listItem : .paragraph
            } else if !shape.isBlank {
                isHeading = false
            }
            if !shape.isBlank {
                builder.addLineEnd()
                builder.append(source.bytes[line.range], at: TextPlace(line: line.number, column: 1))
            }
            previous = shape
        }
        // What is all there is heads nothing.
        let isAlone = list.blocks.isEmpty
        try list.append(builder.take(isHeading && !isAlone ? .heading(level: 1) : kind))
        return TextDocument(path: source.path, encoding: source.encoding, blocks: list.blocks)
    }

    private func startsBlock(_ line: LineShape, after previous: LineShape?, width: Int?) -> Bool {
        guard let previous, let width, !previous.isBlank, !line.isBlank else { return true }
        if line.isListItem { return true }
        // The further lines of an item hang.
        if line.indent >= previous.indent + Self.indent, !previous.isListItem { return true }
        if WrapEvidence.isFull(previous, before: line, width: width) { return false }
        // Much room left is no accident: a heading, a line of an address.
        return previous.isTerminated || previous.width * 3 < width * 2
    }

    private static func looksLikeHeading(_ line: LineShape) -> Bool {
        !line.isPunctuated && !line.isTerminated && !line.isListItem && line.width <= longestHeading
    }

    /// Columns that the first line of a paragraph is set in by.
    private static let indent = 2
    /// Columns: a line of a printed page, and a half.
    private static let longestHeading = 120
}
