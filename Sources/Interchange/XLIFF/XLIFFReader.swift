import Terminology

/// Reads XLIFF 1.2 (OASIS, 2008) and 2.0 to 2.2 (OASIS, 2014 to 2025) unit by unit; a unit that is damaged costs no other.
///
/// Tags become those of TMX: what surrounds text becomes a pair, `mrk` a highlight, `cp` the character.
struct XLIFFReader: XMLUnitReader {
    var xml: XMLScanner
    let problems: ReadingProblem
    let options: MemoryReadingOptions
    var neighbours = NeighbourLinker(isActive: true)
    /// Tags as the file has them, by version: of the file, or of the whole.
    var sourceTag: String?
    var targetTag: String?
    var document: String?
    /// Where the unit begins that is read.
    var unitPlace = TextPlace(line: 1, column: 1)

    /// What is known of a unit while it is read.
    struct Unit {
        var place: TextPlace
        var properties: [MemoryProperty] = []
        var confidence: Double?
        /// Sources and targets that belong together, by the segment (2) or the mark (1.2).
        var pairs: [(source: TMXContent?, target: TMXContent?, place: TextPlace)] = []
        /// The states of those that a program has put in and nobody has looked at, by the number of the pair.
        var suggestions: [Int: String] = [:]
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

    var isAtUnit: Bool { Self.unitNames.contains(xml.name) }

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
                    try sink(isInUnit || !xml.isAtEnd && xml.isAtContent ? .unitLeftOut(problem) : .remark(problem))
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
            return try xml.recover(
                at: ["file"] + Self.unitNames, depth: depth, of: "xliff", behindToken: isBehind)
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
}
