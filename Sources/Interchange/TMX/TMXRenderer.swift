import Terminology

/// TMX 1.4b (LISA OSCAR, 2005): a `tu` a unit, with a `tuv` for each language that says it.
///
/// A unit's confidence and doubt, the file and the line of each text are `prop`s of its own types, `x-...`, as the standard asks.
struct TMXRenderer: AlignmentRenderer {
    private let content: WritingContent
    private(set) var unitsLeftOut = 0

    init(_ content: WritingContent) { self.content = content }

    mutating func begin(_ output: inout ByteBuffer) {
        let options = content.options
        output.appendTMXHeader(
            tool: options.tool, version: options.toolVersion, created: options.created,
            source: options.source.map { content.tags[$0] }, origin: options.tool)
        if !options.title.isEmpty { output.appendTMXProperty("x-title", options.title, indent: "    ") }
        output.append("  </header>\n  <body>\n")
    }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        let least = content.options.includesOneSided ? 1 : 2
        guard unit.filledColumns >= least else {
            unitsLeftOut += 1
            return
        }
        output.append("    <tu tuid=\"")
        output.append(index + 1)
        output.append("\">\n")
        output.appendTMXProperty("x-confidence", unit.confidenceText, indent: "      ")
        output.appendTMXProperty("x-doubtful", unit.isDoubtful ? "true" : "false", indent: "      ")
        for column in content.columns {
            guard let first = unit.segments[column].first else { continue }
            let text = content.texts.texts[column]
            output.append("      <tuv xml:lang=\"\(content.tags[column])\">\n")
            output.appendTMXProperty("x-document", content.document(column), indent: "        ")
            output.appendTMXProperty("x-line", String(text.segments[first].place.line), indent: "        ")
            output.append("        <seg>")
            output.appendXML(content.text(column, of: unit))
            output.append("</seg>\n      </tuv>\n")
        }
        output.append("    </tu>\n")
    }

    mutating func end(_ output: inout ByteBuffer) { output.append("  </body>\n</tmx>\n") }
}
