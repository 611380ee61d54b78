/// A stretch of a document that is translated as one: a sentence, a heading, a cell.
public struct Segment: Sendable, Hashable {
    public var text: String
    /// The block of the document that it stands in, from 0.
    public var block: Int
    public var kind: TextBlock.Kind
    public var place: TextPlace

    public init(_ text: String, block: Int = 0, kind: TextBlock.Kind = .segment, place: TextPlace) {
        (self.text, self.block, self.kind, self.place) = (text, block, kind, place)
    }
}

/// A document of one language, divided into segments.
public struct SegmentedText: Sendable, Hashable {
    public var path: String
    public var language: LanguageTag
    public var segments: [Segment]

    public init(path: String, language: LanguageTag, segments: [Segment]) {
        (self.path, self.language, self.segments) = (path, language, segments)
    }
}
