/// Markup within a segment, in the vocabulary of TMX 1.4b (section "Content Markup"), whatever the format it came from.
public struct InlineTag: Sendable, Hashable {
    /// What TMX calls the element.
    public enum Kind: String, Sendable, CaseIterable {
        /// Begins a pair of codes, which need not be nested; `i` names the pair.
        case opening = "bpt"
        /// Ends a pair.
        case closing = "ept"
        /// One of a pair whose other one is in another segment.
        case isolated = "it"
        /// A code that stands alone.
        case placeholder = "ph"
        /// Of unknown use (deprecated by TMX 1.4).
        case unknown = "ut"
        /// Where highlighted text begins.
        case highlight = "hi"
        /// Where highlighted text ends.
        case highlightEnd = "/hi"
    }

    /// A piece of what stands in a code.
    public indirect enum Content: Sendable, Hashable {
        /// Of the code itself: `<img alt="`.
        case code(String)
        /// Text to be translated within the code, TMX's `sub`: with tags of its own, whose offsets are within it.
        case text(String, tags: [InlineTag], attributes: [MemoryProperty])
    }

    /// Bytes of UTF-8 of the segment's text that stand before the tag.
    public var offset: Int
    public var kind: Kind
    /// `i`, `x`, `type`, `pos`, `assoc`.
    public var attributes: [MemoryProperty]
    public var content: [Content]

    public init(_ kind: Kind, at offset: Int, attributes: [MemoryProperty] = [], content: [Content] = []) {
        (self.kind, self.offset, self.attributes, self.content) = (kind, offset, attributes, content)
    }
}
