import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes of a file or a pipe.
enum DocumentFile {
    /// Reads to the end.
    ///
    /// - Throws: `file.missing`, `file.unreadable`, `document.directory`, `document.too-large`.
    static func contents(of path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
        guard status.st_size <= limit else { throw tooLarge(path, limit) }
        do throws(ReadFailure) {
            return try contents(of: descriptor, expected: Int(status.st_size), limit: limit)
        } catch {
            switch error {
            case .tooLarge: throw tooLarge(path, limit)
            case .system(let code): throw failure(path, code)
            }
        }
    }

    /// Opens a file or a pipe for reading.
    ///
    /// - Throws: `file.missing`, `file.unreadable`, `document.directory`.
    static func open(_ path: String) throws(Diagnostic) -> Int32 {
        // An embedded NUL would silently cut the path short.
        guard !path.utf8.contains(0) else { throw unreadable(path, "its name holds a NUL character") }
        let descriptor = openFile(path)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw Diagnostic(
                "document.directory", "\(path) is a directory, not a document", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give the path of a file")
        }
        return descriptor
    }

    enum ReadFailure: Error {
        case tooLarge
        case system(Int32)
    }

    /// Reads an open file to its end.
    static func contents(of descriptor: Int32, expected: Int = 0, limit: Int) throws(ReadFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        while true {
            var problem: Int32 = 0
            let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunk) { buffer in
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0 { problem = errno } else { bytes.append(contentsOf: buffer.prefix(count)) }
                return count
            }
            if count == 0 { return bytes }
            if count < 0 {
                if problem == EINTR { continue }
                throw .system(problem)
            }
            guard bytes.count <= limit else { throw .tooLarge }
        }
    }

    /// Bytes read at a time.
    private static let chunk = 1 << 16

    static func tooLarge(_ path: String, _ limit: Int) -> Diagnostic {
        Diagnostic(
            "document.too-large", "\(path) is larger than \(limit >> 20) MiB",
            arguments: ["file": path, "limit": String(limit >> 20)], at: SourceLocation(file: path),
            help: "split the document, at the same place in each language")
    }

    static func failure(_ path: String, _ code: Int32) -> Diagnostic {
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
}

/// Outside of the type, where `open` means its own.
private func openFile(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }
