/// Tells which files were changed since the last look.
public struct FileChanges: Sendable {
    private struct State: Equatable {
        var identity: FileSystem.Identity?
        var size: Int64
        var modified: Int64
    }

    private var states: [String: State] = [:]

    /// - Parameter paths: files that are known as they are.
    public init(_ paths: [String]) { _ = changed(paths) }

    /// Those of some files that were written, made or replaced since the last call, in their order.
    public mutating func changed(_ paths: [String]) -> [String] {
        var next: [String: State] = [:]
        for path in paths {
            guard let status = FileSystem.status(path) else { continue }
            next[path] = State(
                identity: FileSystem.identity(path), size: status.size, modified: status.modified)
        }
        defer { states = next }
        return paths.filter { next[$0] != nil && next[$0] != states[$0] }
    }
}
