import Terminology

/// The segments of one language in one state of a memory; any number of threads may search them.
public struct SearchableSegments: Sendable {
    public let searcher: SegmentSearcher
    private let tables: [SegmentKeyTable]
    private let overlayKeys: [UInt64: [Int64]]

    init(searcher: SegmentSearcher, tables: [SegmentKeyTable], overlayKeys: [UInt64: [Int64]]) {
        (self.searcher, self.tables, self.overlayKeys) = (searcher, tables, overlayKeys)
    }

    /// Segments that may have a key, the newest first; some may have had it once, or have one that is alike.
    ///
    /// - Complexity: O(log n + k).
    public func candidates(withKey key: UInt64) throws(SegmentIndexError) -> [Int64] {
        var ids = overlayKeys[key] ?? []
        for table in tables { ids += try table.ids(key) }
        return Set(ids).sorted(by: >)
    }
}
