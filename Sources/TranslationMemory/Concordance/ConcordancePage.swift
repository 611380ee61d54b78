import Terminology

/// Segments that have a piece of text.
public struct ConcordancePage: Sendable, Hashable {
    /// How often it occurs in all segments; occurrences that overlap count each.
    public var totalHits: Int
    /// How many segments have it.
    public var totalSegments: Int
    /// The newest segments first.
    public var hits: [ConcordanceHit]

    public init(totalHits: Int, totalSegments: Int, hits: [ConcordanceHit]) {
        (self.totalHits, self.totalSegments, self.hits) = (totalHits, totalSegments, hits)
    }
}

/// A segment that has a piece of text, and where.
public struct ConcordanceHit: Sendable, Hashable {
    public var id: Int64
    /// In UTF-8 bytes of the text as it was added, ascending.
    public var spans: [TextSpan]

    public init(id: Int64, spans: [TextSpan]) { (self.id, self.spans) = (id, spans) }
}
