import Terminology

/// Reads Markdown as it would be shown: code, comments and front matter are no text, and a link is its words.
struct MarkdownReader {
    private let source: SourceText
    private let limits: DocumentLimits
    private let keepsCode: Bool
    private var list: BlockList
    private var places: MarkdownPlaces
    private var builder = BlockBuilder(.ascii)
    private var table = TableCursor()
    private var items = 0
    private var isFootnote = false
    /// The line that text goes on in: the parser is one short behind a backslash at the end of a line.
    private var line = 0
    private var followsBreak = false
    private let frontMatter: FrontMatter

    init(_ source: SourceText, limits: DocumentLimits, keepsCode: Bool = true) {
        (self.source, self.limits, self.keepsCode) = (source, limits, keepsCode)
        list = BlockList(path: source.path, limit: limits.blocks)
        frontMatter = FrontMatter(source.bytes)
        places = MarkdownPlaces(source.bytes[frontMatter.length...], linesBefore: max(0, frontMatter.lines - 1))
    }

    /// - Throws: `document.too-many-cells`, `document.too-many-blocks`, `document.no-memory`, and what HTML within does.
    func document() throws(Diagnostic) -> TextDocument {
        var reader = self
        let text = source.bytes[frontMatter.length...]
        try reader.checkTables(text)
        guard let parser = MarkdownParser(text) else {
            throw Diagnostic(
                "document.no-memory", "there is not enough memory to read the document",
                at: SourceLocation(file: source.path))
        }
        try parser.visit { event throws(Diagnostic) in try reader.take(event) }
        let blocks = reader.list.blocks
        return TextDocument(
            path: source.path, declaredLanguage: DeclaredLanguage.language(of: frontMatter.language, in: blocks),
            encoding: source.encoding, blocks: blocks)
    }

    private mutating func take(_ event: MarkdownEvent) throws(Diagnostic) {
        switch event.kind {
        case .code where !keepsCode: addObject(event)
        case .text, .code: append(event)
        case .lineBreak:
            builder.addLineEnd()
            followsBreak = true
        case .paragraph, .heading, .cell:
            if event.isEntry {
                line = event.line
                followsBreak = false
                if case .cell = event.kind { table.startCell() }
            } else {
                try list.append(builder.take(kind(event.kind)))
            }
        case .item: items += event.isEntry ? 1 : -1
        case .footnote: isFootnote = event.isEntry
        case .table: if event.isEntry { table = TableCursor() }
        case .row: if event.isEntry { table.startRow() }
        case .html: try addHTML(event)
        case .other: break
        }
    }

    private func kind(_ kind: MarkdownEvent.Kind) -> TextBlock.Kind {
        switch kind {
        case .heading(let level): .heading(level: level)
        case .cell: table.kind
        default: isFootnote ? .footnote : items > 0 ? .listItem : .paragraph
        }
    }

    private mutating func append(_ event: MarkdownEvent) {
        let least = followsBreak ? line + 1 : line
        let isKnown = event.line >= least
        line = max(least, event.line)
        followsBreak = false
        let place = places.place(line: line, column: isKnown ? event.column : 1)
        builder.append(event.text, at: place)
    }

    /// Something stands here that is no text.
    private mutating func addObject(_ event: MarkdownEvent) {
        builder.append(Self.object[...], at: places.place(line: max(line, event.line), column: event.column))
    }

    /// U+FFFC.
    private static let object: [UInt8] = [0xEF, 0xBF, 0xBC]

    /// HTML within Markdown has text too.
    private mutating func addHTML(_ event: MarkdownEvent) throws(Diagnostic) {
        let start = places.place(line: event.line, column: event.column)
        let html = SourceText(path: source.path, bytes: Array(event.text), encoding: source.encoding)
        for block in try HTMLReader(html, limits: limits, start: start, .ascii).document().blocks {
            try list.append(block)
        }
    }

    /// The parser fills every row up to the width of its table, so that a few bytes could make a million cells.
    private func checkTables(_ text: ArraySlice<UInt8>) throws(Diagnostic) {
        var (lines, widest, bars) = (1, 0, 0)
        var isDelimiter = true
        for byte in text {
            switch byte {
            case 0x0A, 0x0D:
                if isDelimiter { widest = max(widest, bars) }
                (bars, isDelimiter) = (0, true)
                lines += 1
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: ">"), 0x09: break
            default: isDelimiter = false
            }
        }
        if isDelimiter { widest = max(widest, bars) }
        guard widest <= Self.usual || widest.multipliedReportingOverflow(by: lines).partialValue <= limits.cells else {
            throw Diagnostic(
                "document.too-many-cells", "a table has \(widest) columns, which is more than is read",
                arguments: ["count": String(widest)], at: SourceLocation(file: source.path),
                help: "divide the table, or save the document as HTML")
        }
    }

    /// Columns of a table that any number of rows may have.
    private static let usual = 16
}
