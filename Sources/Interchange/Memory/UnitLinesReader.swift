import DataFile
import Terminology

/// Reads JSON lines: those of `tripo-term tm export` and of `tripo-term align`.
struct UnitLinesReader {
    /// Texts of a unit, at most, for a line of so many bytes.
    private static let textsInLine = 32

    static func read(
        _ stream: DecodedStream, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        try stream.begin(given: options.encoding, declared: nil)
        let problems = ReadingProblem(path: stream.path)
        var lines = LineStream(stream, longest: options.longestSegment * textsInLine)
        var neighbours = NeighbourLinker()
        while let line = try lines.next() {
            if line.bytes.allSatisfy({ $0 <= 0x20 }) { continue }
            let place = TextPlace(line: line.number, column: 1)
            if line.isCut {
                try sink(.unitLeftOut(problems.tooLong(lines.longest, place)))
            } else if line.isDamaged {
                try sink(.unitLeftOut(problems.undecodable(place)))
            } else {
                let node: JSONNode
                do throws(JSONReader.Failure) {
                    node = try JSONReader.value(of: line.bytes[...])
                } catch {
                    let scalars = line.bytes[..<min(error.offset, line.bytes.count)].count { $0 & 0xC0 != 0x80 }
                    let place = TextPlace(line: line.number, column: scalars + 1)
                    try sink(.unitLeftOut(problems.malformed(error.reason.rawValue, place)))
                    continue
                }
                neighbours.isActive = node["links"] != nil
                var stretches: EscapedStretches?
                if options.keepsPlaces {
                    stretches = EscapedStretches(line: line.bytes, number: line.number, isJSON: true)
                }
                try read(node, place, problems, options, &stretches, &neighbours, sink)
            }
        }
        try neighbours.finish(sink)
    }

    private static func read(
        _ node: JSONNode, _ place: TextPlace, _ problems: ReadingProblem, _ options: MemoryReadingOptions,
        _ stretches: inout EscapedStretches?, _ neighbours: inout NeighbourLinker, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        var assembly = UnitAssembly(at: place)
        guard let members = node["segments"]?.members else {
            return try sink(.unitLeftOut(problems.malformed("there are no \"segments\"", place)))
        }
        var next = 0
        for member in members {
            guard let language = LanguageTag(parsing: member.name) else {
                assembly.leaveOut(problems.unknownLanguage(member.name, place))
                continue
            }
            guard var segment = MemorySegment(language, json: member.value) else {
                return try sink(.unitLeftOut(problems.malformed("\"\(member.name)\" is no segment", place)))
            }
            if segment.text.utf8.count > options.longestSegment {
                return try sink(.unitLeftOut(problems.tooLong(options.longestSegment, place)))
            }
            if stretches != nil { segment.origins = Self.origins(of: segment, member.value, &stretches, &next) }
            if member.value.elements?.isEmpty == true {
                assembly.addOmission()
            } else {
                assembly.add(segment, at: place, problems)
            }
        }
        guard let unit = MemoryUnit(json: node) else {
            return try sink(.unitLeftOut(problems.malformed("a member is not of its kind", place)))
        }
        try assembly.send(unit, problems, &neighbours, sink)
    }

    /// Where the parts of a segment stand in the line.
    private static func origins(
        of segment: MemorySegment, _ value: JSONNode, _ stretches: inout EscapedStretches?, _ next: inout Int
    ) -> [TextOrigin] {
        let parts = value.text.map { [$0] } ?? value.elements?.compactMap { $0["text"]?.text } ?? [segment.text]
        let whole = Array(segment.text.utf8)
        var origins: [TextOrigin] = []
        var offset = 0
        for part in parts {
            // A space between parts is in no place of the file.
            if !whole[min(offset, whole.count)...].starts(with: part.utf8) { offset += 1 }
            origins += stretches?.origins(of: part, offset: offset, next: &next) ?? []
            offset += part.utf8.count
        }
        return origins
    }
}
