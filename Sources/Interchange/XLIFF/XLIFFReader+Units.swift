import Terminology

/// Units, their sources and targets, and what stands in those.
extension XLIFFReader {
    mutating func readUnit(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        unitPlace = xml.place
        var unit = Unit(place: unitPlace)
        if let id = xml.attributes["id"] { unit.properties.append(MemoryProperty("id", id)) }
        if let name = xml.attributes["resname"] ?? xml.attributes["name"] {
            unit.properties.append(MemoryProperty("name", name))
        }
        let depth = xml.depth
        try readParts(&unit, until: depth)
        if let place = xml.takeUndecodable().first { return try tell(.unitLeftOut(problems.undecodable(place)), sink) }
        guard let sourceTag, let targetTag else { return try tell(.unitLeftOut(problems.noLanguage(unit.place)), sink) }
        guard let source = LanguageTag(parsing: sourceTag), let target = LanguageTag(parsing: targetTag) else {
            let unknown = LanguageTag(parsing: sourceTag) == nil ? sourceTag : targetTag
            return try tell(.unitLeftOut(problems.unknownLanguage(unknown, unit.place)), sink)
        }
        for (number, pair) in unit.pairs.enumerated() {
            if let state = unit.suggestions[number], !options.keepsPlaces {
                try tell(.unitLeftOut(problems.notInForce(state, pair.place)), sink)
                continue
            }
            var assembly = UnitAssembly(at: pair.place)
            for (language, tag, content) in [(source, sourceTag, pair.source), (target, targetTag, pair.target)] {
                var segment = MemorySegment(language, content?.string ?? "", tags: content?.tags ?? [])
                if options.keepsPlaces { segment.origins = content?.origins ?? [] }
                if tag != language.rawTag { segment.properties = [MemoryProperty(TMXFacts.languageProperty, tag)] }
                assembly.add(segment, at: pair.place, problems)
            }
            var result = MemoryUnit([], source: source)
            (result.document, result.confidence) = (document, unit.confidence)
            result.properties = unit.properties
            do throws(Diagnostic) {
                try assembly.send(result, problems, &neighbours, sink)
            } catch {
                throw .stopped(error)
            }
        }
    }

    private func tell(_ event: MemoryReadingEvent, _ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        do throws(Diagnostic) { try sink(event) } catch { throw .stopped(error) }
    }

    /// Reads what stands in a unit, or in a segment of it, to its end.
    private mutating func readParts(_ unit: inout Unit, until depth: Int) throws(UnitFailure) {
        while true {
            let token = try next()
            if token == .end, xml.depth < depth { return }
            guard token == .start else { continue }
            let place = xml.place
            switch xml.name.localName {
            case "segment":
                if let state = suggestion(xml.attributes) { unit.suggestions[unit.pairs.count] = state }
                unit.pairs.append((nil, nil, place))
            case "source": try readSide(&unit, place) { $0.source = $1 }
            case "target":
                if let state = suggestion(xml.attributes) { unit.suggestions[max(0, unit.pairs.count - 1)] = state }
                try readSide(&unit, place) { $0.target = $1 }
            case "note": unit.properties.append(MemoryProperty("note", try readText()))
            case "meta":
                let type = xml.attributes["type"] ?? ""
                let value = try readText()
                if type == "confidence", let number = Double(value), (0...1).contains(number) {
                    unit.confidence = number
                } else {
                    unit.properties.append(MemoryProperty(type == "doubtful" ? "x-doubtful" : type, value))
                }
            case "notes", "metadata", "metaGroup": break
            default:
                try checkIsNoUnit()
                // Other proposals, what a tool thinks of it, parts that are not translated.
                try skipElement()
            }
        }
    }

    /// The state of a segment (2) or a target (1.2) that says that a program found the translation, and somebody has to look at it.
    private func suggestion(_ attributes: [MarkupAttribute]) -> String? {
        guard let state = attributes["state"] else { return nil }
        if let qualifier = attributes["state-qualifier"] {
            return state.hasPrefix("needs-") || state == "new" ? "\(state), \(qualifier)" : nil
        }
        let own = attributes["subState"] ?? ""
        return state == "initial" && own.hasPrefix("tripo-term:") ? "\(state), \(own)" : nil
    }

    private mutating func readSide(
        _ unit: inout Unit, _ place: TextPlace,
        _ keep: (inout (source: TMXContent?, target: TMXContent?, place: TextPlace), TMXContent) -> Void
    ) throws(UnitFailure) {
        var content = TMXContent(limit: options.longestSegment, start: place)
        try readContent(into: &content)
        if unit.pairs.isEmpty { unit.pairs.append((nil, nil, unit.place)) }
        keep(&unit.pairs[unit.pairs.count - 1], content)
    }

    /// Reads a source or a target, or what an element of it surrounds, to its end.
    private mutating func readContent(into content: inout TMXContent) throws(UnitFailure) {
        let depth = xml.depth
        while true {
            switch try next() {
            case .text:
                content.append(xml.text, at: xml.place)
                if content.text.count > content.limit { throw .tooLong(content.start) }
            case .end where xml.depth < depth: return
            case .start:
                try checkIsNoUnit()
                try readElement(into: &content)
            default: break
            }
        }
    }

    private mutating func readElement(into content: inout TMXContent) throws(UnitFailure) {
        let attributes = xml.attributes
        let id = attributes["rid"] ?? attributes["startRef"] ?? attributes["id"] ?? ""
        var kept = [MemoryProperty("i", id)]
        if let type = attributes["ctype"] ?? attributes["type"] { kept.append(MemoryProperty("type", type)) }
        switch xml.name.localName {
        case "g", "pc":
            content.add(InlineTag(.opening, at: 0, attributes: kept))
            try readContent(into: &content)
            content.add(InlineTag(.closing, at: 0, attributes: [MemoryProperty("i", id)]))
        case "mrk":
            let type = attributes["mtype"] ?? attributes["type"]
            content.beginHighlight(type.map { [MemoryProperty("type", $0)] } ?? [])
            try readContent(into: &content)
            content.endHighlight()
        case "bx", "bpt", "sc": try readCode(.opening, kept, into: &content)
        case "ex", "ept", "ec": try readCode(.closing, [MemoryProperty("i", id)], into: &content)
        case "it":
            let position = attributes["pos"] == "close" ? "end" : "begin"
            try readCode(.isolated, [MemoryProperty("pos", position)] + kept.dropFirst(), into: &content)
        case "cp":
            let scalar = attributes["hex"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
            guard let scalar, scalar.value != 0 else {
                throw .damaged(reason: "cp is of no character", place: xml.place)
            }
            content.text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            try skipElement()
        case "sm", "em": try skipElement()
        default:
            kept[0].name = "x"
            try readCode(.placeholder, kept, into: &content)
        }
    }

    private mutating func readCode(
        _ kind: InlineTag.Kind, _ attributes: [MemoryProperty], into content: inout TMXContent
    ) throws(UnitFailure) {
        let code = try readText()
        content.add(InlineTag(kind, at: 0, attributes: attributes, content: code.isEmpty ? [] : [.code(code)]))
    }
}
