/// The same text in several languages, divided into segments and aligned: what writers write.
public struct AlignedTexts: Sendable {
    /// One for each column of the alignment.
    public var texts: [SegmentedText]
    public var alignment: TextAlignment
    /// The terms of the glossary in each text; empty where nobody looked for them.
    public var terms: [[MarkedTerm]]

    public init(texts: [SegmentedText], alignment: TextAlignment, terms: [[MarkedTerm]] = []) {
        (self.texts, self.alignment, self.terms) = (texts, alignment, terms)
    }
}

/// A term of the glossary in a segment.
public struct MarkedTerm: Sendable, Hashable {
    /// Index of the segment in its text.
    public var segment: Int
    /// Where, in the segment's text.
    public var span: TextSpan
    /// The identifier of the concept.
    public var concept: String
    /// What to say of it, a line each: its names in the other languages, `ja: 特許庁`, and whatever else.
    public var note: String

    public init(segment: Int, span: TextSpan, concept: String, note: String) {
        (self.segment, self.span, self.concept, self.note) = (segment, span, concept, note)
    }
}
