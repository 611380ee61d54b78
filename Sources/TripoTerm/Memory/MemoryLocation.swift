import Terminology

/// Where a translation memory is kept.
public enum MemoryLocation {
    /// The user's own: `$XDG_DATA_HOME/tripo-term/memory.sqlite`, or under `~/.local/share`.
    ///
    /// - Throws: `memory.no-place` where the environment names neither.
    public static func standard(_ environment: Environment) throws(Diagnostic) -> String {
        guard let data = environment["XDG_DATA_HOME"] ?? environment["HOME"].map({ $0 + "/.local/share" }) else {
            throw Diagnostic(
                "memory.no-place", "there is no directory for the translation memory",
                help: "name a file with --memory, or set HOME")
        }
        return data + "/tripo-term/memory.sqlite"
    }

    /// Makes the directory of a memory that is to be made.
    ///
    /// - Throws: `memory.no-directory`.
    public static func prepare(_ path: String) throws(Diagnostic) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let directory = String(path[..<slash])
        guard FileSystem.makeDirectories(directory) else {
            throw Diagnostic(
                "memory.no-directory", "the directory \(directory) cannot be made", arguments: ["path": directory],
                at: SourceLocation(file: path), help: "name another file with --memory")
        }
    }
}

extension MemoryLocation {
    /// Where search indexes are kept of memories beside which nothing can be written; nil where the environment names no place.
    public static func cache(_ environment: Environment) -> String? {
        guard let cache = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map({ $0 + "/.cache" }) else { return nil }
        let directory = cache + "/tripo-term"
        return FileSystem.makeDirectories(directory) ? directory : nil
    }
}
