/// One finding, problem or error: what, where and what to do.
public struct Diagnostic: Sendable, Hashable, Error {
    /// Stable, `room.what`: `glossary.duplicate-id`.
    public var code: String
    public var severity: Severity
    /// One sentence in English; a catalogue may hold it in other languages under `code`.
    public var message: String
    /// What the sentence speaks of, by name, for the catalogues.
    public var arguments: [String: String]
    public var location: SourceLocation?
    /// What to do, in English.
    public var help: String?

    public init(
        _ code: String, _ severity: Severity = .error, _ message: String, arguments: [String: String] = [:],
        at location: SourceLocation? = nil, help: String? = nil
    ) {
        (self.code, self.severity, self.message) = (code, severity, message)
        (self.arguments, self.location, self.help) = (arguments, location, help)
    }

    /// An error.
    public init(
        _ code: String, _ message: String, arguments: [String: String] = [:], at location: SourceLocation? = nil,
        help: String? = nil
    ) {
        self.init(code, .error, message, arguments: arguments, at: location, help: help)
    }
}

public enum Severity: UInt8, Sendable, Comparable {
    case note, warning, error

    public var word: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A place in a file; lines and columns count from 1, columns in Unicode scalars.
public struct SourceLocation: Sendable, Hashable, Comparable {
    public var file: String
    public var line: Int?
    public var column: Int?

    public init(file: String, line: Int? = nil, column: Int? = nil) {
        (self.file, self.line, self.column) = (file, line, column)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line ?? 0, left.column ?? 0) < (right.file, right.line ?? 0, right.column ?? 0)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, as far as known.
    public var description: String {
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }
}
