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
    /// Each row is a unit. A row of one text alone says nothing.
    ///
    /// - Throws: all rows that cannot be, up to a limit: what is no number or no segment, what stands twice, what crosses.
    /// - Complexity: O(*n* log *n*) in the numbers.
    public func anchors(for texts: [SegmentedText]) throws(AlignmentFailure) -> [AlignmentAnchor] {
        var reader = AnchorReader(path: table.path, texts: texts)
        let rows = try reader.rows(of: table)
        if let crossing = AnchorOrder(rows, columns: texts.count).crossing(in: table.path) {
            throw AlignmentFailure(crossing)
        }
        return rows.map(\.anchor)
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

    var anchor: AlignmentAnchor {
        AlignmentAnchor(
            segments.enumerated().reduce(into: [:]) { anchor, text in
                if let first = text.element.first { anchor[text.offset] = first..<first + text.element.count }
            })
    }
}
