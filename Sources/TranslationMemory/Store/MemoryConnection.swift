import GRDB
import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A way to the file of a memory, for writing or for reading.
struct MemoryConnection: Sendable {
    let path: String
    let queue: DatabaseQueue

    /// Opens a memory to write to it; one that is not there is made.
    init(writing path: String, patience: Double) throws(Diagnostic) {
        self.path = path
        let exists = try Self.check(path)
        if exists, access(path, W_OK) != 0 { throw MemoryProblem.readOnly(path) }
        queue = try Self.open(path, patience: patience, readonly: false)
        try make()
    }

    /// Opens a memory to read from it, also while another program writes.
    init(reading path: String, patience: Double) throws(Diagnostic) {
        self.path = path
        guard try Self.check(path) else { throw MemoryProblem.missing(path) }
        queue = try Self.open(path, patience: patience, readonly: true)
        let version = try read { database in try Self.version(of: database, path: path) }
        if version == 0 { throw MemoryProblem.notAMemory(path) }
    }

    /// Whether there is a file; what is none is refused, and so never waited for.
    private static func check(_ path: String) throws(Diagnostic) -> Bool {
        // An embedded NUL would silently cut the path short.
        guard !path.utf8.contains(0) else { throw MemoryProblem.notAMemory(path) }
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            throw MemoryProblem.diagnostic(DatabaseError(resultCode: .SQLITE_CANTOPEN), path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw MemoryProblem.notAMemory(path) }
        return true
    }

    private static func open(_ path: String, patience: Double, readonly: Bool) throws(Diagnostic) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = false
        configuration.label = "tripo-term memory"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(cacheSize)")
            if !readonly {
                // FULL: a transaction that was acknowledged is on the disk, also if the power fails.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA journal_size_limit = \(journalLimit)")
            }
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw MemoryProblem.diagnostic(error, path: path)
        }
    }

    /// KiB of pages that are kept in memory: the upper parts of the tables of some ten million segments.
    private static let cacheSize = 64 << 10
    /// Bytes that the write-ahead log keeps once what is in it was moved.
    private static let journalLimit = 16 << 20

    /// The version of a memory, 0 for an empty file.
    private static func version(of database: Database, path: String) throws -> Int {
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if owner == 0, version == 0,
            try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        {
            return 0
        }
        guard owner == MemorySchema.applicationID, version > 0 else { throw MemoryProblem.notAMemory(path) }
        guard version <= MemorySchema.version else { throw MemoryProblem.newer(path, version) }
        return version
    }

    /// Makes the tables, or brings them to the version of the program; several programs may try at once.
    private func make() throws(Diagnostic) {
        let path = path
        let version = try read { database in try Self.version(of: database, path: path) }
        if version == MemorySchema.version { return }
        try whileBusy { () throws(Diagnostic) in
            try run { queue in
                try queue.writeWithoutTransaction { database in
                    try database.execute(sql: "PRAGMA journal_mode = WAL")
                }
            }
        }
        try write { database in
            let version = try Self.version(of: database, path: path)
            guard version < MemorySchema.version else { return }
            for step in MemorySchema.steps[version...] { try database.execute(sql: step) }
            if version == 0 {
                try database.execute(
                    sql: "INSERT INTO memory VALUES (?, 0, 0)", arguments: [Self.identity()])
            }
            try database.execute(sql: "PRAGMA application_id = \(MemorySchema.applicationID)")
            try database.execute(sql: "PRAGMA user_version = \(MemorySchema.version)")
        }
    }

    /// A UUID of version 4 (RFC 9562).
    private static func identity() -> String {
        var generator = SystemRandomNumberGenerator()
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return text
    }

    /// SQLite does not wait by itself where two programs change the journal's mode.
    private func whileBusy(_ body: () throws(Diagnostic) -> Void) throws(Diagnostic) {
        for attempt in 1... {
            do throws(Diagnostic) {
                return try body()
            } catch {
                guard error.code == "memory.locked", attempt < Self.attempts else { throw error }
                usleep(Self.pause)
            }
        }
    }

    private static let attempts = 100
    /// Microseconds.
    private static let pause: UInt32 = 20_000
}

extension MemoryConnection {
    /// Does work in a transaction that sees one state of the memory.
    ///
    /// Work within such work sees the same state.
    func read<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
        try run { queue in
            try queue.unsafeReentrantRead { database in
                if database.isInsideTransaction { return try body(database) }
                var value: Value?
                try database.inTransaction(.deferred) {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        }
    }

    /// Does work in a transaction that is on the disk when this returns; where it throws, nothing has happened.
    func write<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
        try run { queue in
            try queue.writeWithoutTransaction { database in
                var value: Value?
                // Immediate: who reads first and writes later could not be made to wait for another writer.
                try database.inTransaction(.immediate) {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        }
    }

    private func run<Value>(_ body: (DatabaseQueue) throws -> Value) throws(Diagnostic) -> Value {
        do {
            return try body(queue)
        } catch {
            throw MemoryProblem.diagnostic(error, path: path)
        }
    }
}
