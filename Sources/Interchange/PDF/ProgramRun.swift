#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// Runs a program, without a shell, on bytes, and takes what it writes: within a time and a length.
struct ProgramRun {
    enum Failure: Error {
        case notInstalled
        case system(Int32)
        case tooSlow
        case tooLong
        /// The exit status, and the first line of what it complained of.
        case status(Int32, String)
    }

    let program: String
    let arguments: [String]
    /// Seconds.
    let timeLimit: Int
    /// Bytes.
    let outputLimit: Int

    /// The program's standard output.
    func output(from input: [UInt8]) throws(Failure) -> [UInt8] {
        let source = try Self.temporaryFile(holding: input)
        defer { close(source) }
        let complaints = try Self.temporaryFile(holding: [])
        defer { close(complaints) }
        var pipeEnds: [Int32] = [0, 0]
        guard pipe(&pipeEnds) == 0 else { throw .system(errno) }
        let (reading, writing) = (pipeEnds[0], pipeEnds[1])
        defer { close(reading) }
        for descriptor in [source, complaints, reading] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let child: pid_t
        do throws(Failure) {
            child = try start(input: source, output: writing, complaints: complaints)
        } catch {
            close(writing)
            throw error
        }
        close(writing)
        do throws(Failure) {
            let output = try collect(reading)
            try Self.check(Self.wait(for: child), complaints)
            return output
        } catch {
            // Where it was waited for, there is none of this number that is ours; else it must not go on.
            if case .status = error { throw error }
            kill(child, SIGKILL)
            _ = Self.wait(for: child)
            throw error
        }
    }

    private func start(input: Int32, output: Int32, complaints: Int32) throws(Failure) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, complaints, 2)
        posix_spawn_file_actions_addclose(&actions, output)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        let path = getenv("PATH").map { "PATH=" + String(cString: $0) } ?? "PATH=/usr/bin:/bin"
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup(path), strdup("LC_ALL=C"), nil]
        defer { for word in words + environment { free(word) } }
        var child: pid_t = 0
        let status = posix_spawnp(&child, program, &actions, nil, &words, &environment)
        if status == ENOENT || status == EACCES { throw .notInstalled }
        guard status == 0 else { throw .system(status) }
        return child
    }

    private func collect(_ descriptor: Int32) throws(Failure) -> [UInt8] {
        let deadline = Self.milliseconds() + timeLimit * 1000
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = deadline - Self.milliseconds()
            guard left > 0 else { throw .tooSlow }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, Int32(clamping: left))
            if ready == 0 { throw .tooSlow }
            if ready < 0, errno != EINTR { throw .system(errno) }
            if ready < 0 { continue }
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return output }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(errno)
            }
            output.append(contentsOf: chunk[..<count])
            guard output.count <= outputLimit else { throw .tooLong }
        }
    }

    private static func check(_ status: Int32, _ complaints: Int32) throws(Failure) {
        if status == 0 { return }
        var text = [UInt8](repeating: 0, count: 512)
        let count = text.withUnsafeMutableBytes { pread(complaints, $0.baseAddress, $0.count, 0) }
        let line = text.prefix(max(0, count)).prefix { $0 != 0x0A }
        let signal = status & 0x7F
        let code = signal == 0 ? (status >> 8) & 0xFF : signal + 128
        throw .status(code, String(decoding: line, as: UTF8.self))
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// A file without a name, at its start.
    private static func temporaryFile(holding bytes: [UInt8]) throws(Failure) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // What stands for the part of the name that mkstemp chooses.
        let free = String(repeating: "X", count: 6)
        var path = Array((folder + "/tripo-term-" + free).utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw .system(errno) }
        unlink(path)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                close(descriptor)
                throw .system(code)
            }
            offset += count
        }
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }
}
