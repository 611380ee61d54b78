/// A place within a file: line and column count from 1, columns in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
    private let packedLine: UInt32
    private let packedColumn: UInt32

    public var line: Int { Int(packedLine) }
    public var column: Int { Int(packedColumn) }

    /// A place; what is out of range is brought into it.
    public init(line: Int, column: Int) {
        packedLine = UInt32(clamping: max(1, line))
        packedColumn = UInt32(clamping: max(1, column))
    }

    /// The first place of a file.
    public static let start = SourcePosition(line: 1, column: 1)

    public static func < (left: Self, right: Self) -> Bool {
        (left.packedLine, left.packedColumn) < (right.packedLine, right.packedColumn)
    }
}
