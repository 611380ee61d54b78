import Interchange
import Terminology
import Validation

/// What a line of markup is divided into, so that a comment does not stand for a whole file that is one line: paragraphs of
/// HTML, units of XML.
struct IgnorePieces {
    private var starts: [Int] = []
    /// Where the text of a piece ends; what goes up to the next has none.
    private var ends: [Int] = []

    init(_ source: CheckSource) {
        switch source.format {
        case .document(.html):
            var cursor = CheckSource.Cursor(source)
            for block in source.document.blocks {
                let places = block.places(ofBytes: [0, block.text.utf8.count])
                guard let start = cursor.byte(of: places[0]), let end = cursor.byte(of: places[1]),
                    start >= starts.last ?? 0
                else { continue }
                starts.append(start)
                ends.append(end)
            }
        case .units(.tmx), .units(.xliff):
            for end in ["</tu>", "</trans-unit>", "</unit>"] {
                starts += InlineIgnores.places(of: end, in: source.bytes).map { $0 + end.utf8.count }
            }
            starts.sort()
        default: break
        }
    }

    /// Where a comment holds: in the piece that it stands in, else in that before it and that behind it; nil for a line of one
    /// piece.
    func scope(of comment: Int, line: Range<Int>) -> Range<Int>? {
        let first = starts.firstPlace { $0 >= line.lowerBound }
        let limit = starts.firstPlace { $0 >= line.upperBound }
        guard limit - first > 1 else { return nil }
        let next = starts.firstPlace { $0 > comment }
        let isBetween = next > 0 && next <= ends.count && ends[next - 1] <= comment
        let end = next + (isBetween ? 1 : 0)
        let start = next > first ? starts[next - 1] : line.lowerBound
        return start..<(end < limit ? starts[end] : line.upperBound)
    }
}
