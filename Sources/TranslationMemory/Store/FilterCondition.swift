import GRDB
import Terminology

/// A filter as a condition on a row of `occurrence`.
struct FilterCondition {
    var sql = "1"
    var arguments = StatementArguments()

    init(_ filter: MemoryFilter) {
        let names = [
            ("document", filter.document), ("author", filter.author), ("domain", filter.domain),
            ("origin", filter.origin),
        ]
        for (column, name) in names {
            guard let name else { continue }
            sql += " AND \(column) = (SELECT id FROM name WHERE text = ?)"
            arguments += [name]
        }
        if let from = filter.from {
            sql += " AND coalesce(changed, created) >= ?"
            arguments += [from.secondsSince1970]
        }
        if let before = filter.before {
            sql += " AND coalesce(changed, created) < ?"
            arguments += [before.secondsSince1970]
        }
    }
}
