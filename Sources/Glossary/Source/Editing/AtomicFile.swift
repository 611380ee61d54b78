import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// Replaces the content of a file so that every reader sees either the old or the new one, whole.
struct AtomicFile {
    /// The path as the caller has it, for messages.
    private let path: String
    /// The file that is meant, after symbolic links.
    private let target: String
    private let mode: mode_t

    /// - Throws: `file.missing`, `file.not-a-file` or `file.read-only`.
    init(_ path: String) throws(Diagnostic) {
        self.path = path
        guard let resolved = realpath(path, nil) else { throw Self.failure(path, errno) }
        defer { free(resolved) }
        target = String(cString: resolved)
        var status = stat()
        guard stat(target, &status) == 0 else { throw Self.failure(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic(
                "file.not-a-file", .error, "\(path) is not a file", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give the path of a YAML file")
        }
        mode = status.st_mode & 0o7777
        // The superuser may write to any file, and still a file without permission to write is meant to stay.
        guard mode & 0o222 != 0, access(target, W_OK) == 0 else {
            throw Diagnostic(
                "file.read-only", .error, "\(path) is read-only", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give yourself permission to write to it: chmod u+w")
        }
    }

    /// Writes a new file beside the old one, and puts it into its place.
    ///
    /// - Parameter isUnchanged: Asked at the last moment, whether the old content is still the one that was read.
    /// - Throws: `file.write-failed` or `file.changed`; the old file is then as it was.
    func replace(with text: String, if isUnchanged: () -> Bool) throws(Diagnostic) {
        let (descriptor, temporary) = try create()
        var isDone = false
        defer { if !isDone { unlink(temporary) } }
        do throws(Diagnostic) {
            try write(Array(text.utf8), to: descriptor)
            guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw Self.failure(path, errno) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw Self.failure(path, errno) }
        guard isUnchanged() else {
            throw Diagnostic(
                "file.changed", .error, "\(path) was changed by somebody else in the meantime",
                arguments: ["file": path], at: SourceLocation(file: path), help: "look at the file and try again")
        }
        guard rename(temporary, target) == 0 else { throw Self.failure(path, errno) }
        isDone = true
        syncDirectory()
    }

    /// How many names are tried for the new file.
    private static let attempts = 100

    private func create() throws(Diagnostic) -> (descriptor: Int32, path: String) {
        let slash = target.lastIndex(of: "/").map(target.index(after:)) ?? target.startIndex
        let (directory, name) = (target[..<slash], target[slash...])
        var problem = EEXIST
        for attempt in 0..<Self.attempts {
            let candidate = "\(directory).\(name).\(getpid()).\(attempt).tmp"
            let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 { return (descriptor, candidate) }
            problem = errno
            if problem != EEXIST { break }
        }
        throw Self.failure(path, problem)
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(Diagnostic) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(descriptor, $0) }
            if count < 0 {
                let problem = errno
                if problem == EINTR { continue }
                throw Self.failure(path, problem)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes the new name of the file last; a failure here harms nobody who does not lose power now.
    private func syncDirectory() {
        let directory = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
        let reason = String(cString: strerror(code))
        return Diagnostic(
            code == ENOENT ? "file.missing" : "file.write-failed", .error,
            "\(path) cannot be written: \(reason)", arguments: ["file": path, "reason": reason],
            at: SourceLocation(file: path), help: "check the path, the permissions and the space on the disk")
    }
}

/// Outside of the type, where `write` means that of the C library.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
