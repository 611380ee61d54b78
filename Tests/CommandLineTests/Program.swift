import Foundation
import Testing

/// The built program, run as a user runs it; nothing that it does can keep a test waiting for ever.
enum Program {
    /// Beside the tests in the directory of products.
    static let path: String = {
        let candidates = [
            URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(),
            URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]), Bundle.main.bundleURL,
        ]
        for candidate in candidates {
            let file = candidate.deletingLastPathComponent().appendingPathComponent("tripo-term").path
            if FileManager.default.isExecutableFile(atPath: file) { return file }
        }
        return "tripo-term"
    }()

    /// Seconds; compiling all glossaries in a debug build on a busy machine takes some tens.
    static let patience = 120.0

    /// Where a run's standard streams lead.
    struct Streams {
        var input: Int32
        var output: Int32
        var errors: Int32
    }

    /// Starts the program.
    static func start(
        _ arguments: [[UInt8]], environment: [String: String], streams: Streams, program: String = path
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, streams.input, 0)
        posix_spawn_file_actions_adddup2(&actions, streams.output, 1)
        posix_spawn_file_actions_adddup2(&actions, streams.errors, 2)
        func strings(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
            texts.map { text in strdup((text + [0]).map { CChar(bitPattern: $0) }) } + [nil]
        }
        let argv = strings([Array(program.utf8)] + arguments)
        let envp = strings(environment.map { Array("\($0.key)=\($0.value)".utf8) })
        defer { for string in argv + envp { free(string) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, argv, envp)
        try #require(code == 0, "\(program) cannot be started: \(String(cString: strerror(code)))")
        return process
    }

    /// Waits for a run to end; one that does not is killed.
    ///
    /// - Returns: the exit status, or 128 and the number of the signal as a shell tells it.
    static func wait(for process: pid_t, seconds: Double = patience) throws -> Int32 {
        let end = Date().addingTimeInterval(seconds)
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if Date() > end {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                try #require(Bool(false), "the program did not end within \(seconds) s")
            }
            usleep(2000)
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Two ends of a pipe in a directory; made so that no run of another test gets one of them.
    static func pipe(in directory: String) throws -> (read: Int32, write: Int32) {
        let path = directory + "/pipe-" + UUID().uuidString
        try #require(mkfifo(path, 0o600) == 0)
        let read = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        let write = open(path, O_WRONLY | O_CLOEXEC)
        try #require(read >= 0 && write >= 0)
        _ = fcntl(read, F_SETFL, 0)
        return (read, write)
    }
}
