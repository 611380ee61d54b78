import Terminology

/// Reads TMX 1.1 to 1.4b (LISA OSCAR) unit by unit; a unit that is damaged costs no other.
struct TMXReader: XMLUnitReader {
    var xml: XMLScanner
    let problems: ReadingProblem
    let options: MemoryReadingOptions
    /// The language that the header names.
    var source: LanguageTag?
    /// Whether the file is an alignment of ours, whose units follow each other as in the documents.
    var neighbours = NeighbourLinker()
    /// Where the unit begins that is read.
    var unitPlace = TextPlace(line: 1, column: 1)

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

    var isAtUnit: Bool { xml.depth > Self.depthOfUnits && xml.name == "tu" }

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
                // A tag that cannot be read may be that of a unit.
                let mayBeUnit = !xml.isAtEnd && xml.isAtContent && xml.depth >= Self.depthOfUnits
                guard try goOn(after: error, isInUnit: isInUnit || mayBeUnit, sink) else { return }
            }
        }
    }

    func tell(_ event: MemoryReadingEvent, _ sink: MemoryFileReader.Sink) throws(UnitFailure) {
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
            return try xml.recover(at: ["tu"], depth: Self.depthOfUnits, of: "tmx", behindToken: isBehind)
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
}
