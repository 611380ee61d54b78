internal import CXML
import Terminology

/// Parses XML or HTML a piece at a time.
///
/// Nothing outside of the bytes is ever read, and declared entities are refused with the type declaration (XML).
final class MarkupParser {
    private let handle: OpaquePointer
    /// What problems name: a file, or a part of one.
    private let location: SourceLocation
    private let part: String

    /// - Parameter part: The file within an archive, or "".
    /// - Throws: `document.no-memory`.
    init(html: Bool, path: String, part: String = "", depth: Int) throws(Diagnostic) {
        location = SourceLocation(file: path)
        self.part = part
        guard let handle = cxml_parser_open(html, max(1, depth)) else { throw Self.noMemory(location) }
        self.handle = handle
    }

    deinit { cxml_parser_close(handle) }

    /// Reads on; `body` gets each event with the number of bytes that the parser has behind it.
    ///
    /// - Throws: `document.malformed`, `document.declaration`, `document.too-deep`, `document.no-memory`, and what `body` throws.
    func feed(
        _ bytes: UnsafeBufferPointer<UInt8>, last: Bool, _ body: (MarkupEvent, Int) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        let status = cxml_parser_feed(handle, bytes.baseAddress, bytes.count, last)
        var count = 0
        if let events = cxml_parser_events(handle, &count) {
            try deliver(UnsafeBufferPointer(start: events, count: count), body)
        }
        switch Int(status) {
        case Int(CXML_OK): return
        case Int(CXML_TOO_DEEP):
            throw Diagnostic(
                "document.too-deep", "elements are nested too deeply", at: location,
                help: "close the elements of the document, or save it again with another program")
        case Int(CXML_DECLARATION):
            throw Diagnostic(
                "document.declaration", "\(part) declares a document type, which may bring in other files",
                arguments: ["part": part], at: location, help: "save the document again with a word processor")
        case Int(CXML_NO_MEMORY): throw Self.noMemory(location)
        default: throw malformed()
        }
    }

    private func malformed() -> Diagnostic {
        let reason = String(cString: cxml_parser_problem(handle))
        let line = Int(cxml_parser_line(handle))
        return Diagnostic(
            "document.malformed", "\(part) is damaged in line \(line): \(reason)",
            arguments: ["part": part, "line": String(line), "reason": reason], at: location,
            help: "save the document again with a word processor")
    }

    private static func noMemory(_ location: SourceLocation) -> Diagnostic {
        Diagnostic("document.no-memory", "there is not enough memory to read the document", at: location)
    }

    private func deliver(
        _ events: UnsafeBufferPointer<cxml_event>, _ body: (MarkupEvent, Int) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        var index = 0
        while index < events.count {
            let event = events[index]
            index += 1
            let name = UnsafeBufferPointer(start: event.name, count: event.name_length)
            switch Int(event.kind) {
            case Int(CXML_TEXT):
                try body(.text(name), Int(event.offset))
            case Int(CXML_END):
                try body(.end(String(decoding: name, as: UTF8.self)), Int(event.offset))
            default:
                var attributes: [MarkupAttribute] = []
                while index < events.count, Int(events[index].kind) == Int(CXML_ATTRIBUTE) {
                    attributes.append(Self.attribute(events[index]))
                    index += 1
                }
                let space = UnsafeBufferPointer(start: event.space, count: event.space_length)
                let start = MarkupEvent.start(
                    String(decoding: name, as: UTF8.self), space: String(decoding: space, as: UTF8.self),
                    attributes: attributes)
                try body(start, Int(event.offset))
            }
        }
    }

    private static func attribute(_ event: cxml_event) -> MarkupAttribute {
        let name = UnsafeBufferPointer(start: event.name, count: event.name_length)
        let value = UnsafeBufferPointer(start: event.value, count: event.value_length)
        return MarkupAttribute(
            name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
    }
}
