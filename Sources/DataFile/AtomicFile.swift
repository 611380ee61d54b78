import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes a file so that every reader sees either what was there before or all that is new.
///
/// What is written goes to a file without a name (`O_TMPFILE`), which the system forgets by itself if the program
/// ends: by an error, by Ctrl-C, by loss of power. `commit` gives it its name. Only where a file system has no such
/// files does it have a name beside the target from the beginning, and a program that is killed leaves it there.
public final class AtomicFile {
    /// Who may read and write what is new.
    public enum Permissions: Sendable {
        /// As the file that was there has it, or what the user's mask leaves of reading and writing.
        case kept
        /// Those, whatever was there.
        case mode(mode_t)
    }

    /// The path as the caller has it, for messages.
    private let path: String
    /// The file that is meant, after symbolic links.
    private let target: String
    private var descriptor: Int32
    /// The name that the new file has already.
    private var temporary: String?
    private var isDone = false

    /// Begins to write; the path's file is left alone until `commit`.
    ///
    /// A symbolic link is followed, the directory has to be there.
    ///
    /// - Throws: `file.missing`, `file.not-a-file`, `file.read-only` or `file.write-failed`.
    public init(_ path: String, permissions: Permissions = .kept) throws(Diagnostic) {
        self.path = path
        (target, descriptor) = (try Self.target(of: path), -1)
        let old = try Self.attributes(of: target, path)
        let directory = Self.directory(of: target)
        descriptor = open(directory, Self.nameless | O_WRONLY | O_CLOEXEC, 0o666)
        if descriptor < 0 { (descriptor, temporary) = try Self.createNamed(beside: target, path) }
        switch permissions {
        case .mode(let mode): try check(fchmod(descriptor, mode))
        case .kept:
            guard let old else { break }
            // Only the superuser may give files away; whose it is then, comes before what its owner may do.
            _ = fchown(descriptor, old.owner, old.group)
            try check(fchmod(descriptor, old.mode))
        }
    }

    deinit { abandon() }

    /// Writes bytes to the path in one step.
    public static func write(
        _ bytes: some Sequence<UInt8>, to path: String, permissions: Permissions = .kept
    ) throws(Diagnostic) {
        let file = try AtomicFile(path, permissions: permissions)
        try file.write(Array(bytes))
        try file.commit()
    }

    /// Appends to what will be the file.
    public func write(_ bytes: [UInt8]) throws(Diagnostic) {
        guard !isDone else { throw Self.failure(path, EBADF) }
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: $0[start...])) }
            if count < 0 {
                if errno == EINTR { continue }
                let problem = errno
                abandon()
                throw Self.failure(path, problem)
            }
            start += count
        }
    }

    /// Where this process can read what was written so far, as long as the file is neither committed nor abandoned.
    public var pathOfContents: String { "/proc/self/fd/\(descriptor)" }

    /// Puts the new file in the place of the old one.
    ///
    /// - Parameter isUnchanged: asked at the last moment, whether what is there is still what the caller has read.
    /// - Throws: `file.write-failed` or `file.changed`; the old file is then as it was.
    public func commit(if isUnchanged: () -> Bool = { true }) throws(Diagnostic) {
        guard !isDone else { throw Self.failure(path, EBADF) }
        defer { abandon() }
        try check(fsync(descriptor))
        guard isUnchanged() else {
            throw Diagnostic(
                "file.changed", .error, "\(path) was changed by somebody else in the meantime",
                arguments: ["file": path], at: SourceLocation(file: path), help: "look at the file and try again")
        }
        let name: String
        if let temporary { name = temporary } else { name = try nameIt() }
        temporary = name
        try check(rename(name, target))
        temporary = nil
        Self.syncDirectory(of: target)
    }

    /// Leaves the path as it was: what was written is gone.
    public func abandon() {
        if descriptor >= 0 { close(descriptor) }
        if let temporary { unlink(temporary) }
        (descriptor, temporary, isDone) = (-1, nil, true)
    }

    private func check(_ outcome: Int32) throws(Diagnostic) {
        guard outcome != 0 else { return }
        let problem = errno
        abandon()
        throw Self.failure(path, problem)
    }
}

extension AtomicFile {
    /// `O_TMPFILE` of Linux, which is a macro that Swift does not see.
    private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

    /// How many names are tried.
    private static let attempts = 100

    /// Gives the file without a name one beside the target: a name that is taken cannot be given to it at once.
    private func nameIt() throws(Diagnostic) -> String {
        try Self.firstFree(beside: target, path) { name in
            linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
        }.name
    }

    private static func createNamed(
        beside target: String, _ path: String
    ) throws(Diagnostic) -> (Int32, String?) {
        let (descriptor, name) = try firstFree(beside: target, path) { name in
            open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        return (descriptor, name)
    }

    /// Tries names until one is not taken.
    private static func firstFree(
        beside target: String, _ path: String, _ make: (String) -> Int32
    ) throws(Diagnostic) -> (outcome: Int32, name: String) {
        let slash = target.lastIndex(of: "/").map(target.index(after:)) ?? target.startIndex
        var problem = EEXIST
        for attempt in 0..<attempts {
            let name = "\(target[..<slash]).\(target[slash...]).\(getpid()).\(attempt).tmp"
            let outcome = make(name)
            if outcome >= 0 { return (outcome, name) }
            problem = errno
            if problem != EEXIST { break }
        }
        throw failure(path, problem)
    }

    /// The file that a path means, links followed; it need not be there.
    private static func target(of path: String) throws(Diagnostic) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        // A link to what is not there would be replaced by a file: that is left to the caller.
        var status = stat()
        guard errno == ENOENT, lstat(path, &status) != 0 else { throw failure(path, errno) }
        return path
    }

    /// The permissions of the file that is there, nil for none.
    private static func attributes(
        of target: String, _ path: String
    ) throws(Diagnostic) -> (mode: mode_t, owner: uid_t, group: gid_t)? {
        var status = stat()
        guard stat(target, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic(
                "file.not-a-file", .error, "\(path) is not a file", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give the path of a file")
        }
        let mode = status.st_mode & 0o7777
        // The superuser may write to any file, and still a file without permission to write is meant to stay.
        guard mode & 0o222 != 0, access(target, W_OK) == 0 else {
            throw Diagnostic(
                "file.read-only", .error, "\(path) is read-only", arguments: ["file": path],
                at: SourceLocation(file: path), help: "give yourself permission to write to it: chmod u+w")
        }
        return (mode, status.st_uid, status.st_gid)
    }

    private static func directory(of target: String) -> String {
        target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    }

    /// Makes the new name of the file last; a failure here harms nobody who does not lose power now.
    private static func syncDirectory(of target: String) {
        let descriptor = open(directory(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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
