import GRDB
import Terminology

/// Reads a translation memory, also while other programs write to it; each method sees one state of it.
public final class MemoryReader: Sendable {
    public var path: String { connection.path }
    let connection: MemoryConnection

    init(_ connection: MemoryConnection) { self.connection = connection }

    /// Opens a memory that is there.
    ///
    /// - Throws: `memory.missing`, `memory.not-a-memory`, `memory.newer`, `memory.unreadable`, `memory.damaged`.
    public convenience init(at path: String, options: MemoryStore.Options = .init()) throws(Diagnostic) {
        self.init(try MemoryConnection(reading: path, patience: options.patience))
    }

    /// Whose memory it is, for what is derived of it: a UUID.
    public func identity() throws(Diagnostic) -> String {
        try connection.read { try String.fetchOne($0, sql: "SELECT identity FROM memory") ?? "" }
    }

    /// The number of the last change; each change of a unit has the next.
    public func lastChange() throws(Diagnostic) -> Int64 {
        try connection.read { try Int64.fetchOne($0, sql: "SELECT last_change FROM memory") ?? 0 }
    }

    /// - Returns: Nil where there is no unit of this number.
    /// - Complexity: O(log *n*) in the units.
    public func unit(_ id: Int64) throws(Diagnostic) -> StoredUnit? {
        try connection.read { try UnitLoader($0).unit(id) }
    }

    /// The languages that a unit has, which never change; none where there is no unit of this number.
    ///
    /// - Complexity: O(log *n*) in the units.
    public func languages(of unit: Int64) throws(Diagnostic) -> [LanguageTag] {
        let ids = SegmentID.all(of: unit)
        return try connection.read { database in
            let statement = try database.cachedStatement(sql: "SELECT id FROM segment WHERE id BETWEEN ? AND ?")
            return try Int64.fetchAll(statement, arguments: [ids.lowerBound, ids.upperBound])
                .compactMap { SegmentID(rawValue: $0).language }
        }
    }

    /// Units by their numbers, in that order; what is not there is left out.
    public func units(_ ids: [Int64]) throws(Diagnostic) -> [StoredUnit] {
        try connection.read { database in
            let loader = try UnitLoader(database)
            return try ids.compactMap { try loader.unit($0) }
        }
    }

    /// Goes through the units that a filter means, in the order of their numbers, in one state of the memory.
    ///
    /// - Complexity: O(*n*) in the occurrences; one unit is in memory at a time.
    public func forEachUnit(
        matching filter: MemoryFilter = MemoryFilter(), _ body: (StoredUnit) throws -> Void
    ) throws(Diagnostic) {
        try connection.read { database in
            let loader = try UnitLoader(database)
            let condition = FilterCondition(filter)
            let ids = try Int64.fetchCursor(
                database,
                sql: filter.isEmpty
                    ? "SELECT id FROM unit ORDER BY id"
                    : "SELECT DISTINCT unit FROM occurrence WHERE \(condition.sql) ORDER BY unit",
                arguments: condition.arguments)
            while let id = try ids.next() {
                if let unit = try loader.unit(id) { try body(unit) }
            }
        }
    }

    /// The numbers of units that a filter means, in their order.
    public func unitIDs(
        matching filter: MemoryFilter = MemoryFilter(), after last: Int64 = 0, limit: Int
    ) throws(Diagnostic) -> [Int64] {
        try connection.read { database in
            let condition = FilterCondition(filter)
            return try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT unit FROM occurrence WHERE unit > ? AND \(condition.sql) ORDER BY unit LIMIT ?
                    """,
                arguments: StatementArguments([last]) + condition.arguments + [limit])
        }
    }

    /// Goes through all segments of a language, in the order of their numbers, in one state of the memory.
    ///
    /// - Returns: The number of the last change that this state has.
    /// - Complexity: O(*n*) in the bytes of all segments.
    @discardableResult
    public func forEachSegment(
        in language: LanguageTag, _ body: (SegmentID, String) throws -> Void
    ) throws(Diagnostic) -> Int64 {
        try connection.read { database in
            let change = try Int64.fetchOne(database, sql: "SELECT last_change FROM memory") ?? 0
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, text FROM segment WHERE id & 7 = ? ORDER BY id",
                arguments: [Int64(language.rawValue)])
            while let row = try rows.next() {
                try body(SegmentID(rawValue: try row.requiredInteger(0)), try row.requiredText(1))
            }
            return change
        }
    }

    /// What has changed since a state of the memory: for each unit that was added, changed or deleted after it, the state now
    /// of each language, in the order of the changes.
    ///
    /// A change that another one followed is not told; that only concerns where a unit was met tells the texts again.
    ///
    /// - Parameter limit: Units at most; the last change that is told says where to go on.
    /// - Complexity: O(log *n* + *k*) in the units and those that changed.
    public func changes(after change: Int64, limit: Int = .max) throws(Diagnostic) -> [SegmentChange] {
        try connection.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT change, id, 1 FROM unit WHERE change > ?1
                    UNION ALL SELECT change, unit, 0 FROM deletion WHERE change > ?1 ORDER BY 1 LIMIT ?2
                    """,
                arguments: [change, limit])
            let statement = try database.cachedStatement(sql: "SELECT text FROM segment WHERE id = ?")
            var changes: [SegmentChange] = []
            for row in rows {
                let (number, unit) = (try row.requiredInteger(0), try row.requiredInteger(1))
                let isThere = row.integer(2) == 1
                for language in LanguageTag.allCases {
                    let id = SegmentID(unit: unit, language: language)
                    let text = isThere ? try String.fetchOne(statement, arguments: [id.rawValue]) : nil
                    changes.append(SegmentChange(id: id, text: text, change: number))
                }
            }
            return changes
        }
    }

    /// Whether a segment had a text after a change, as far as is still known: false where it was not changed since, and has another one.
    ///
    /// - Complexity: O(log *n*) in the units; O(*n*) in those that were deleted, for one that is not there.
    func had(_ id: SegmentID, _ text: UnsafeBufferPointer<UInt8>, at change: Int64) throws(Diagnostic) -> Bool {
        // A pointer does not leave the scope it is given in.
        let bytes = Array(text)
        return try connection.read { database in
            let last = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT change FROM unit WHERE id = ?"), arguments: [id.unit])
            guard let last else {
                return try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM deletion WHERE unit = ? AND change > ?)",
                    arguments: [id.unit, change]) == true
            }
            guard last <= change else { return true }
            let own = try String.fetchOne(
                database.cachedStatement(sql: "SELECT text FROM segment WHERE id = ?"), arguments: [id.rawValue])
            return own?.utf8.elementsEqual(bytes) == true
        }
    }

    /// What SQLite finds wrong with the file; none for a sound one.
    ///
    /// - Complexity: O(*n* log *n*) in the rows.
    public func problems() throws(Diagnostic) -> [String] {
        try connection.read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
    }

    /// The languages that have segments, in their order.
    ///
    /// - Complexity: O(*n*) in the segments before the first of each language: mostly a few.
    public func languages() throws(Diagnostic) -> [LanguageTag] {
        try connection.read { database in
            try LanguageTag.allCases.filter { language in
                try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM segment WHERE id & 7 = ?)",
                    arguments: [Int64(language.rawValue)]) == true
            }
        }
    }

    /// - Complexity: O(*n*) in the segments.
    public func statistics() throws(Diagnostic) -> MemoryStatistics {
        try connection.read { database in
            let number = { (sql: String) in try Int.fetchOne(database, sql: sql) ?? 0 }
            let state = try Row.fetchOne(database, sql: "SELECT identity, last_change FROM memory")
            let rows = try Row.fetchAll(database, sql: "SELECT id & 7, count(*) FROM segment GROUP BY 1 ORDER BY 1")
            return MemoryStatistics(
                identity: state?.text(0) ?? "", units: try number("SELECT count(*) FROM unit"),
                occurrences: try number("SELECT count(*) FROM occurrence"),
                segments: rows.compactMap { row in
                    SegmentID(rawValue: row.integer(0) ?? -1).language.map { ($0, Int(row.integer(1) ?? 0)) }
                },
                documents: try number("SELECT count(DISTINCT document) FROM occurrence"),
                change: state?.integer(1) ?? 0,
                bytes: try number("PRAGMA page_count") * number("PRAGMA page_size"))
        }
    }
}
