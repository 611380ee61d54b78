internal import CMarkdown

/// What a Markdown document enters or leaves.
struct MarkdownEvent {
    enum Kind {
        case paragraph
        case heading(Int)
        case item, table, row, cell, text, code, lineBreak, html, footnote, other
    }

    var kind: Kind
    var isEntry: Bool
    /// From 1, the column in bytes; 0 where unknown.
    var line: Int
    var column: Int
    /// Lives as long as the call.
    var text: UnsafeBufferPointer<UInt8>
}

/// Parses CommonMark with GitHub's tables, footnotes and struck text.
final class MarkdownParser {
    private let handle: OpaquePointer

    /// Nil where memory does not suffice.
    init?(_ text: ArraySlice<UInt8>) {
        guard let handle = text.withUnsafeBufferPointer({ cmarkdown_open($0.baseAddress, $0.count) }) else {
            return nil
        }
        self.handle = handle
    }

    deinit { cmarkdown_close(handle) }

    func visit<Failure: Error>(_ body: (MarkdownEvent) throws(Failure) -> Void) throws(Failure) {
        var event = cmarkdown_event()
        while cmarkdown_next(handle, &event) {
            try body(
                MarkdownEvent(
                    kind: Self.kind(event), isEntry: event.is_entry, line: Int(event.line), column: Int(event.column),
                    text: UnsafeBufferPointer(start: event.text, count: event.text == nil ? 0 : event.length)))
        }
    }

    private static func kind(_ event: cmarkdown_event) -> MarkdownEvent.Kind {
        switch Int(event.kind) {
        case Int(CMARKDOWN_PARAGRAPH): .paragraph
        case Int(CMARKDOWN_HEADING): .heading(Int(event.level))
        case Int(CMARKDOWN_ITEM): .item
        case Int(CMARKDOWN_TABLE): .table
        case Int(CMARKDOWN_ROW): .row
        case Int(CMARKDOWN_CELL): .cell
        case Int(CMARKDOWN_TEXT): .text
        case Int(CMARKDOWN_CODE): .code
        case Int(CMARKDOWN_BREAK): .lineBreak
        case Int(CMARKDOWN_HTML_BLOCK): .html
        case Int(CMARKDOWN_FOOTNOTE): .footnote
        default: .other
        }
    }
}
