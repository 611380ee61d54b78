import Glibc

/// Reads and writes whole files.
enum TextFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw BenchmarkError("cannot read \(path)") }
        defer { fclose(file) }
        var result: [UInt8] = []
        let step = 1 << 20
        while true {
            var count = 0
            result.append(addingCapacity: step) { span in
                span.withUnsafeMutableBufferPointer { target, initialized in
                    count = fread(target.baseAddress! + initialized, 1, step, file)
                    initialized += count
                }
            }
            if count == 0 { return result }
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "wb") else { throw BenchmarkError("cannot write \(path)") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw BenchmarkError("cannot write \(path)") }
    }

    static func lines(_ path: String) throws -> [Substring] {
        String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n")
    }

    /// A column of a tab-separated file.
    static func column(_ number: Int, of path: String) throws -> [String] {
        try lines(path).map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[number]) }
    }
}
