import Terminology

/// A line a unit: for each language, in the order of the texts, the indices of its segments from 0, with commas between, then
/// the confidence with four digits; tabs between. A language that leaves the unit out has nothing between its tabs.
struct BeadsRenderer: AlignmentRenderer {
    private let content: WritingContent

    init(_ content: WritingContent) { self.content = content }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        for segments in unit.segments {
            for (number, segment) in segments.enumerated() {
                if number > 0 { output.append(",") }
                output.append(segment)
            }
            output.append("\t")
        }
        output.append(unit.confidenceText)
        output.append("\n")
    }
}
