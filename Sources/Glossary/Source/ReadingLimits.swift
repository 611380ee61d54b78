/// What the reader refuses, so that no file can exhaust memory or stack.
public struct ReadingLimits: Sendable, Hashable {
    /// Bytes of one file. The parsed form needs up to a hundred times as much memory.
    public var fileSize = 64 << 20
    /// Levels of lists and mappings inside each other. The format needs eight.
    public var depth = 32
    /// Problems reported for one file.
    public var diagnosticsPerFile = 500

    public init() {}
}
