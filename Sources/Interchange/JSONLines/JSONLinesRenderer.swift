import Terminology

/// A JSON object a unit, one a line; see `Documentation/align.schema.json`.
struct JSONLinesRenderer: AlignmentRenderer {
    private let content: WritingContent

    init(_ content: WritingContent) { self.content = content }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        output.append("{\"unit\":")
        output.append(index + 1)
        output.append(",\"confidence\":\(unit.confidenceText),\"doubtful\":\(unit.isDoubtful),\"segments\":{")
        for column in content.columns {
            output.append(column == 0 ? "\"" : ",\"")
            output.append(content.tags[column])
            output.append("\":[")
            for (number, segment) in unit.segments[column].enumerated() {
                if number > 0 { output.append(",") }
                append(segment, of: column, to: &output)
            }
            output.append("]")
        }
        output.append("},\"links\":[")
        for (number, link) in unit.links.enumerated() {
            if number > 0 { output.append(",") }
            append(link, to: &output)
        }
        output.append("],\"document\":")
        output.appendJSON(content.document(of: unit))
        output.append("}\n")
    }

    private func append(_ index: Int, of column: Int, to output: inout ByteBuffer) {
        let segment = content.texts.texts[column].segments[index]
        output.append("{\"index\":")
        output.append(index)
        output.append(",\"text\":")
        output.appendJSON(segment.text)
        output.append(",\"line\":")
        output.append(segment.place.line)
        output.append(",\"column\":")
        output.append(segment.place.column)
        output.append("}")
    }

    private func append(_ link: SegmentLink, to output: inout ByteBuffer) {
        output.append("[{\"language\":\"\(content.tags[link.firstColumn])\",\"index\":\(link.first)},")
        output.append("{\"language\":\"\(content.tags[link.secondColumn])\",\"index\":\(link.second)}]")
    }
}
