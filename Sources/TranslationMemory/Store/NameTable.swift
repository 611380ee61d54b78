import GRDB

/// Numbers for texts that stand at many units: documents, authors, domains, origins.
final class NameTable {
    private let find: Statement
    private let insert: Statement
    private let database: Database
    private var known: [Name: Int64] = [:]
    /// Names that are remembered; a memory may have as many documents as units.
    private static let mostKnown = 10_000

    init(_ database: Database) throws {
        self.database = database
        find = try database.cachedStatement(sql: "SELECT id FROM name WHERE text = ?")
        insert = try database.cachedStatement(sql: "INSERT INTO name (text) VALUES (?)")
    }

    func id(of name: String?) throws -> Int64? {
        guard let name else { return nil }
        let key = Name(text: name)
        if let id = known[key] { return id }
        let id: Int64
        if let found = try Int64.fetchOne(find, arguments: [name]) {
            id = found
        } else {
            try insert.execute(arguments: [name])
            id = database.lastInsertedRowID
        }
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[key] = id
        return id
    }

    /// Strings are equal to Swift also where their characters are composed in another way, which are two names here.
    private struct Name: Hashable {
        var text: String

        static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }
}
