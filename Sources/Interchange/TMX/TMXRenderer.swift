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
        output.append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
              <header
            """)
        output.appendAttribute("creationtool", options.tool)
        output.appendAttribute("creationtoolversion", options.toolVersion)
        if let created = options.created { output.appendAttribute("creationdate", created.basic) }
        output.appendAttribute("segtype", "sentence")
        output.appendAttribute("o-tmf", options.tool)
        output.appendAttribute("adminlang", "en")
        output.appendAttribute("srclang", options.source.map { content.tags[$0] } ?? "*all*")
        output.appendAttribute("datatype", "plaintext")
        output.append(">\n")
        if !options.title.isEmpty { appendProperty("x-title", options.title, indent: "    ", to: &output) }
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
        appendProperty("x-confidence", unit.confidenceText, indent: "      ", to: &output)
        appendProperty("x-doubtful", unit.isDoubtful ? "true" : "false", indent: "      ", to: &output)
        for column in content.columns {
            guard let first = unit.segments[column].first else { continue }
            let text = content.texts.texts[column]
            output.append("      <tuv xml:lang=\"\(content.tags[column])\">\n")
            appendProperty("x-document", text.path, indent: "        ", to: &output)
            appendProperty("x-line", String(text.segments[first].place.line), indent: "        ", to: &output)
            output.append("        <seg>")
            output.appendXML(content.text(column, of: unit))
            output.append("</seg>\n      </tuv>\n")
        }
        output.append("    </tu>\n")
    }

    mutating func end(_ output: inout ByteBuffer) { output.append("  </body>\n</tmx>\n") }

    private func appendProperty(_ type: String, _ value: String, indent: String, to output: inout ByteBuffer) {
        output.append("\(indent)<prop type=\"\(type)\">")
        output.appendXML(value)
        output.append("</prop>\n")
    }
}
