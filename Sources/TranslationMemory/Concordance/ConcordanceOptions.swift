/// How a piece of text is looked for, and which of the segments that have it are given.
public struct ConcordanceOptions: Sendable, Hashable {
    /// Look for folded text: case, width, variants of characters and what else `Locales/` folds make no difference.
    public var isFolded: Bool
    /// The most segments of a page.
    public var limit: Int
    /// How many segments come before the page.
    public var offset: Int

    public init(isFolded: Bool = false, limit: Int = 20, offset: Int = 0) {
        (self.isFolded, self.limit, self.offset) = (isFolded, limit, offset)
    }
}
