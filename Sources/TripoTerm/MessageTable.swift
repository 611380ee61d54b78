import Normalization

/// The words of one language as an index has them: how many, where each entry begins, then names with their patterns.
///
/// The names are in the order of their bytes, and found where they lie: most runs need ten of a hundred.
struct MessageTable: Sendable {
    private let bytes: ByteSlice
    private let count: Int

    static let empty = MessageTable(ByteStore([]).all)

    init(_ bytes: ByteSlice) {
        self.bytes = bytes
        let count = Int(bytes.uint32(0))
        self.count = count <= bytes.count / 4 ? count : 0
    }

    /// The pattern of a name, or nil.
    ///
    /// - Complexity: O(log n) in the number of words.
    subscript(name: String) -> String? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            var reader = ByteReader(bytes, at: Int(bytes.uint32(4 + middle * 4)))
            let order = Self.order(reader.counted(), name)
            if order == 0 { return reader.text() }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// Negative, zero or positive as the bytes are before, equal to or after a name.
    private static func order(_ bytes: ByteSlice, _ name: String) -> Int {
        name.utf8Span.span.withUnsafeBytes { name in
            bytes.withBytes { bytes in
                for index in 0..<min(bytes.count, name.count) where bytes[index] != name[index] {
                    return bytes[index] < name[index] ? -1 : 1
                }
                return bytes.count - name.count
            }
        }
    }

    /// The name under which the words for one number stand, where ICU prepared them.
    static func name(_ name: String, count: Int) -> String { "\(name)#\(count)" }

    /// Numbers up to this have their words prepared: more is rarely left out, found or seen.
    static let largestPreparedCount = 20

    static func bytes(of words: [(name: String, pattern: String)]) -> [UInt8] {
        var places = ByteWriter()
        var entries = ByteWriter()
        places.append(UInt32(words.count))
        for word in words.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            places.append(UInt32(4 + words.count * 4 + entries.count))
            entries.append(word.name)
            entries.append(word.pattern)
        }
        return places.bytes + entries.bytes
    }
}
