import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a whole regular file as UTF-8.
public enum FileText {
    /// Bytes; a hundred times as much memory can be needed for the parsed form.
    public static let defaultLimit = 64 << 20

    /// The text of a file.
    ///
    /// A FIFO or a device is refused, and never waited for.
    /// - Throws: `file.missing`, `file.unreadable`, `file.not-a-file`, `file.too-large`
    ///   or `file.not-utf8`.
    public static func contents(of path: String, limit: Int = defaultLimit) throws(Diagnostic) -> String {
        let bytes = try readBytes(path, limit: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(bytes, path) }
        return text
    }

    private static func readBytes(_ path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        // An embedded NUL would silently cut the path short.
        guard !path.utf8.contains(0) else { throw unreadable(path, "its name holds a NUL character") }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
        let type = status.st_mode & S_IFMT
        guard type == S_IFREG else { throw notAFile(path, isDirectory: type == S_IFDIR) }
        guard status.st_size <= limit else { throw tooLarge(path, limit) }
        var bytes: [UInt8] = []
        // One byte beyond the size tells the end of the file from a file that grows.
        var chunk = [UInt8](repeating: 0, count: max(smallestRead, Int(status.st_size) + 1))
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                let problem = errno
                if problem == EINTR { continue }
                throw failure(path, problem)
            }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else { throw tooLarge(path, limit) }
        }
    }

    /// Bytes: one page.
    private static let smallestRead = 4096
}

extension FileText {
    private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
        if code == ENOENT || code == ENOTDIR {
            return Diagnostic(
                "file.missing", .error, "there is no file \(path)", arguments: ["file": path],
                at: SourceLocation(file: path), help: "check the path, or create the file")
        }
        return unreadable(path, String(cString: strerror(code)))
    }

    private static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
        Diagnostic(
            "file.unreadable", .error, "\(path) cannot be read: \(reason)",
            arguments: ["file": path, "reason": reason], at: SourceLocation(file: path),
            help: "check that the file may be read by you")
    }

    private static func notAFile(_ path: String, isDirectory: Bool) -> Diagnostic {
        let found = isDirectory ? "a directory" : "a device, pipe or socket"
        return Diagnostic(
            "file.not-a-file", .error, "\(path) is \(found), not a file",
            arguments: ["file": path, "found": found],
            at: SourceLocation(file: path), help: "give the path of a YAML file")
    }

    private static func tooLarge(_ path: String, _ limit: Int) -> Diagnostic {
        Diagnostic(
            "file.too-large", .error, "\(path) is larger than \(limit) bytes",
            arguments: ["file": path, "limit": String(limit)], at: SourceLocation(file: path),
            help: "split the file by kind of concept")
    }

    private static func notUTF8(_ bytes: [UInt8], _ path: String) -> Diagnostic {
        let wide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        var location = SourceLocation(file: path, line: 1, column: 1)
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            let repaired = String(decoding: line, as: UTF8.self).unicodeScalars
            let column = repaired.prefix { $0 != "\u{FFFD}" }.count + 1
            location = SourceLocation(file: path, line: number + 1, column: column)
            break
        }
        return Diagnostic(
            "file.not-utf8", .error, wide ? "the file is UTF-16, not UTF-8" : "the file is not UTF-8 here",
            at: location, help: "save the file as UTF-8")
    }
}
