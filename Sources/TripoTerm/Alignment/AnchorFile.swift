import Alignment
import Interchange
import Terminology

/// A file of segments that are known to belong together: made by hand, or the beads of a result that somebody has reviewed.
///
/// A row for each, with a column for each text in their order: the numbers of segments from 0, with commas between, or nothing where
/// the text leaves it out. A first row of language tags may give another order; a last column of confidences is passed over.
public struct AnchorFile: Sendable {
    let table: TableFile

    /// - Throws: what reading throws.
    public init(at path: String) throws(AlignmentFailure) {
        do throws(Diagnostic) { table = try TableFile(at: path) } catch { throw AlignmentFailure(error) }
    }

    public init(_ table: TableFile) { self.table = table }

    /// What the file says of texts.
    ///
    /// A row of several segments of a text becomes an anchor for each, which share segments of the other texts. A row of one
    /// text alone says nothing.
    ///
    /// - Throws: all rows that cannot be, up to a limit: what is no number or no segment, what stands twice, what crosses.
    /// - Complexity: O(*n* log *n*) in the numbers.
    public func anchors(for texts: [SegmentedText]) throws(AlignmentFailure) -> [AlignmentAnchor] {
        var reader = AnchorReader(path: table.path, texts: texts)
        let rows = try reader.rows(of: table)
        if let crossing = AnchorOrder(rows, columns: texts.count).crossing(in: table.path) {
            throw AlignmentFailure(crossing)
        }
        return rows.flatMap(Self.anchors)
    }

    /// One anchor for each segment of the longest list; a shorter list ends with its last segment.
    private static func anchors(of row: AnchorRow) -> [AlignmentAnchor] {
        let longest = row.segments.map(\.count).max() ?? 0
        return (0..<longest).map { step in
            var segments: [Int: Int] = [:]
            for (column, list) in row.segments.enumerated() {
                if let last = list.last { segments[column] = step < list.count ? list[step] : last }
            }
            return AlignmentAnchor(segments)
        }
    }
}

/// A row of anchors, understood.
struct AnchorRow: Sendable {
    /// From 1.
    var line: Int
    /// For each text its segments, one after the other.
    var segments: [[Int]]
    /// For each text the column of its cell in the line.
    var places: [Int]
}
