import DataFile
import Terminology

/// Makes units of segments, as they stand in a file, and says what is left out of them.
struct UnitAssembly {
    /// Of the unit.
    let place: TextPlace
    private(set) var segments: [MemorySegment] = []
    /// Further segments of a language that has one already: `en-GB` beside `en-US`.
    private var others: [MemorySegment] = []
    private(set) var remarks: [Diagnostic] = []
    /// Texts that the file has, taken or not.
    private var texts = 0
    /// Of these, languages that have no text.
    private var omissions = 0

    init(at place: TextPlace) { self.place = place }

    /// Takes a segment, unless it is empty.
    mutating func add(_ segment: MemorySegment, at place: TextPlace, _ problems: ReadingProblem) {
        texts += 1
        guard segment.text.contains(where: { !$0.isWhitespace }) || !segment.tags.isEmpty else {
            remarks.append(problems.emptySegment(place))
            return
        }
        guard let same = segments.first(where: { $0.language == segment.language }) else {
            segments.append(segment)
            segments.sort { $0.language < $1.language }
            return
        }
        if same.text != segment.text || same.tags != segment.tags { others.append(segment) }
    }

    /// Notes that an alignment has no text in a language: what only one language says is no translation.
    mutating func addOmission() {
        texts += 1
        omissions += 1
    }

    /// Leaves a text out.
    mutating func leaveOut(_ problem: Diagnostic) {
        texts += 1
        remarks.append(problem)
    }

    /// The units: one, and one more for each further segment of a language, with those of the other languages.
    ///
    /// A text alone is taken where the file has no other, not where the others cannot be taken.
    func units(_ unit: MemoryUnit, _ problems: ReadingProblem) -> (units: [MemoryUnit], leftOut: Diagnostic?) {
        guard !segments.isEmpty, segments.count > 1 || texts == 1 || !others.isEmpty else {
            // One reason is enough for a unit.
            return ([], remarks.first ?? problems.untranslated(place))
        }
        var unit = unit
        unit.segments = segments
        let more = others.map { other in
            var second = unit
            second.segments = segments.map { $0.language == other.language ? other : $0 }
            return second
        }
        return ([unit] + more, nil)
    }

    /// Hands the units on, with what was left out of them.
    func send(
        _ unit: MemoryUnit, _ problems: ReadingProblem, _ neighbours: inout NeighbourLinker,
        _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        let (units, leftOut) = units(unit, problems)
        if let leftOut {
            try neighbours.finish(sink)
            // What an alignment has in one language only has no translation: nothing is wrong with the file.
            guard neighbours.isActive, omissions > 0, segments.count == 1, remarks.isEmpty else {
                return try sink(.unitLeftOut(leftOut))
            }
            var note = leftOut
            note.severity = .note
            return try sink(.remark(note))
        }
        for remark in remarks { try sink(.remark(remark)) }
        for unit in units { try neighbours.send(unit, line: place.line, sink) }
    }

    /// Adds what a table keeps in its column `details`: properties, and what is known of each segment.
    ///
    /// - Returns: False where it is not of that form.
    mutating func apply(_ details: JSONNode, to unit: inout MemoryUnit) -> Bool {
        guard let members = details.members else { return false }
        for member in members {
            if member.name == "properties" {
                guard let properties = [MemoryProperty](json: member.value) else { return false }
                unit.properties += properties
                continue
            }
            if member.name == ExactCell.member { continue }
            guard let language = LanguageTag(parsing: member.name),
                let index = segments.firstIndex(where: { $0.language == language })
            else { return false }
            segments[index].previous = member.value["previous"]?.text
            segments[index].next = member.value["next"]?.text
            if let value = member.value["tags"] {
                guard let tags = value.elements.flatMap({ [InlineTag](json: $0) }) else { return false }
                segments[index].tags = tags
            }
            if let value = member.value["properties"] {
                guard let properties = [MemoryProperty](json: value) else { return false }
                segments[index].properties = properties
            }
        }
        return true
    }
}
