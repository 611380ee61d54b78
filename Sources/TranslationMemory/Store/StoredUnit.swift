import Terminology

/// A unit as the memory holds it.
public struct StoredUnit: Sendable, Hashable {
    /// Never given to another unit.
    public var id: Int64
    /// The number of the last change of it.
    public var change: Int64
    /// The unit as it was met, each time anew: the texts are the same, what is known of them differs. The newest comes last.
    public var occurrences: [MemoryUnit]

    /// The newest occurrence.
    public var unit: MemoryUnit { occurrences.last ?? MemoryUnit([]) }

    public func segmentID(_ language: LanguageTag) -> SegmentID { SegmentID(unit: id, language: language) }
}

/// A segment that is new, other than before, or gone.
public struct SegmentChange: Sendable, Hashable {
    public var id: SegmentID
    /// Nil for a segment that is gone.
    public var text: String?
    public var change: Int64
}
