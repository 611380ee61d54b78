import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

extension DocumentReader {
    /// Reads what an open descriptor gives, standard input say, to its end; `path` is what problems name.
    ///
    /// - Throws: `file.unreadable`, or a code that begins with `document.`.
    /// - Complexity: O(*n*) in the bytes.
    public func document(from descriptor: Int32, path: String) throws(Diagnostic) -> TextDocument {
        try document(of: contents(of: descriptor, path: path), path: path)
    }

    /// The bytes that an open descriptor gives, for who needs them beside the document.
    public func contents(of descriptor: Int32, path: String) throws(Diagnostic) -> [UInt8] {
        try DocumentFile.contents(of: descriptor, path: path, limit: options.limits.bytes)
    }

    /// The bytes of a file, for who needs them beside the document.
    public func contents(of path: String) throws(Diagnostic) -> [UInt8] {
        try DocumentFile.contents(of: path, limit: options.limits.bytes)
    }
}

extension DocumentFile {
    static func contents(of descriptor: Int32, path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        do throws(ReadFailure) {
            return try contents(of: descriptor, limit: limit)
        } catch {
            switch error {
            case .tooLarge: throw tooLarge(path, limit)
            case .system(let code):
                let reason = String(cString: strerror(code))
                throw Diagnostic(
                    "file.unreadable", .error, "\(path) cannot be read: \(reason)",
                    arguments: ["file": path, "reason": reason], at: SourceLocation(file: path),
                    help: "check that the file may be read by you")
            }
        }
    }
}
