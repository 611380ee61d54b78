import Glibc

/// A directory that goes with its object.
public final class TemporaryDirectory {
    public struct Failure: Error { public let code: Int32 }

    public let path: String

    public init() throws {
        // What stands for the part of the name that mkdtemp chooses.
        var name = Array(("/tmp/tripo-term-" + String(repeating: "X", count: 6)).utf8CString)
        guard mkdtemp(&name) != nil else { throw Failure(code: errno) }
        path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        for name in (try? names()) ?? [] { unlink(path + "/" + name) }
        rmdir(path)
    }

    /// The files that are in it, in order.
    public func names() throws -> [String] {
        guard let directory = opendir(path) else { throw Failure(code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }

    public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    public func write(_ bytes: [UInt8], to name: String) throws {
        guard let file = fopen(path + "/" + name, "w") else { throw Failure(code: errno) }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
