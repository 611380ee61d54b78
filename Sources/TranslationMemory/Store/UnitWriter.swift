import GRDB
import Terminology

/// Writes units within one transaction; of no more use after it.
final class UnitWriter {
    private let database: Database
    private let names: NameTable
    private var lastUnit: Int64
    private var lastChange: Int64
    private let firstChange: Int64

    private let unitsByHash: Statement
    private let segmentsOfUnit: Statement
    private let insertUnit: Statement
    private let insertSegment: Statement
    private let insertOccurrence: Statement
    private let updateUnit: Statement

    /// More than a memory can ever have; a segment's number is eight times its unit's.
    private static let numbers: Int64 = 1 << 52

    init(_ database: Database) throws {
        self.database = database
        names = try NameTable(database)
        let state = try Row.fetchOne(database, sql: "SELECT last_unit, last_change FROM memory")
        lastUnit = state?.integer(0) ?? 0
        lastChange = state?.integer(1) ?? 0
        // A damaged file must not make the next number one that there is none after.
        guard (0..<Self.numbers).contains(lastUnit), (0..<Self.numbers).contains(lastChange) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its numbers are out of range")
        }
        firstChange = lastChange
        unitsByHash = try database.cachedStatement(sql: "SELECT id FROM unit WHERE hash = ?")
        segmentsOfUnit = try database.cachedStatement(
            sql: "SELECT id, text, tags FROM segment WHERE id BETWEEN ? AND ? ORDER BY id")
        insertUnit = try database.cachedStatement(sql: "INSERT INTO unit VALUES (?, ?, ?)")
        insertSegment = try database.cachedStatement(sql: "INSERT INTO segment VALUES (?, ?, ?)")
        insertOccurrence = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        updateUnit = try database.cachedStatement(sql: "UPDATE unit SET change = ?, hash = ? WHERE id = ?")
    }

    /// Keeps the numbers that were given; nothing is written where none was.
    func finish() throws {
        guard lastChange != firstChange else { return }
        try database.execute(
            sql: "UPDATE memory SET last_unit = ?, last_change = ?", arguments: [lastUnit, lastChange])
    }

    func add(_ row: UnitRow, _ addition: inout MemoryAddition) throws {
        if let id = try unit(saying: row) {
            // The number of a change is only taken if there is one.
            if try addOccurrence(row, to: id, change: lastChange + 1) {
                lastChange += 1
                try updateUnit.execute(arguments: [lastChange, row.contentHash, id])
                addition.merged += 1
            } else {
                addition.unchanged += 1
            }
            return
        }
        lastUnit += 1
        lastChange += 1
        try insertUnit.execute(arguments: [lastUnit, lastChange, row.contentHash])
        try insert(row.segments, of: lastUnit)
        _ = try addOccurrence(row, to: lastUnit, change: lastChange)
        addition.added += 1
    }

    /// - Returns: The unit that now says what the row says; nil where there is no unit of this number.
    func replace(_ id: Int64, with row: UnitRow) throws -> Int64? {
        guard try Bool.fetchOne(database, sql: "SELECT 1 FROM unit WHERE id = ?", arguments: [id]) == true else {
            return nil
        }
        let same = try unit(saying: row)
        if let same, same != id {
            try database.execute(
                sql: "UPDATE OR IGNORE occurrence SET unit = ? WHERE unit = ?", arguments: [same, id])
            _ = try delete(id)
            lastChange += 1
            _ = try addOccurrence(row, to: same, change: lastChange)
            try updateUnit.execute(arguments: [lastChange, row.contentHash, same])
            return same
        }
        let isNew = try addOccurrence(row, to: id, change: lastChange + 1)
        guard same == nil || isNew else { return id }
        lastChange += 1
        if same == nil {
            try deleteSegments(of: id)
            try insert(row.segments, of: id)
        }
        try updateUnit.execute(arguments: [lastChange, row.contentHash, id])
        return id
    }

    private func insert(_ segments: [UnitRow.Segment], of unit: Int64) throws {
        for segment in segments {
            let id = SegmentID(unit: unit, language: segment.language).rawValue
            try insertSegment.execute(arguments: [id, segment.text, segment.tags])
        }
    }

    /// The unit whose segments are just those of a row.
    private func unit(saying row: UnitRow) throws -> Int64? {
        try unitsByHash.setArguments([row.contentHash])
        let candidates = try Int64.fetchAll(unitsByHash)
        for id in candidates where try says(id, row.segments) { return id }
        return nil
    }

    private func says(_ id: Int64, _ segments: [UnitRow.Segment]) throws -> Bool {
        let ids = SegmentID.all(of: id)
        try segmentsOfUnit.setArguments([ids.lowerBound, ids.upperBound])
        let rows = try Row.fetchCursor(segmentsOfUnit)
        var count = 0
        while let row = try rows.next() {
            guard count < segments.count else { return false }
            let segment = segments[count]
            let own = SegmentID(unit: id, language: segment.language).rawValue
            guard row.integer(0) == own, row.text(1) == segment.text, row.text(2) == segment.tags else { return false }
            count += 1
        }
        return count == segments.count
    }

    /// - Returns: Whether it was not known before.
    private func addOccurrence(_ row: UnitRow, to id: Int64, change: Int64) throws -> Bool {
        let unit = row.unit
        let before = database.totalChangesCount
        try insertOccurrence.execute(arguments: [
            id, row.occurrenceHash, change, unit.source.map { Int64($0.rawValue) },
            try names.id(of: unit.document), unit.created?.secondsSince1970, try names.id(of: unit.author),
            unit.changed?.secondsSince1970, try names.id(of: unit.changedBy), try names.id(of: unit.domain),
            try names.id(of: unit.origin), unit.confidence, row.details,
        ])
        return database.totalChangesCount > before
    }
}

extension UnitWriter {
    enum Deletion { case gone, lessened, untouched }

    /// - Returns: Whether it was there.
    func delete(_ id: Int64, unchangedSince change: Int64 = .max) throws -> Bool {
        try database.execute(sql: "DELETE FROM unit WHERE id = ? AND change <= ?", arguments: [id, change])
        guard database.changesCount > 0 else { return false }
        try deleteSegments(of: id)
        try database.execute(sql: "DELETE FROM occurrence WHERE unit = ?", arguments: [id])
        lastChange += 1
        try database.execute(sql: "INSERT INTO deletion VALUES (?, ?)", arguments: [lastChange, id])
        return true
    }

    /// Deletes the occurrences that a filter means, and the unit if there are no others.
    func delete(_ id: Int64, matching filter: MemoryFilter) throws -> Deletion {
        let condition = FilterCondition(filter)
        try database.execute(
            sql: "DELETE FROM occurrence WHERE unit = ? AND \(condition.sql)",
            arguments: StatementArguments([id]) + condition.arguments)
        guard database.changesCount > 0 else { return .untouched }
        let isLeft = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM occurrence WHERE unit = ?)", arguments: [id])
        if isLeft == true {
            lastChange += 1
            try database.execute(sql: "UPDATE unit SET change = ? WHERE id = ?", arguments: [lastChange, id])
            return .lessened
        }
        return try delete(id) ? .gone : .untouched
    }

    private func deleteSegments(of id: Int64) throws {
        let ids = SegmentID.all(of: id)
        try database.execute(
            sql: "DELETE FROM segment WHERE id BETWEEN ? AND ?", arguments: [ids.lowerBound, ids.upperBound])
    }
}
