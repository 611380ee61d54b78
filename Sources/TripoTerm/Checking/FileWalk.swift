import Glibc
import Interchange
import Terminology

/// The files that paths mean: files as they are, and of folders all that can be read and is wanted.
public struct FileWalk {
    /// Patterns of the shell on a file's name or its path; all for none.
    public var include: [String] = []
    public var exclude: [String] = []

    public init() {}

    /// - Throws: `file.missing`, `check.no-files`.
    public func files(_ paths: [String]) throws(Diagnostic) -> [String] {
        var files: [String] = []
        for path in paths {
            guard path != "-", FileSystem.status(path)?.isDirectory == true else {
                files.append(path)
                continue
            }
            var seen: Set<FileSystem.Identity> = []
            let before = files.count
            walk(path, depth: 0, &seen, &files)
            guard files.count > before else {
                throw Diagnostic(
                    "check.no-files", "there is nothing to check in \(path)", arguments: ["file": path],
                    at: SourceLocation(file: path), help: "give a folder with .txt, .md, .html or .docx files")
            }
        }
        return files
    }

    private static let deepest = 64

    /// A link that leads back to a folder is not followed twice.
    private func walk(
        _ directory: String, depth: Int, _ seen: inout Set<FileSystem.Identity>, _ files: inout [String]
    ) {
        guard depth < Self.deepest, let identity = FileSystem.identity(directory), seen.insert(identity).inserted
        else { return }
        for name in FileSystem.names(in: directory, suffix: "") ?? [] {
            let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
            guard let status = FileSystem.status(path) else { continue }
            if status.isDirectory {
                walk(path, depth: depth + 1, &seen, &files)
            } else if status.isRegular, isWanted(path, name) {
                files.append(path)
            }
        }
    }

    private func isWanted(_ path: String, _ name: String) -> Bool {
        func matches(_ pattern: String) -> Bool { Self.matches(path, pattern) }
        if exclude.contains(where: matches) { return false }
        return include.isEmpty ? DocumentFormat(extensionOf: name) != nil : include.contains(where: matches)
    }

    /// Whether a path or the name at its end is of a pattern of the shell.
    static func matches(_ path: String, _ pattern: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return fnmatch(pattern, name, 0) == 0 || fnmatch(pattern, path, 0) == 0
            || fnmatch("*/" + pattern, path, 0) == 0
    }
}
