/// What an index can do besides finding segments by their characters.
public struct SegmentIndexOptions: Sendable {
    /// Makes concordance find folded text.
    public var folding: SegmentFolding?
    /// Makes fuzzy search by words possible.
    public var wordDivision: WordDivision?

    public init(folding: SegmentFolding? = nil, wordDivision: WordDivision? = nil) {
        (self.folding, self.wordDivision) = (folding, wordDivision)
    }
}
