import Terminology

/// How much a memory holds.
public struct MemoryStatistics: Sendable, Hashable {
    public var identity: String
    public var units: Int
    /// Times that units were met.
    public var occurrences: Int
    /// By language, in their order; none for languages without segments.
    public var segments: [(language: LanguageTag, count: Int)]
    public var documents: Int
    /// The number of the last change.
    public var change: Int64
    /// Of the file, without what waits beside it to be moved into it.
    public var bytes: Int

    public static func == (left: Self, right: Self) -> Bool {
        left.identity == right.identity && left.units == right.units && left.occurrences == right.occurrences
            && left.segments.elementsEqual(right.segments, by: ==) && left.documents == right.documents
            && left.change == right.change && left.bytes == right.bytes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
        hasher.combine(change)
    }
}
