import Terminology

/// Makes blocks of the events of an HTML parser.
struct HTMLContent {
    private(set) var list: BlockList
    /// The first `lang`, or what `<meta http-equiv="content-language">` says.
    private(set) var language: String?

    private let source: SourceText
    private var tracker: PlaceTracker
    private var builder: BlockBuilder
    private var depth = 0
    /// The depth of the element that hides all within it.
    private var hidingDepth: Int?
    /// Elements that give their kind to the paragraphs within.
    private var kinds: [(depth: Int, kind: TextBlock.Kind)] = []
    private var tables: [TableCursor] = []
    /// Bytes that the parser had behind it at the last event.
    private var offset = 0
    private var followsBreak = false

    init(_ source: SourceText, limits: DocumentLimits, start: TextPlace, _ lineEnds: LineEnds) {
        self.source = source
        builder = BlockBuilder(lineEnds)
        list = BlockList(path: source.path, limit: limits.blocks)
        tracker = PlaceTracker(source.bytes, start: start, lineEnds)
    }

    mutating func take(_ event: MarkupEvent, at end: Int) throws(Diagnostic) {
        switch event {
        case .start(let name, _, let attributes): try start(name, attributes)
        case .end(let name): try self.end(name)
        case .text(let text): add(text, end: end)
        }
        offset = end
    }

    mutating func finish() throws(Diagnostic) { try flush() }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, end: Int) {
        if hidingDepth != nil { return }
        // The text itself ends where the parser is, unless it was written as an entity.
        var begin = end - text.count
        if begin < 0 || end > source.bytes.count || !source.bytes[begin..<end].elementsEqual(text) { begin = offset }
        if begin < source.bytes.count, begin == offset, source.bytes[begin] == UInt8(ascii: ">") { begin += 1 }
        builder.append(text, at: tracker.place(of: begin))
        if text.contains(where: { $0 > 0x20 }) { followsBreak = false }
    }

    private mutating func start(_ name: String, _ attributes: [MarkupAttribute]) throws(Diagnostic) {
        depth += 1
        if language == nil { language = Self.language(name, attributes) }
        if hidingDepth != nil { return }
        if HTMLElement.isHidden(name, attributes) {
            hidingDepth = depth
            return
        }
        if name == "br" {
            if followsBreak { try flush() }
            builder.addSpace()
            followsBreak = true
            return
        }
        guard HTMLElement.blocks.contains(name) else { return }
        try flush()
        if name == "table" { tables.append(TableCursor()) }
        if name == "tr", let last = tables.indices.last { tables[last].startRow() }
        if let kind = kind(name, attributes) { kinds.append((depth, kind)) }
    }

    private mutating func end(_ name: String) throws(Diagnostic) {
        defer { depth = max(0, depth - 1) }
        if let hiding = hidingDepth {
            if depth <= hiding { hidingDepth = nil }
            return
        }
        guard HTMLElement.blocks.contains(name) else { return }
        try flush()
        while let last = kinds.last, last.depth >= depth { kinds.removeLast() }
        if name == "table" { _ = tables.popLast() }
    }

    private mutating func flush() throws(Diagnostic) {
        try list.append(builder.take(kinds.last?.kind ?? .paragraph))
        followsBreak = false
    }

    private mutating func kind(_ name: String, _ attributes: [MarkupAttribute]) -> TextBlock.Kind? {
        switch name {
        case "h1", "h2", "h3", "h4", "h5", "h6": return .heading(level: Int(name.dropFirst()) ?? 1)
        case "li", "dt", "dd": return .listItem
        case "caption", "figcaption": return .caption
        case "td", "th":
            guard let last = tables.indices.last else { return nil }
            tables[last].startCell(
                columns: attributes["colspan"].flatMap { Int($0) } ?? 1,
                rows: attributes["rowspan"].flatMap { Int($0) } ?? 1)
            return tables[last].kind
        default: return nil
        }
    }

    private static func language(_ name: String, _ attributes: [MarkupAttribute]) -> String? {
        if name == "html" || name == "body" { return attributes["lang"] ?? attributes["xml:lang"] }
        guard name == "meta", attributes["http-equiv"]?.lowercased() == "content-language" else { return nil }
        return attributes["content"]
    }
}
