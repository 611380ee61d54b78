/// A piece of a text: UTF-8 byte offsets into the caller's original text, the end exclusive.
public struct TextSpan: Sendable, Hashable {
    public var start: Int
    public var end: Int

    public init(_ start: Int, _ end: Int) { (self.start, self.end) = (start, end) }

    public var range: Range<Int> { start..<end }
}
