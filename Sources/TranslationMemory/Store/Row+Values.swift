import GRDB

/// Values of a row of a file that may be damaged: none is believed to be of its kind.
extension Row {
    func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index]) }
    func integer(_ index: Int) -> Int64? { Int64.fromDatabaseValue(self[index]) }
    func real(_ index: Int) -> Double? { Double.fromDatabaseValue(self[index]) }

    /// - Throws: `SQLITE_CORRUPT` where there is none.
    func requiredText(_ index: Int) throws -> String { try required(text(index)) }
    func requiredInteger(_ index: Int) throws -> Int64 { try required(integer(index)) }

    private func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value is of another kind") }
        return value
    }
}
