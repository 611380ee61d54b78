import Glibc

/// Writes to a file descriptor through a buffer; a reader that has gone away ends the program quietly.
final class Output {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Bytes.
    private static let bufferSize = 64 << 10

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { flush() }

    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { flush() }
    }

    func write(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { flush() }
    }

    func writeLine(_ text: String = "") {
        write(text)
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Writes out what waits.
    func flush() {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                let reason = errno
                buffer.removeAll()
                // A closed pipe is the reader's wish, a full disk is not.
                if reason == EPIPE { exit(ExitStatus.found) }
                if descriptor != STDERR_FILENO {
                    let errors = Output(STDERR_FILENO)
                    errors.writeLine(
                        "error[output.failed]: the output cannot be written: \(String(cString: strerror(reason)))")
                    errors.flush()
                }
                exit(ExitStatus.couldNotRun)
            }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// What the program tells the one who called it.
enum ExitStatus {
    static let found: Int32 = 0
    static let nothingFound: Int32 = 1
    static let couldNotRun: Int32 = 2
    /// EX_USAGE of sysexits.h.
    static let wrongUsage: Int32 = 64
}
