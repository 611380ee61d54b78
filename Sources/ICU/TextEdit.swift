/// A changed piece of text: what it was in the source and what it became, as half-open ranges of UTF-8 bytes.
public struct TextEdit: Hashable, Sendable {
    /// The bytes of the source; empty where text was inserted.
    public let source: Range<Int>

    /// The bytes of the result; empty where text was deleted.
    public let target: Range<Int>

    /// Makes an edit of its two ranges.
    public init(source: Range<Int>, target: Range<Int>) {
        self.source = source
        self.target = target
    }
}
