import GRDB
import Terminology

/// Says of an error of SQLite what it means for a memory.
enum MemoryProblem {
    static func diagnostic(_ error: any Error, path: String) -> Diagnostic {
        if let diagnostic = error as? Diagnostic { return diagnostic }
        if error is RowDecodingError { return damaged(path, "a value is of another kind") }
        guard let error = error as? DatabaseError else { return failed(path, "\(error)") }
        switch error.resultCode {
        case .SQLITE_NOTADB: return notAMemory(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return problem(
                "memory.locked", "\(path) is being written by another program", path,
                help: "wait until the other has ended, and try again: what was done so far is kept")
        case .SQLITE_FULL:
            return problem(
                "memory.disk-full", "there is no space left for \(path)", path,
                help: "make space, and try again: what was done so far is kept")
        case .SQLITE_READONLY: return readOnly(path)
        case .SQLITE_CORRUPT: return damaged(path, error.message ?? "")
        case .SQLITE_CANTOPEN:
            return problem(
                "memory.unreadable", "\(path) cannot be opened", path,
                help: "check the path, and that you may read the file and write to its directory")
        default: return failed(path, error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
        }
    }

    private static func damaged(_ path: String, _ reason: String) -> Diagnostic {
        problem(
            "memory.damaged", "\(path) is damaged: \(reason)", path, reason: reason,
            help: "restore it from a copy, or save what can be read: sqlite3 FILE .recover")
    }

    static func notAMemory(_ path: String) -> Diagnostic {
        problem(
            "memory.not-a-memory", "\(path) is not a translation memory of tripo-term", path,
            help: "give another file to --memory; files of units are read with tripo-term tm import")
    }

    static func newer(_ path: String, _ version: Int) -> Diagnostic {
        problem(
            "memory.newer", "\(path) was written by a newer version of tripo-term (\(version))", path,
            help: "install the newer version")
    }

    static func readOnly(_ path: String) -> Diagnostic {
        problem(
            "memory.read-only", "\(path) is read-only", path,
            help: "give yourself permission to write to the file and its directory")
    }

    static func missing(_ path: String) -> Diagnostic {
        problem(
            "memory.missing", "there is no translation memory \(path)", path,
            help: "make one: tripo-term tm import FILE")
    }

    static func noSuchUnit(_ id: Int64, _ path: String) -> Diagnostic {
        Diagnostic(
            "memory.no-such-unit", "there is no unit \(id)", arguments: ["file": path, "unit": "\(id)"],
            at: SourceLocation(file: path), help: "list the units: tripo-term tm export")
    }

    static func defect(_ defect: MemoryUnit.Defect, _ path: String) -> Diagnostic {
        problem(
            "memory.defective-unit", "a unit cannot be kept: \(defect.rawValue)", path, reason: defect.rawValue,
            help: "this is a mistake of the program that made the unit")
    }

    private static func failed(_ path: String, _ reason: String) -> Diagnostic {
        problem(
            "memory.failed", "\(path) cannot be used: \(reason)", path, reason: reason,
            help: "check the disk and the permissions, and try again")
    }

    private static func problem(
        _ code: String, _ message: String, _ path: String, reason: String? = nil, help: String
    ) -> Diagnostic {
        var arguments = ["file": path]
        arguments["reason"] = reason
        return Diagnostic(code, message, arguments: arguments, at: SourceLocation(file: path), help: help)
    }
}
