import Terminology

/// The parts of TMX 1.4b that alignments and memories write alike.
extension ByteBuffer {
    /// Appends all before the units, but for properties of the file and the end of the header.
    mutating func appendTMXHeader(
        tool: String, version: String, created: Timestamp?, source: String?, origin: String
    ) {
        append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
              <header
            """)
        appendAttribute("creationtool", tool)
        appendAttribute("creationtoolversion", version)
        if let created { appendAttribute("creationdate", created.basic) }
        appendAttribute("segtype", "sentence")
        appendAttribute("o-tmf", origin)
        appendAttribute("adminlang", "en")
        appendAttribute("srclang", source ?? "*all*")
        appendAttribute("datatype", "plaintext")
        append(">\n")
    }

    mutating func appendTMXProperty(_ type: String, _ value: String, indent: String) {
        append("\(indent)<prop")
        appendAttribute("type", type)
        append(">")
        appendXML(value)
        append("</prop>\n")
    }
}

/// Units of a memory in TMX.
extension ByteBuffer {
    /// What the header calls the format that the units are from: other than alignments, they are in no order.
    private static let memoryOrigin = "tripo-term-memory"

    mutating func appendTMXHead(_ options: MemoryWriter.Options) {
        appendTMXHeader(
            tool: options.tool, version: options.toolVersion, created: options.created, source: nil,
            origin: Self.memoryOrigin)
        append("  </header>\n  <body>\n")
    }

    mutating func appendTMX(_ unit: MemoryUnit) {
        append("    <tu")
        let known = [
            ("srclang", unit.source?.rawTag), ("creationdate", unit.created?.basic), ("creationid", unit.author),
            ("changedate", unit.changed?.basic), ("changeid", unit.changedBy),
        ]
        for (name, value) in known { if let value { appendAttribute(name, value) } }
        let taken = known.compactMap { $0.1 == nil ? nil : $0.0 }
        let rest = appendAttributes(unit.properties, TMXFacts.attributesOfUnit.filter { !taken.contains($0) })
        append(">\n")
        let properties = [
            ("x-document", unit.document), ("x-domain", unit.domain), ("x-origin", unit.origin),
            ("x-confidence", unit.confidence.map { "\($0)" }),
        ]
        appendProperties(properties, rest, TMXFacts.typesOfUnit, indent: "      ")
        // What the unit does not say of itself, a reader would take from its variants.
        let unsaid = known.compactMap { $0.1 == nil ? $0.0 : nil }
        for segment in unit.segments {
            append(segment, unsaid: unsaid, types: unit.document == nil ? ["x-document"] : [])
        }
        append("    </tu>\n")
    }

    private mutating func append(_ segment: MemorySegment, unsaid: [String], types: [String]) {
        append("      <tuv")
        var properties = segment.properties
        var tag = segment.language.rawTag
        if let first = properties.first, first.name == TMXFacts.languageProperty, first.value != tag,
            LanguageTag(parsing: first.value) == segment.language
        {
            tag = properties.removeFirst().value
        }
        appendAttribute("xml:lang", tag)
        let rest = appendAttributes(properties, TMXFacts.attributesOfVariant.filter { !unsaid.contains($0) })
        append(">\n")
        appendProperties(
            [("x-previous", segment.previous), ("x-next", segment.next)], rest, TMXFacts.typesOfVariant + types,
            indent: "        ")
        append("        <seg>")
        append(segment.text, segment.tags)
        append("</seg>\n      </tuv>\n")
    }

    /// Appends the first properties that were attributes; those that stand after others keep their place among them.
    ///
    /// - Returns: The other properties.
    private mutating func appendAttributes(
        _ properties: [MemoryProperty], _ possible: [String]
    ) -> ArraySlice<MemoryProperty> {
        var written: [String] = []
        let end = properties.firstIndex { property in
            guard property.name.hasPrefix(TMXFacts.attributePrefix) else { return true }
            let name = String(property.name.dropFirst(TMXFacts.attributePrefix.utf8.count))
            guard possible.contains(name), !written.contains(name) else { return true }
            appendAttribute(name, property.value)
            written.append(name)
            return false
        }
        return properties[(end ?? properties.endIndex)...]
    }

    private mutating func appendProperties(
        _ known: [(String, String?)], _ others: ArraySlice<MemoryProperty>, _ reserved: [String], indent: String
    ) {
        for (type, value) in known { if let value { appendTMXProperty(type, value, indent: indent) } }
        for property in others {
            if property.name == "note" {
                append("\(indent)<note>")
                appendXML(property.value)
                append("</note>\n")
                continue
            }
            let isReserved =
                reserved.contains(property.name) || property.name.hasPrefix(TMXFacts.attributePrefix)
                || property.name.hasPrefix(TMXFacts.otherPrefix)
            appendTMXProperty((isReserved ? TMXFacts.otherPrefix : "") + property.name, property.value, indent: indent)
        }
    }

    /// Appends a text with its tags; tags that stand where there can be none are at the end.
    private mutating func append(_ text: String, _ tags: [InlineTag]) {
        guard !tags.isEmpty else { return appendXML(text) }
        let utf8 = Array(text.utf8)
        var offset = 0
        var highlights = 0
        for tag in tags {
            let place = min(max(tag.offset, offset), utf8.count)
            appendXML(String(decoding: utf8[offset..<place], as: UTF8.self))
            offset = place
            switch tag.kind {
            case .highlight:
                append("<hi")
                appendAttributes(of: tag.attributes)
                append(">")
                highlights += 1
            case .highlightEnd:
                guard highlights > 0 else { continue }
                append("</hi>")
                highlights -= 1
            default: append(tag)
            }
        }
        appendXML(String(decoding: utf8[offset...], as: UTF8.self))
        for _ in 0..<highlights { append("</hi>") }
    }

    private mutating func append(_ tag: InlineTag) {
        append("<\(tag.kind.rawValue)")
        appendAttributes(of: tag.attributes)
        append(">")
        for piece in tag.content {
            switch piece {
            case .code(let code): appendXML(code)
            case .text(let text, let tags, let attributes):
                append("<sub")
                appendAttributes(of: attributes)
                append(">")
                append(text, tags)
                append("</sub>")
            }
        }
        append("</\(tag.kind.rawValue)>")
    }

    private mutating func appendAttributes(of properties: [MemoryProperty]) {
        var written: [String] = []
        for property in properties where TMXContent.known.contains(property.name) && !written.contains(property.name) {
            appendAttribute(property.name, property.value)
            written.append(property.name)
        }
    }
}
