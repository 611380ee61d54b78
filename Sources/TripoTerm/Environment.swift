import Glibc
import Terminology

/// The variables that the program was started with.
public struct Environment: Sendable {
    // A list: a dictionary takes longer to set up than all questions to it.
    private let values: [(name: String, value: String)]

    public init(_ values: [String: String]) { self.values = values.map { (name: $0.key, value: $0.value) } }

    private init(list: [(name: String, value: String)]) { values = list }

    /// Those of this process; only what the program knows is read.
    public static func ofProcess() -> Environment {
        var values: [(name: String, value: String)] = []
        for name in known {
            if let value = getenv(name) { values.append((name, String(cString: value))) }
        }
        return Environment(list: values)
    }

    /// What a variable holds, if it is not empty.
    public subscript(name: String) -> String? {
        for entry in values where entry.name == name && !entry.value.isEmpty { return entry.value }
        return nil
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
        "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "HOME", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "COLUMNS",
        "TERM",
    ]
}
