import DataFile
import GRDB
import Terminology

/// Reads units within one transaction.
struct UnitLoader {
    private let segments: Statement
    private let occurrences: Statement
    private let change: Statement

    init(_ database: Database) throws {
        change = try database.cachedStatement(sql: "SELECT change FROM unit WHERE id = ?")
        segments = try database.cachedStatement(
            sql: "SELECT id, text, tags FROM segment WHERE id BETWEEN ? AND ? ORDER BY id")
        // The newest last: by its date, then by when it came.
        occurrences = try database.cachedStatement(
            sql: """
                SELECT source, d.text, created, a.text, changed, c.text, m.text, o.text, confidence, details
                FROM occurrence
                LEFT JOIN name d ON d.id = document LEFT JOIN name a ON a.id = author
                LEFT JOIN name c ON c.id = changed_by LEFT JOIN name m ON m.id = domain
                LEFT JOIN name o ON o.id = origin
                WHERE unit = ? ORDER BY coalesce(changed, created), change
                """)
    }

    func unit(_ id: Int64) throws -> StoredUnit? {
        guard let number = try Int64.fetchOne(change, arguments: [id]) else { return nil }
        let ids = SegmentID.all(of: id)
        var own: [MemorySegment] = []
        try segments.setArguments([ids.lowerBound, ids.upperBound])
        let rows = try Row.fetchCursor(segments)
        while let row = try rows.next() {
            guard let language = SegmentID(rawValue: try row.requiredInteger(0)).language else { continue }
            var segment = MemorySegment(language, try row.requiredText(1))
            if let tags = row.text(2) {
                let json = try? JSONReader.value(of: tags)
                segment.tags = json?.elements.flatMap { [InlineTag](json: $0) } ?? []
            }
            own.append(segment)
        }
        var result = StoredUnit(id: id, change: number, occurrences: [])
        try occurrences.setArguments([id])
        let met = try Row.fetchCursor(occurrences)
        while let row = try met.next() {
            var unit = MemoryUnit(
                own, source: row.integer(0).flatMap(UInt8.init(exactly:)).flatMap { LanguageTag(rawValue: $0) })
            unit.document = row.text(1)
            unit.created = row.integer(2).map { Timestamp(secondsSince1970: Int($0)) }
            unit.author = row.text(3)
            unit.changed = row.integer(4).map { Timestamp(secondsSince1970: Int($0)) }
            unit.changedBy = row.text(5)
            unit.domain = row.text(6)
            unit.origin = row.text(7)
            unit.confidence = row.real(8)
            if let details = row.text(9) { UnitDetails.apply(details, to: &unit) }
            result.occurrences.append(unit)
        }
        return result
    }
}
