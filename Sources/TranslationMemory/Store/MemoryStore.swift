import GRDB
import Terminology

/// A translation memory, to be changed: one SQLite file, which others may read, and write, at the same time.
///
/// ```swift
/// let store = try MemoryStore(at: path)
/// try store.add([unit])
/// ```
///
/// What a method has returned from is on the disk: neither the end of the program nor loss of power takes it back. Writers wait for each
/// other; readers wait for nobody.
public final class MemoryStore: Sendable {
    /// How a memory is opened.
    public struct Options: Sendable {
        /// Seconds to wait for another writer.
        public var patience = 10.0

        public init() {}
    }

    public var path: String { connection.path }
    /// Reads what this store and others have written.
    public let reader: MemoryReader
    private let connection: MemoryConnection

    /// Opens a memory; one that is not there is made, in a directory that is there.
    ///
    /// - Throws: `memory.not-a-memory`, `memory.newer`, `memory.read-only`, `memory.locked`, `memory.unreadable`, `memory.damaged`.
    public init(at path: String, options: Options = Options()) throws(Diagnostic) {
        connection = try MemoryConnection(writing: path, patience: options.patience)
        // A way of its own, so that what reads through it may write here.
        reader = try MemoryReader(at: path, options: options)
    }

    /// Adds units, all of them or none.
    ///
    /// A unit that says what another one says already becomes an occurrence of that, unless it is known just so, which
    /// changes nothing.
    ///
    /// - Throws: `memory.defective-unit`, `memory.locked`, `memory.disk-full` and what `init` throws.
    /// - Complexity: O(*n* log *m*) in the bytes added and the units that are there.
    @discardableResult
    public func add(_ units: [MemoryUnit]) throws(Diagnostic) -> MemoryAddition {
        // What can be done without the lock is done before it is taken.
        var rows: [UnitRow] = []
        rows.reserveCapacity(units.count)
        for unit in units {
            if let defect = unit.defect { throw MemoryProblem.defect(defect, path) }
            rows.append(UnitRow(unit))
        }
        return try connection.write { database in
            let writer = try UnitWriter(database)
            var addition = MemoryAddition()
            for row in rows { try writer.add(row, &addition) }
            try writer.finish()
            return addition
        }
    }

    /// Puts a unit in the place of another; segments of the same languages keep their numbers.
    ///
    /// What is known of the old one stays, and the new one comes after it. If there is a unit already that says the same, it takes
    /// over what is known of both.
    ///
    /// - Returns: The number of the unit that now says so.
    /// - Throws: `memory.no-such-unit` and what `add` throws.
    @discardableResult
    public func replace(_ id: Int64, with unit: MemoryUnit) throws(Diagnostic) -> Int64 {
        if let defect = unit.defect { throw MemoryProblem.defect(defect, path) }
        let row = UnitRow(unit)
        let path = path
        return try connection.write { database in
            let writer = try UnitWriter(database)
            guard let result = try writer.replace(id, with: row) else { throw MemoryProblem.noSuchUnit(id, path) }
            try writer.finish()
            return result
        }
    }

    /// Deletes units.
    ///
    /// - Parameter change: What was changed after it stays.
    /// - Returns: How many were deleted.
    @discardableResult
    public func delete(_ ids: [Int64], unchangedSince change: Int64 = .max) throws(Diagnostic) -> Int {
        try connection.write { database in
            let writer = try UnitWriter(database)
            let count = try ids.reduce(0) { $0 + (try writer.delete($1, unchangedSince: change) ? 1 : 0) }
            try writer.finish()
            return count
        }
    }

    /// Deletes what was met as the filter says: occurrences, and units that have no others.
    ///
    /// Goes piece by piece, so that others can write in between.
    ///
    /// - Returns: How many units are gone, and how many were only met less often.
    public func delete(matching filter: MemoryFilter) throws(Diagnostic) -> (units: Int, lessened: Int) {
        var result = (units: 0, lessened: 0)
        var last: Int64 = 0
        while true {
            let ids = try reader.unitIDs(matching: filter, after: last, limit: Self.deletedAtOnce)
            guard let end = ids.last else { return result }
            last = end
            let (units, lessened) = try connection.write { database in
                let writer = try UnitWriter(database)
                var counts = (units: 0, lessened: 0)
                for id in ids {
                    switch try writer.delete(id, matching: filter) {
                    case .gone: counts.units += 1
                    case .lessened: counts.lessened += 1
                    case .untouched: break
                    }
                }
                try writer.finish()
                return counts
            }
            result.units += units
            result.lessened += lessened
        }
    }

    /// Units; a transaction of so many takes some tens of milliseconds.
    private static let deletedAtOnce = 5000
}
