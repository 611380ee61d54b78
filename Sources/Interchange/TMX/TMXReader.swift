import Terminology

/// Reads TMX 1.1 to 1.4b (LISA OSCAR) unit by unit; a unit that is damaged costs no other.
struct TMXReader {
    private var xml: XMLScanner
    private let problems: ReadingProblem
    private let options: MemoryReadingOptions
    /// The language that the header names.
    private var source: LanguageTag?
    /// Whether the file is an alignment of ours, whose units follow each other as in the documents.
    private var neighbours = NeighbourLinker()
    /// Where the unit begins that is read.
    private var unitPlace = TextPlace(line: 1, column: 1)

    static func read(
        _ stream: DecodedStream, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: XMLDeclaration.encoding(in: stream.head))
        var reader = TMXReader(
            xml: XMLScanner(stream), problems: ReadingProblem(path: stream.path), options: options)
        try reader.read(sink)
        try reader.neighbours.finish(sink)
    }

    private init(xml: XMLScanner, problems: ReadingProblem, options: MemoryReadingOptions) {
        (self.xml, self.problems, self.options) = (xml, problems, options)
    }

    /// What a unit stands in: `tmx` and `body`.
    private static let depthOfUnits = 2

    private mutating func next() throws(UnitFailure) -> XMLScanner.Token {
        do { return try xml.next() } catch { throw UnitFailure(error) }
    }

    private mutating func read(_ sink: MemoryFileReader.Sink) throws(Diagnostic) {
        while true {
            var isInUnit = false
            do throws(UnitFailure) {
                let token = try next()
                for place in xml.takeUndecodable() { try tell(.remark(problems.undecodable(place)), sink) }
                switch token {
                case .finish: return
                case .start where xml.depth == 1 && xml.name.localName != "tmx":
                    throw .stopped(problems.foreign("TMX"))
                case .start where xml.name == "header": try readHeader(sink)
                case .start where xml.name == "tu":
                    isInUnit = true
                    try readUnit(sink)
                default: break
                }
            } catch {
                guard try goOn(after: error, isInUnit: isInUnit || !xml.isAtEnd && xml.depth >= Self.depthOfUnits, sink) else { return }
            }
        }
    }

    private func tell(_ event: MemoryReadingEvent, _ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        do throws(Diagnostic) { try sink(event) } catch { throw .stopped(error) }
    }

    /// Says what is lost, and finds the next unit.
    private mutating func goOn(
        after failure: UnitFailure, isInUnit: Bool, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) -> Bool {
        var isBehind = true
        switch failure {
        case .stopped(let diagnostic): throw diagnostic
        case .damaged(let reason, let place):
            // Before the first unit it is no unit that is lost.
            let problem = problems.malformed(reason, place)
            try sink(isInUnit ? .unitLeftOut(problem) : .remark(problem))
        case .tooLong(let place): try sink(.unitLeftOut(problems.tooLong(options.longestSegment, place)))
        case .nextUnit:
            try sink(.unitLeftOut(problems.malformed("the unit does not end before the next one", unitPlace)))
            isBehind = false
        }
        // The places of what could not be read belong to what is lost.
        _ = xml.takeUndecodable()
        do {
            return try xml.recover(at: ["tu"], depth: Self.depthOfUnits, behindToken: isBehind)
        } catch {
            if case .stopped(let diagnostic) = UnitFailure(error) { throw diagnostic }
            return false
        }
    }

    private mutating func readHeader(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        if let tag = xml.attributes["srclang"] {
            source = LanguageTag(parsing: tag)
        } else {
            let problem = problems.problem(
                "memory.no-source-language", xml.place, "the header does not name a source language",
                help: "any language is taken as the source")
            try tell(.remark(problem), sink)
        }
        let isOwn = xml.attributes["creationtool"] == "tripo-term" && xml.attributes["o-tmf"] == "tripo-term"
        neighbours.isActive = isOwn
        try skipElement()
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
        guard xml.depth > Self.depthOfUnits, xml.name == "tu" else { return }
        xml.rewind()
        throw .nextUnit
    }
}

// MARK: - Units

extension TMXReader {
    private mutating func readUnit(_ sink: MemoryFileReader.Sink) throws(UnitFailure) {
        unitPlace = xml.place
        var assembly = UnitAssembly(at: unitPlace)
        var facts = TMXFacts(xml.attributes)
        var sourceTag = source
        if let tag = xml.attributes["srclang"] { sourceTag = LanguageTag(parsing: tag) }
        reading: while true {
            switch try next() {
            case .end: break reading
            case .finish: throw .damaged(reason: "the document ends within a unit", place: xml.place)
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

    /// The text of an element that has just begun, without markup.
    private mutating func readText() throws(UnitFailure) -> String {
        var bytes: [UInt8] = []
        let (depth, start) = (xml.depth, xml.place)
        while true {
            switch try next() {
            case .text: bytes.append(contentsOf: xml.text)
            case .end where xml.depth < depth: return String(decoding: bytes, as: UTF8.self)
            case .finish: throw .damaged(reason: "the document ends within a unit", place: xml.place)
            case .start: try checkIsNoUnit()
            default: break
            }
            if bytes.count > options.longestSegment { throw .tooLong(start) }
        }
    }

    private mutating func readVariant(_ assembly: inout UnitAssembly, _ facts: inout TMXFacts) throws(UnitFailure) {
        let place = xml.place
        let tag = xml.attributes["xml:lang"] ?? xml.attributes["lang"]
        var own = TMXFacts(xml.attributes, isVariant: true)
        var segment: (text: String, tags: [InlineTag])?
        reading: while true {
            switch try next() {
            case .end: break reading
            case .finish: throw .damaged(reason: "the document ends within a unit", place: xml.place)
            case .text: try checkSpace()
            case .start:
                switch xml.name {
                case "seg":
                    var content = TMXContent(limit: options.longestSegment, start: xml.place)
                    try readContent(into: &content)
                    segment = (content.string, content.tags)
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
        assembly.add(
            own.segment(language, tag: tag, segment.text, segment.tags, &facts), at: place, problems)
    }

    /// Reads a segment, or a text within a code, to its end.
    private mutating func readContent(into content: inout TMXContent) throws(UnitFailure) {
        let depth = xml.depth
        while true {
            switch try next() {
            case .text:
                content.text.append(contentsOf: xml.text)
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
