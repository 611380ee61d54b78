import ICU

/// Searches several indexes and what came after them as one memory; any number of threads may use it at once.
public struct SegmentSearcher: Sendable {
    let indexes: [SegmentIndex]
    let overlay: SegmentOverlay
    private let removed: Set<Int64>
    let comparedForm: ComparedForm

    /// - Parameters:
    ///   - indexes: the oldest first; a segment in a later one hides that of the same id in those before.
    ///   - removed: ids that are in no index any more, besides those that the overlay removes.
    /// - Throws: `SegmentIndexError.unsearchable` where ICU has no data for NFC.
    public init(
        indexes: [SegmentIndex], overlay: SegmentOverlay, removed: Set<Int64> = []
    ) throws(SegmentIndexError) {
        (self.indexes, self.overlay, self.removed) = (indexes, overlay, removed)
        do { comparedForm = try ComparedForm() } catch { throw .unsearchable }
    }

    /// The text of a segment, nil where there is none.
    public func text(of id: Int64) throws(SegmentIndexError) -> String? {
        if let row = overlay.row(of: id) { return row.text }
        guard !removed.contains(id), !overlay.hides(id) else { return nil }
        for index in indexes.reversed() {
            if let text = try index.text(of: id) { return text }
        }
        return nil
    }

    /// Scalars of the longest segment, as they are compared, or of one that was there; 0 where there is none.
    ///
    /// - Complexity: O(m) in the segments of the overlay.
    public var longestLength: Int {
        let indexed = indexes.map { $0.characters.lengths.last?.length ?? 0 }
        return max(indexed.max() ?? 0, overlay.rows.reduce(0) { max($0, $1.length) })
    }

    /// More hidden rows than this are not listed: to look for each takes as long as to ask of each row that is found.
    private static let mostListed = 256

    /// The rows of an index that are hidden by what came later, nil where they are many: what is only added has greater ids than all
    /// before, and hides none.
    ///
    /// - Complexity: O(m) in what was removed, and in the overlay.
    func hiddenRows(of generation: Int) throws(SegmentIndexError) -> Set<Int>? {
        guard let greatest = try indexes[generation].idRange()?.upperBound else { return [] }
        var ids = overlay.hiddenIDs(upTo: greatest)
        ids.formUnion(removed.lazy.filter { $0 <= greatest })
        for later in indexes[(generation + 1)...] {
            for age in (0..<later.count).reversed() {
                let id = try later.id(later.row(byAge: age))
                guard id <= greatest else { break }
                guard ids.count <= Self.mostListed else { return nil }
                ids.insert(id)
            }
        }
        guard ids.count <= Self.mostListed else { return nil }
        var rows: Set<Int> = []
        for id in ids {
            if let row = try indexes[generation].row(of: id) { rows.insert(row) }
        }
        return rows
    }

    /// Whether a segment of an index is hidden by what came later.
    func isHidden(_ id: Int64, of generation: Int) throws(SegmentIndexError) -> Bool {
        if removed.contains(id) || overlay.hides(id) { return true }
        for later in indexes[(generation + 1)...] where try later.row(of: id) != nil { return true }
        return false
    }

    func compared(_ query: String) throws(SegmentIndexError) -> [UInt8] {
        try query.utf8Span.span.withUnsafeBufferPointer { text throws(SegmentIndexError) in
            do { return try comparedForm.bytes(of: text) } catch { throw .unsearchable }
        }
    }
}
