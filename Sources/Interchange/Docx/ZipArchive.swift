internal import CZip

/// A ZIP archive in memory, which must stay in place as long as the archive is used.
final class ZipArchive {
    struct Entry {
        var name: String
        /// Bytes, as the archive says: what is read may be more.
        var size: UInt64
        var isEncrypted: Bool
    }

    enum Failure: Error {
        case missing, encrypted, damaged, tooLarge
    }

    private let handle: OpaquePointer

    /// Nil where the bytes are no archive, or its directory is cut off.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, let handle = czip_open(start, bytes.count) else { return nil }
        self.handle = handle
    }

    deinit { czip_close(handle) }

    /// The number of entries that the archive says it has.
    var count: UInt64 { czip_count(handle) }

    /// The entries of the directory, as far as it is whole.
    func entries(limit: Int) -> [Entry] {
        var result: [Entry] = []
        var entry = czip_entry()
        while result.count < limit, czip_next(handle, result.isEmpty, &entry) { result.append(Self.entry(&entry)) }
        return result
    }

    /// Reads an entry piece by piece.
    ///
    /// - Throws: `Failure`, or what `body` throws.
    func read<Problem: Error>(
        _ name: String, limit: Int, failure: (Failure) -> Problem,
        _ body: (UnsafeBufferPointer<UInt8>) throws(Problem) -> Void
    ) throws(Problem) {
        var entry = czip_entry()
        guard czip_start(handle, name, &entry) else { throw failure(.missing) }
        if entry.is_encrypted { throw failure(.encrypted) }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunk)
        defer { buffer.deallocate() }
        guard let start = buffer.baseAddress else { return }
        var total = 0
        while true {
            let count = Int(czip_read(handle, start, buffer.count))
            if count < 0 { throw failure(.damaged) }
            if count == 0 { break }
            total += count
            guard total <= limit else { throw failure(.tooLarge) }
            try body(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
        guard czip_finish(handle) else { throw failure(.damaged) }
    }

    private static func entry(_ entry: inout czip_entry) -> Entry {
        Entry(
            name: String(cString: czip_entry_name(&entry)), size: entry.size, isEncrypted: entry.is_encrypted)
    }

    /// Bytes read at a time.
    private static let chunk = 1 << 15
}
