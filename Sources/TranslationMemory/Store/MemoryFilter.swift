import Terminology

/// Which units are meant: those that were met at least once with all that is given here.
public struct MemoryFilter: Sendable, Hashable {
    public var document: String?
    public var domain: String?
    public var author: String?
    public var origin: String?
    /// Dated at or after this moment.
    public var from: Timestamp?
    /// Dated before this moment.
    public var before: Timestamp?

    public init() {}

    public var isEmpty: Bool { self == MemoryFilter() }
}
