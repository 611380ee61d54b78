import Glibc
import Terminology

/// The variables that the program was started with.
public struct Environment: Sendable {
    private let values: [String: String]

    public init(_ values: [String: String]) { self.values = values }

    /// Those of this process; only what the program knows is read.
    public static func ofProcess() -> Environment {
        var values: [String: String] = [:]
        for name in known {
            if let value = getenv(name) { values[name] = String(cString: value) }
        }
        return Environment(values)
    }

    /// What a variable holds, if it is not empty.
    public subscript(name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The language that messages are to be in: English where no other is named.
    public var language: LanguageTag {
        for name in ["TRIPO_TERM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = self[name] { return LanguageTag(parsing: value) ?? .english }
        }
        return .english
    }

    private static let known = [
        "TRIPO_TERM_DATA", "TRIPO_TERM_GLOSSARY", "TRIPO_TERM_LANGUAGE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
        "XDG_CONFIG_DIRS", "HOME", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "COLUMNS", "TERM",
    ]
}
