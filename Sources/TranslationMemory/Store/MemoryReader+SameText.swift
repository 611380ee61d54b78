import GRDB
import Terminology

extension MemoryReader {
    /// Goes through the texts of a language that several units have, with the numbers of those units, in one state of the memory.
    ///
    /// SQLite sorts the texts, in temporary files where they are many: memory does not grow with them.
    ///
    /// - Complexity: O(*n* log *n*) in the segments of the language.
    public func forEachSameText(
        in language: LanguageTag, _ body: (_ text: String, _ units: [Int64]) throws -> Void
    ) throws(Diagnostic) {
        try connection.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT text, id FROM segment WHERE id & 7 = ? ORDER BY text, id",
                arguments: [Int64(language.rawValue)])
            var text = ""
            var units: [Int64] = []
            while let row = try rows.next() {
                let next = try row.requiredText(0)
                if !next.utf8.elementsEqual(text.utf8) || units.isEmpty {
                    if units.count > 1 { try body(text, units) }
                    text = next
                    units.removeAll(keepingCapacity: true)
                }
                units.append(SegmentID(rawValue: try row.requiredInteger(1)).unit)
            }
            if units.count > 1 { try body(text, units) }
        }
    }

    /// Does work that reads several times, all of one state of the memory.
    public func inOneState<Value>(_ body: (MemoryReader) throws -> Value) throws(Diagnostic) -> Value {
        try connection.read { _ in try body(self) }
    }
}
