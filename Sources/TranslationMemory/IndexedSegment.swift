/// A segment as the search index takes it: its number in the store and its text without tags.
public struct IndexedSegment: Sendable, Hashable {
    public var id: Int64
    public var text: String

    public init(id: Int64, text: String) { (self.id, self.text) = (id, text) }
}

/// Which state of which store an index was made from.
public struct SegmentIndexStamp: Sendable, Hashable {
    /// The store's identity.
    public var store: String
    /// The number of the last change that the index knows of.
    public var change: Int64

    public init(store: String, change: Int64) { (self.store, self.change) = (store, change) }
}
