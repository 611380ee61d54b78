import Glibc

/// The few questions to the file system that opening an index asks.
enum FileSystem {
    struct Status {
        var isDirectory: Bool
        var isRegular: Bool
        /// Bytes.
        var size: Int64
        /// Nanoseconds since 1970.
        var modified: Int64
    }

    /// What is at a path, or nil.
    static func status(_ path: String, followingLinks: Bool = true) -> Status? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        let type = status.st_mode & S_IFMT
        return Status(
            isDirectory: type == S_IFDIR, isRegular: type == S_IFREG, size: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }

    /// What makes a file the same under another path.
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    /// How many names the file at a path has, links followed; 0 for none.
    static func nameCount(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_nlink) : 0
    }

    /// Which file is at a path, links followed; nil for none.
    static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// Nanoseconds since 1970.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The names in a directory that end in a suffix, sorted; nil where it cannot be read.
    static func names(in directory: String, suffix: String) -> [String]? {
        guard let stream = opendir(directory) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a directory and those above it.
    static func makeDirectories(_ path: String) -> Bool {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return true }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return false }
        return makeDirectories(String(path[..<slash])) && (mkdir(path, 0o777) == 0 || errno == EEXIST)
    }

    /// A path from the root; `.` and `..` stay as they are.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return String(cString: current) + "/" + path
    }

    /// The path of a file from the root by which it is one whatever it was called by: without `.`, `..` and links to folders.
    static func canonical(_ path: String) -> String {
        let slash = path.lastIndex(of: "/")
        let name = path[(slash.map { path.index(after: $0) } ?? path.startIndex)...]
        let folder = slash.map { path[...$0] } ?? "."
        guard let resolved = realpath(String(folder), nil) else { return absolute(path) }
        defer { free(resolved) }
        let root = String(cString: resolved)
        return root + (root == "/" ? "" : "/") + name
    }

    /// The path of the running program, links resolved.
    static func programPath() -> String? {
        let longest = Int(PATH_MAX)
        let path = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { path in
                path.baseAddress.map { max(0, readlink("/proc/self/exe", $0, longest)) } ?? 0
            }
        }
        return path.isEmpty ? nil : String(decoding: path, as: UTF8.self)
    }
}
