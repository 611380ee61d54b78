import Terminology

/// Units, their variants, and what stands in those.
extension TMXReader {
    mutating func readUnit(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        unitPlace = xml.place
        var assembly = UnitAssembly(at: unitPlace)
        var facts = TMXFacts(xml.attributes)
        var sourceTag = source
        if let tag = xml.attributes["srclang"] { sourceTag = LanguageTag(parsing: tag) }
        reading: while true {
            switch try next() {
            case .end: break reading
            case .finish: throw endsWithinUnit
            case .text: try checkSpace()
            case .start:
                switch xml.name {
                case "tuv": try readVariant(&assembly, &facts)
                case "prop", "note": facts.add(try readProperty())
                case "tu":
                    try checkIsNoUnit()
                default: try skipElement()
                }
            }
        }
        let undecodable = xml.takeUndecodable()
        if let place = undecodable.first { return try tell(.unitLeftOut(problems.undecodable(place)), sink) }
        var unit = facts.unit(source: sourceTag, assembly.segments)
        unit.source = sourceTag
        do throws(Diagnostic) {
            try assembly.send(unit, problems, &neighbours, sink)
        } catch {
            throw .stopped(error)
        }
    }

    private func checkSpace() throws(UnitFailure) {
        guard xml.text.allSatisfy({ $0 <= 0x20 }) else {
            throw .damaged(reason: "text stands where there can be none", place: xml.place)
        }
    }

    private mutating func readProperty() throws(UnitFailure) -> MemoryProperty {
        let name = xml.name == "note" ? "note" : xml.attributes["type"] ?? ""
        return MemoryProperty(name, try readText())
    }

    private mutating func readVariant(_ assembly: inout UnitAssembly, _ facts: inout TMXFacts) throws(UnitFailure) {
        let place = xml.place
        let tag = xml.attributes["xml:lang"] ?? xml.attributes["lang"]
        var own = TMXFacts(xml.attributes, isVariant: true)
        var segment: TMXContent?
        reading: while true {
            switch try next() {
            case .end: break reading
            case .finish: throw endsWithinUnit
            case .text: try checkSpace()
            case .start:
                switch xml.name {
                case "seg":
                    var content = TMXContent(limit: options.longestSegment, start: xml.place)
                    try readContent(into: &content)
                    segment = content
                case "prop", "note": own.add(try readProperty())
                default:
                    try checkIsNoUnit()
                    try skipElement()
                }
            }
        }
        guard let tag else { return assembly.leaveOut(problems.noLanguage(place)) }
        guard let language = LanguageTag(parsing: tag) else {
            return assembly.leaveOut(problems.unknownLanguage(tag, place))
        }
        guard let segment else {
            return assembly.leaveOut(problems.malformed("the variant has no seg", place))
        }
        // A program has found it, and somebody has to look at it.
        if !options.keepsPlaces, let percent = own.match {
            return assembly.leaveOut(problems.notInForce("x-match \(percent)", place))
        }
        var taken = own.segment(language, tag: tag, segment.string, segment.tags, &facts)
        if options.keepsPlaces { taken.origins = segment.origins }
        assembly.add(taken, at: place, problems)
    }

    /// Reads a segment, or a text within a code, to its end.
    private mutating func readContent(into content: inout TMXContent) throws(UnitFailure) {
        let depth = xml.depth
        while true {
            switch try next() {
            case .text:
                content.append(xml.text, at: xml.place)
                if content.text.count > content.limit { throw .tooLong(content.start) }
            case .end where xml.depth < depth: return
            case .end: content.endHighlight()
            case .finish: throw .damaged(reason: "the document ends within a segment", place: xml.place)
            case .start:
                if xml.name == "hi" {
                    content.beginHighlight(TMXContent.attributes(xml.attributes))
                } else if let kind = InlineTag.Kind(rawValue: xml.name) {
                    let attributes = TMXContent.attributes(xml.attributes)
                    let code = try readCode(TMXContent(limit: content.limit, start: content.start))
                    content.add(InlineTag(kind, at: 0, attributes: attributes, content: code))
                } else {
                    try checkIsNoUnit()
                    throw .damaged(reason: "\(xml.name) stands within a segment", place: xml.place)
                }
            }
        }
    }

    /// Reads what stands in a code, with the texts to be translated that it holds.
    private mutating func readCode(_ empty: TMXContent) throws(UnitFailure) -> [InlineTag.Content] {
        let depth = xml.depth
        var pieces: [InlineTag.Content] = []
        var code: [UInt8] = []
        var length = 0
        func flush() {
            if !code.isEmpty { pieces.append(.code(String(decoding: code, as: UTF8.self))) }
            code.removeAll()
        }
        while true {
            switch try next() {
            case .text:
                code.append(contentsOf: xml.text)
                length += xml.text.count
            case .end where xml.depth < depth:
                flush()
                return pieces
            case .finish: throw .damaged(reason: "the document ends within a segment", place: xml.place)
            case .start where xml.name == "sub":
                guard depth < Self.deepestText else {
                    throw .damaged(reason: "texts within codes are nested too deeply", place: xml.place)
                }
                flush()
                var content = empty
                let attributes = TMXContent.attributes(xml.attributes)
                try readContent(into: &content)
                length += content.text.count
                pieces.append(.text(content.string, tags: content.tags, attributes: attributes))
            case .start: try checkIsNoUnit()
            default: break
            }
            if length > empty.limit { throw .tooLong(empty.start) }
        }
    }

    /// Elements that are open around a text within a code.
    private static let deepestText = 24
}
