import Terminology

/// The text and the tags of a segment while it is read.
struct TMXContent {
    /// Bytes of the text, at most.
    let limit: Int
    /// Where the segment begins.
    let start: TextPlace
    var text: [UInt8] = []
    private(set) var tags: [InlineTag] = []
    /// Where the pieces of the text begin in the file.
    private(set) var origins: [TextOrigin] = []

    init(limit: Int, start: TextPlace) { (self.limit, self.start) = (limit, start) }

    var string: String { String(decoding: text, as: UTF8.self) }

    /// Adds a piece of text as it stands at a place.
    mutating func append(_ piece: [UInt8], at place: TextPlace) {
        origins.append(TextOrigin(offset: text.count, place: place))
        text.append(contentsOf: piece)
    }

    mutating func add(_ tag: InlineTag) {
        var tag = tag
        tag.offset = text.count
        tags.append(tag)
    }

    mutating func beginHighlight(_ attributes: [MemoryProperty]) {
        add(InlineTag(.highlight, at: 0, attributes: attributes))
    }

    mutating func endHighlight() { add(InlineTag(.highlightEnd, at: 0)) }

    /// Attributes that TMX knows of tags; others, of no meaning to anybody, are left out.
    static func attributes(_ attributes: [MarkupAttribute]) -> [MemoryProperty] {
        attributes.filter { known.contains($0.name) }.map { MemoryProperty($0.name, $0.value) }
    }

    static let known = ["i", "x", "type", "pos", "assoc", "datatype"]
}
