import Glibc
import Terminology

/// Where the names to look up come from; lines are read one at a time, so that answers stream.
final class QuerySource {
    /// One name, or why a line is none.
    struct Query {
        var text: String
        var problem: Diagnostic?
    }

    private var arguments: ArraySlice<String>
    private var descriptor: Int32?
    private let file: String
    private var buffer: [UInt8] = []
    private var line = 0
    private var isAtEnd = false
    /// Whether something was read.
    private var hasBegun = false
    /// How many bytes of the buffer were given out.
    private var consumed = 0
    /// Why the input ended before its end.
    private var readProblem: Diagnostic?
    /// Whether the names were typed as arguments.
    let isInteractive: Bool

    /// Bytes of a line. No name is as long as this; the rest of such a line is passed over.
    private static let longestLine = 1 << 20

    /// - Parameter missing: what is said where nothing is asked.
    init(arguments: [String], file: String?, missing: Diagnostic = .noName) throws(Failure) {
        self.arguments = arguments[...]
        self.file = file ?? "-"
        if let file, file != "-" {
            // A pipe is as good as a file here.
            let opened = open(file, O_RDONLY | O_CLOEXEC)
            guard opened >= 0 else { throw .unreadable(file, String(cString: strerror(errno))) }
            var status = stat()
            guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
                close(opened)
                throw .unreadable(file, String(cString: strerror(EISDIR)))
            }
            descriptor = opened
        } else if file == "-" || arguments == ["-"] || arguments.isEmpty {
            if arguments == ["-"] { self.arguments = [] }
            if arguments.isEmpty, file == nil, isatty(STDIN_FILENO) == 1 {
                throw .wrongUsage(missing)
            }
            descriptor = STDIN_FILENO
        }
        isInteractive = descriptor == nil
    }

    deinit {
        if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Whether the next name is there without waiting for more input.
    var hasBuffered: Bool { !arguments.isEmpty || buffer[consumed...].contains(UInt8(ascii: "\n")) }

    /// The next name; blank lines are passed over.
    func next() -> Query? {
        if let argument = arguments.popFirst() { return Query(text: argument) }
        while let bytes = nextLine() {
            line += 1
            let place = SourceLocation(file: file == "-" ? "<stdin>" : file, line: line, column: 1)
            guard bytes.count <= Self.longestLine else {
                return Query(
                    text: "",
                    problem: Diagnostic(
                        "query.too-long", "the line is too long for a name", at: place, help: "write one name a line"))
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return Query(
                    text: String(decoding: bytes, as: UTF8.self),
                    problem: Diagnostic(
                        "query.not-utf8", "the line is not UTF-8", at: place, help: "save the file as UTF-8"))
            }
            let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
            if !isBlank { return Query(text: text) }
        }
        if let problem = readProblem {
            readProblem = nil
            return Query(text: "", problem: problem)
        }
        return nil
    }

    /// - Parameter before: what stands before the NUL.
    private func binary(_ before: ArraySlice<UInt8>) -> Diagnostic {
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
        let place = SourceLocation(
            file: file == "-" ? "<stdin>" : file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1)
        return Diagnostic(
            "query.binary", "the input is no UTF-8 text: it holds a NUL here", at: place,
            help: "give a text file; save one of another encoding, such as UTF-16, as UTF-8")
    }

    private func nextLine() -> [UInt8]? {
        var searched = consumed
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                var line = Array(buffer[consumed..<end])
                consumed = end + 1
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                if self.line == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
                return line
            }
            // Lines are taken away all at once, not each by itself.
            buffer.removeSubrange(..<consumed)
            consumed = 0
            // What is too long is told by its first bytes alone.
            if buffer.count > Self.longestLine + 1 { buffer.removeSubrange((Self.longestLine + 1)...) }
            searched = buffer.count
            if isAtEnd {
                guard !buffer.isEmpty else { return nil }
                let line = buffer
                buffer = []
                return line
            }
            read()
        }
    }

    private func read() {
        guard let descriptor else {
            isAtEnd = true
            return
        }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            defer { hasBegun = true }
            // Not line by line: of a file that is no text, no line is one.
            if !hasBegun, let place = chunk[..<count].firstIndex(of: 0) {
                readProblem = binary(chunk[..<place])
                isAtEnd = true
                return
            }
            buffer.append(contentsOf: chunk[..<count])
        } else if count == 0 {
            isAtEnd = true
        } else if errno == EAGAIN {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&waiting, 1, -1)
        } else if errno != EINTR {
            let name = file == "-" ? "<stdin>" : file
            readProblem = Failure.unreadable(name, String(cString: strerror(errno))).diagnostics.first
            isAtEnd = true
        }
    }
}

extension Diagnostic {
    static let noName = Diagnostic(
        "usage.no-query", "there is no name to look up", help: "give a name: tripo-term lookup KIPO")
}

extension Failure {
    static func unreadable(_ path: String, _ reason: String) -> Failure {
        Failure(
            Diagnostic(
                "input.unreadable", "\(path) cannot be read: \(reason)", arguments: ["path": path, "reason": reason],
                help: "check the path, and that you may read it"),
            status: ExitStatus.couldNotRun)
    }
}
