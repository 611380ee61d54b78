/// What a unit says in one language.
public struct MemorySegment: Sendable, Hashable {
    public var language: LanguageTag
    /// Without inline tags; this is what is searched.
    public var text: String
    /// In the order of the text.
    public var tags: [InlineTag]
    /// What the document says before it, if known.
    public var previous: String?
    /// What the document says after it, if known.
    public var next: String?
    public var properties: [MemoryProperty]
    /// Where stretches of the text begin in the file that it was read of, in order; empty where nobody asked for them.
    public var origins: [TextOrigin] = []

    public init(
        _ language: LanguageTag, _ text: String, tags: [InlineTag] = [], previous: String? = nil, next: String? = nil,
        properties: [MemoryProperty] = []
    ) {
        (self.language, self.text, self.tags) = (language, text, tags)
        (self.previous, self.next, self.properties) = (previous, next, properties)
    }
}
