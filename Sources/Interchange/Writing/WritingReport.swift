/// What became of an alignment when it was written.
public struct WritingReport: Sendable, Hashable {
    /// Units, or the beads of a pair, that are in the file.
    public var unitsWritten = 0
    /// Those that only one language has and that the format leaves out.
    public var unitsLeftOut = 0
    /// Characters that the format cannot hold (controls in XML, say): U+FFFD, or a space in TSV, stands in their place.
    public var charactersReplaced = 0
    public var bytes = 0

    public init() {}
}
