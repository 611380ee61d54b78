import Terminology

/// Reads XLIFF 1.2 (OASIS, 2008) and 2.0 to 2.2 (OASIS, 2014 to 2025) unit by unit; a unit that is damaged costs no other.
///
/// Tags become those of TMX: what surrounds text becomes a pair, `mrk` a highlight, `cp` the character.
struct XLIFFReader {
    private var xml: XMLScanner
    private let problems: ReadingProblem
    private let options: MemoryReadingOptions
    private var neighbours = NeighbourLinker(isActive: true)
    /// Tags as the file has them, by version: of the file, or of the whole.
    private var sourceTag: String?
    private var targetTag: String?
    private var document: String?
    /// Where the unit begins that is read.
    private var unitPlace = TextPlace(line: 1, column: 1)

    /// What is known of a unit while it is read.
    private struct Unit {
        var place: TextPlace
        var properties: [MemoryProperty] = []
        var confidence: Double?
        /// Sources and targets that belong together, by the segment (2) or the mark (1.2).
        var pairs: [(source: TMXContent?, target: TMXContent?, place: TextPlace)] = []
    }

    static func read(
        _ stream: DecodedStream, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: XMLDeclaration.encoding(in: stream.head))
        var reader = XLIFFReader(
            xml: XMLScanner(stream), problems: ReadingProblem(path: stream.path), options: options)
        try reader.read(sink)
        try reader.neighbours.finish(sink)
    }

    private init(xml: XMLScanner, problems: ReadingProblem, options: MemoryReadingOptions) {
        (self.xml, self.problems, self.options) = (xml, problems, options)
    }

    private static let unitNames = ["trans-unit", "unit"]

    private mutating func next() throws(UnitFailure) -> XMLScanner.Token {
        do { return try xml.next() } catch { throw UnitFailure(error) }
    }

    private mutating func read(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        while true {
            var isInUnit = false
            let depth = xml.depth
            do throws(UnitFailure) {
                let token = try next()
                _ = xml.takeUndecodable()
                switch token {
                case .finish: return
                case .start where xml.depth == 1:
                    guard xml.name.localName == "xliff" else { throw .stopped(problems.foreign("XLIFF")) }
                    (sourceTag, targetTag) = (xml.attributes["srcLang"], xml.attributes["trgLang"])
                case .start where xml.name.localName == "file": try beginFile(sink)
                case .start where Self.unitNames.contains(String(xml.name.localName)):
                    isInUnit = true
                    try readUnit(sink)
                default: break
                }
            } catch {
                switch error {
                case .stopped(let diagnostic): throw diagnostic
                case .damaged(let reason, let place):
                    let problem = problems.malformed(reason, place)
                    try sink(isInUnit || !xml.isAtEnd ? .unitLeftOut(problem) : .remark(problem))
                case .tooLong(let place): try sink(.unitLeftOut(problems.tooLong(options.longestSegment, place)))
                case .nextUnit:
                    try sink(.unitLeftOut(problems.malformed("the unit does not end before the next one", unitPlace)))
                }
                var isBehind = true
                if case .nextUnit = error { isBehind = false }
                try neighbours.finish(sink)
                guard try recover(isBehind, depth: depth) else { return }
            }
        }
    }

    private mutating func recover(_ isBehind: Bool, depth: Int) throws(Diagnostic) -> Bool {
        _ = xml.takeUndecodable()
        do {
            return try xml.recover(at: ["file"] + Self.unitNames, depth: depth, behindToken: isBehind)
        } catch {
            if case .stopped(let diagnostic) = UnitFailure(error) { throw diagnostic }
            return false
        }
    }

    private mutating func beginFile(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        do throws(Diagnostic) { try neighbours.finish(sink) } catch { throw .stopped(error) }
        document = xml.attributes["original"]
        if let tag = xml.attributes["source-language"] { sourceTag = tag }
        if let tag = xml.attributes["target-language"] { targetTag = tag }
    }

    /// Passes over what the element holds that has just begun.
    private mutating func skipElement() throws(UnitFailure) {
        let depth = xml.depth
        while true {
            switch try next() {
            case .end where xml.depth < depth: return
            case .start: try checkIsNoUnit()
            default: break
            }
        }
    }

    private mutating func checkIsNoUnit() throws(UnitFailure) {
        guard Self.unitNames.contains(xml.name) else { return }
        xml.rewind()
        throw .nextUnit
    }

    private mutating func readText() throws(UnitFailure) -> String {
        var bytes: [UInt8] = []
        let (depth, start) = (xml.depth, xml.place)
        while true {
            switch try next() {
            case .text: bytes.append(contentsOf: xml.text)
            case .end where xml.depth < depth: return String(decoding: bytes, as: UTF8.self)
            case .start: try checkIsNoUnit()
            default: break
            }
            if bytes.count > options.longestSegment { throw .tooLong(start) }
        }
    }
}

// MARK: - Units

extension XLIFFReader {
    private mutating func readUnit(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
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
        for pair in unit.pairs {
            var assembly = UnitAssembly(at: pair.place)
            for (language, tag, content) in [(source, sourceTag, pair.source), (target, targetTag, pair.target)] {
                var segment = MemorySegment(language, content?.string ?? "", tags: content?.tags ?? [])
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
            case "segment": unit.pairs.append((nil, nil, place))
            case "source": try readSide(&unit, place) { $0.source = $1 }
            case "target": try readSide(&unit, place) { $0.target = $1 }
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
                content.text.append(contentsOf: xml.text)
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
