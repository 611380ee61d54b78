import Terminology

/// XLIFF 2.1 (OASIS, 2018) of two languages: a `unit` a unit, with a `segment` for each of its beads.
///
/// Confidence, doubt, and the lines of the files are metadata (module Metadata, 5.6); a doubtful unit also has a note, which tools show. A
/// segment with a source and a target is `translated`, one without a target `initial`. What XML cannot hold is written as `cp`.
struct XLIFFRenderer: AlignmentRenderer {
    private let content: WritingContent
    private(set) var unitsLeftOut = 0
    private var isEmpty = true

    init(_ content: WritingContent) { self.content = content }

    mutating func begin(_ output: inout ByteBuffer) {
        let options = content.options
        output.append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"
            """)
        output.appendAttribute("srcLang", content.tags[0])
        output.appendAttribute("trgLang", content.tags[1])
        output.append(">\n  <file id=\"f1\"")
        output.appendAttribute("original", content.texts.texts[0].path)
        output.append(">\n    <mda:metadata>\n      <mda:metaGroup category=\"document\">\n")
        var properties = [("target", content.texts.texts[1].path), ("tool", options.tool)]
        if !options.toolVersion.isEmpty { properties.append(("tool-version", options.toolVersion)) }
        if let created = options.created { properties.append(("created", created.basic)) }
        if !options.title.isEmpty { properties.append(("title", options.title)) }
        for (type, value) in properties { appendMeta(type, value, to: &output) }
        output.append("      </mda:metaGroup>\n    </mda:metadata>\n")
    }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        let beads = unit.beads(0, 1).filter { content.options.includesOneSided || !$0.first.isEmpty }
        guard !beads.isEmpty else {
            unitsLeftOut += 1
            return
        }
        isEmpty = false
        output.append("    <unit id=\"u")
        output.append(index + 1)
        output.append("\">\n      <mda:metadata>\n      <mda:metaGroup category=\"alignment\">\n")
        appendMeta("confidence", unit.confidenceText, to: &output)
        appendMeta("doubtful", unit.isDoubtful ? "true" : "false", to: &output)
        for (column, type) in [(0, "source-line"), (1, "target-line")] {
            guard let first = content.segments(column, of: unit).first else { continue }
            appendMeta(type, String(first.place.line), to: &output)
        }
        output.append("      </mda:metaGroup>\n      </mda:metadata>\n")
        if unit.isDoubtful {
            output.append("      <notes><note category=\"alignment\" priority=\"2\">")
            output.appendXML("\(content.options.words.doubtful): \(unit.percent) %")
            output.append("</note></notes>\n")
        }
        for (number, bead) in beads.enumerated() {
            let isTranslated = !bead.first.isEmpty && !bead.second.isEmpty
            output.append("      <segment id=\"s")
            output.append(number + 1)
            output.append("\" state=\"\(isTranslated ? "translated" : "initial")\">\n        <source>")
            output.appendXML(content.text(0, bead.first), invalid: .codePoint)
            output.append("</source>\n")
            if !bead.second.isEmpty {
                output.append("        <target>")
                output.appendXML(content.text(1, bead.second), invalid: .codePoint)
                output.append("</target>\n")
            }
            output.append("      </segment>\n")
        }
        output.append("    </unit>\n")
    }

    mutating func end(_ output: inout ByteBuffer) {
        // A file may not be empty, a group may.
        if isEmpty { output.append("    <group id=\"g1\"/>\n") }
        output.append("  </file>\n</xliff>\n")
    }

    private func appendMeta(_ type: String, _ value: String, to output: inout ByteBuffer) {
        output.append("        <mda:meta type=\"\(type)\">")
        output.appendXML(value)
        output.append("</mda:meta>\n")
    }
}
