import DataFile
import Terminology

/// A unit in the form of the tables: its content, and one occurrence.
struct UnitRow {
    struct Segment: Hashable {
        var language: LanguageTag
        var text: String
        /// JSON, nil for none.
        var tags: String?
    }

    /// In the order of the languages.
    var segments: [Segment]
    var contentHash: Int64
    var occurrenceHash: Int64
    /// JSON: what has no column, nil for nothing.
    var details: String?
    var unit: MemoryUnit

    init(_ unit: MemoryUnit) {
        self.unit = unit
        let ordered = unit.segments.sorted { $0.language < $1.language }
        segments = ordered.map { segment in
            let tags = segment.tags.isEmpty ? nil : JSONNode.array(segment.tags.map(\.json)).line
            return Segment(language: segment.language, text: segment.text, tags: tags)
        }
        details = UnitDetails.json(of: unit.properties, ordered)
        var hash = ContentHash()
        for segment in segments {
            hash.combine(UInt64(segment.language.rawValue))
            hash.combine(segment.text)
            if let tags = segment.tags { hash.combine(tags) }
        }
        contentHash = hash.value
        hash = ContentHash()
        hash.combine(unit.source.map { UInt64($0.rawValue) } ?? UInt64.max)
        for moment in [unit.created, unit.changed] {
            hash.combine(moment.map { UInt64(bitPattern: Int64($0.secondsSince1970)) } ?? UInt64.max)
        }
        for text in [unit.document, unit.author, unit.changedBy, unit.domain, unit.origin, details] {
            hash.combine(text)
        }
        hash.combine(unit.confidence?.bitPattern ?? UInt64.max)
        occurrenceHash = hash.value
    }
}

/// What is known of an occurrence and has no column: properties, and the neighbours of its segments.
enum UnitDetails {
    /// - Returns: Nil where there is nothing to be kept.
    static func json(of properties: [MemoryProperty], _ segments: [MemorySegment]) -> String? {
        var members: [JSONNode.Member] = []
        if !properties.isEmpty { members.append(.init("properties", properties.json)) }
        for segment in segments {
            var own: [JSONNode.Member] = []
            if let previous = segment.previous { own.append(.init("previous", .text(previous))) }
            if let next = segment.next { own.append(.init("next", .text(next))) }
            if !segment.properties.isEmpty { own.append(.init("properties", segment.properties.json)) }
            if !own.isEmpty { members.append(.init(segment.language.rawTag, .object(own))) }
        }
        return members.isEmpty ? nil : JSONNode.object(members).line
    }

    /// Puts back what was kept; what is not of its form is passed over.
    static func apply(_ json: String, to unit: inout MemoryUnit) {
        guard let node = try? JSONReader.value(of: json) else { return }
        unit.properties = node["properties"].flatMap { [MemoryProperty](json: $0) } ?? []
        for index in unit.segments.indices {
            guard let own = node[unit.segments[index].language.rawTag] else { continue }
            unit.segments[index].previous = own["previous"]?.text
            unit.segments[index].next = own["next"]?.text
            unit.segments[index].properties = own["properties"].flatMap { [MemoryProperty](json: $0) } ?? []
        }
    }
}
