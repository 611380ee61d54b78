/// Why an alignment cannot be written.
public enum WritingError: Error, Hashable, Sendable {
    /// There are not as many texts as the alignment has columns.
    case textsDoNotMatchColumns(texts: Int, columns: Int)
    /// A unit does not have a list of segments for each column.
    case unitWithoutColumns(unit: Int)
    /// A unit has a segment that its text does not have, or a link has one that is not of the unit.
    case noSuchSegment(unit: Int, column: Int, segment: Int)
    /// The source, one of a pair, or one of a link is no column.
    case noSuchColumn(Int)
    /// A pair of a column with itself, or a format of two languages for a single text.
    case needsTwoColumns
}

extension WritingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .textsDoNotMatchColumns(let texts, let columns): "\(texts) texts for an alignment of \(columns)"
        case .unitWithoutColumns(let unit): "unit \(unit) does not have a list of segments for each text"
        case .noSuchSegment(let unit, let column, let segment):
            "unit \(unit) has segment \(segment) of text \(column), which is not there"
        case .noSuchColumn(let column): "there is no text \(column)"
        case .needsTwoColumns: "two texts are needed"
        }
    }
}
