import Glibc
import Terminology

/// Where the index files of a memory are: `LANGUAGE-FROM-TO.segments`, each with what changed in one language after one
/// change of the memory up to another, and beside it `.keys`. Files that follow one another are the whole.
struct IndexDirectory: Sendable {
    /// The best first.
    let paths: [String]

    /// A file's name, understood.
    struct Entry: Hashable {
        var directory: String
        var kind: String
        var from: Int64
        var to: Int64

        var segments: String { path + ".segments" }
        var keys: String { path + ".keys" }
        private var path: String { "\(directory)/\(kind)-\(from)-\(to)" }

        init(directory: String, kind: String, from: Int64, to: Int64) {
            (self.directory, self.kind, self.from, self.to) = (directory, kind, from, to)
        }

        init?(_ name: String, in directory: String, kind: String) {
            guard name.hasPrefix(kind + "-"), name.hasSuffix(".segments") else { return nil }
            let numbers = name.dropFirst(kind.utf8.count + 1).dropLast(".segments".utf8.count).split(separator: "-")
            guard numbers.count == 2, let from = Int64(numbers[0]), let to = Int64(numbers[1]), from <= to else {
                return nil
            }
            self.init(directory: directory, kind: kind, from: from, to: to)
        }
    }

    /// The files of the first directory that has any which begin at the beginning: each goes on where the one before it ends,
    /// and of several the longest is taken.
    func chain(of kind: String) -> [Entry] {
        for directory in paths {
            let entries = Self.names(in: directory).compactMap { Entry($0, in: directory, kind: kind) }
            var chain: [Entry] = []
            while let next = entries.filter({ $0.from == chain.last?.to ?? 0 && !chain.contains($0) })
                .max(by: { $0.to < $1.to })
            {
                chain.append(next)
                if next.from == next.to, next.to != 0 { break }
            }
            if !chain.isEmpty { return chain }
        }
        return []
    }

    /// The first directory that can be written to; it is made where it is not there.
    func writable() -> String? {
        paths.first { path in
            _ = mkdir(path, 0o777)
            return access(path, W_OK | X_OK) == 0
        }
    }

    /// What files are called that are never meant to have a name; where a file system has no other, a program that is killed leaves them.
    static let pieceName = "piece"

    /// Takes away files that are not in a chain and say nothing that it does not, and what programs that were killed left.
    func clean(_ kind: String, keeping chain: [Entry]) {
        guard let last = chain.last else { return }
        for name in Self.names(in: last.directory) {
            if Self.isLeftOver(name) {
                removeIfOld(last.directory + "/" + name)
                continue
            }
            guard let entry = Entry(name, in: last.directory, kind: kind), !chain.contains(entry), entry.to <= last.to
            else { continue }
            remove(entry)
        }
    }

    /// Whether a file is one that is being written, or was (`AtomicFile`).
    private static func isLeftOver(_ name: String) -> Bool {
        name.hasPrefix(pieceName + "-") || name.hasPrefix(".") && name.hasSuffix(".tmp")
    }

    /// Nobody writes at a file for so long without that it changes.
    private func removeIfOld(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > Self.longestSilence else { return }
        unlink(path)
    }

    /// Seconds.
    private static let longestSilence = 600

    /// Takes away a file that cannot be used.
    func remove(_ entry: Entry) {
        unlink(entry.segments)
        unlink(entry.keys)
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// Bytes of all files of a directory.
    static func bytes(in directory: String) -> Int {
        names(in: directory).reduce(0) { sum, name in
            var status = stat()
            guard stat("\(directory)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return sum }
            return sum + Int(status.st_size)
        }
    }
}

/// Takes the name of a file away; what has it open keeps it.
func unlinkFile(_ path: String) { unlink(path) }
