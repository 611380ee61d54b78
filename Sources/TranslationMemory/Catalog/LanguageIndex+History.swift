import Terminology

/// Copies of a memory that have gone different ways have one identity and count the same changes: an index of one is not that of the
/// other.
extension LanguageIndex {
    /// Segments of each file that are compared with the memory's: what a way of its own begins with comes last.
    private static let compared = 16

    /// Whether the files hold what the memory had when they were made, as far as their newest segments tell.
    ///
    /// - Complexity: O(log *n*) in the segments.
    func agrees(with reader: MemoryReader) throws -> Bool {
        for generation in generations {
            let index = generation.index
            for age in 0..<min(Self.compared, index.count) {
                let row = try index.row(byAge: age)
                let id = SegmentID(rawValue: try index.id(row))
                let isSame = try index.withText(row) { text throws(SegmentIndexError) in
                    do throws(Diagnostic) {
                        return try reader.had(id, text, at: index.stamp.change)
                    } catch {
                        throw .file(error)
                    }
                }
                guard isSame else { return false }
            }
        }
        return true
    }
}
