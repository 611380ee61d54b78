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
            let before = files.count
            _ = walk(path, depth: 0) { file in
                files.append(file)
                return true
            }
            guard files.count > before else {
                throw Diagnostic(
                    "check.no-files", "there is nothing to check in \(path)", arguments: ["file": path],
                    at: SourceLocation(file: path),
                    help: "give a folder with .txt, .md, .html, .docx, .tmx, .xlf or .po files")
            }
        }
        return files
    }

    /// Whether a folder has a wanted file of which a condition holds.
    func hasFile(in folder: String, where holds: (String) -> Bool) -> Bool { !walk(folder, depth: 0) { !holds($0) } }

    private static let deepest = 64

    /// Calls for the wanted files of a folder as long as it is answered with true, and tells whether it always was.
    ///
    /// Links are not followed: they lead to what is met anyway, in circles, or out of the folder.
    private func walk(_ directory: String, depth: Int, _ body: (String) -> Bool) -> Bool {
        guard depth < Self.deepest else { return true }
        for name in FileSystem.names(in: directory, suffix: "") ?? [] {
            let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
            guard let status = FileSystem.status(path, followingLinks: false) else { continue }
            if status.isDirectory {
                if exclude.contains(where: { Self.matches(path, $0) }) { continue }
                guard walk(path, depth: depth + 1, body) else { return false }
            } else if status.isRegular, isWanted(path, name) {
                guard body(path) else { return false }
            }
        }
        return true
    }

    private func isWanted(_ path: String, _ name: String) -> Bool {
        func matches(_ pattern: String) -> Bool { Self.matches(path, pattern) }
        if exclude.contains(where: matches) { return false }
        guard include.isEmpty else { return include.contains(where: matches) }
        // Tables and JSON are mostly something else.
        let units = MemoryFormat(extensionOf: name).map { [.tmx, .xliff, .po].contains($0) } ?? false
        return units || DocumentFormat(extensionOf: name) != nil
    }

    /// Whether a path or the name at its end is of a pattern of the shell.
    static func matches(_ path: String, _ pattern: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return fnmatch(pattern, name, 0) == 0 || fnmatch(pattern, path, 0) == 0
            || fnmatch("*/" + pattern, path, 0) == 0
    }
}
