/// Characters and what they become, sorted and searched in place.
struct CharacterTable: Sendable {
    private static let entrySize = 8
    private let entries: ByteSlice
    private let texts: ByteSlice

    init(_ bytes: ByteSlice) {
        var reader = ByteReader(bytes)
        entries = reader.counted()
        texts = reader.counted()
    }

    static func bytes(of table: [UInt32: String]) -> [UInt8] {
        var entries = ByteWriter()
        var texts = ByteWriter()
        for (scalar, text) in table.sorted(by: { $0.key < $1.key }) {
            entries.append(scalar)
            entries.append(UInt32(texts.count))
            texts.append(text)
        }
        var writer = ByteWriter()
        for part in [entries.bytes, texts.bytes] {
            writer.append(varint: part.count)
            writer.append(contentsOf: part)
        }
        return writer.bytes
    }

    /// What a character becomes, or nil.
    ///
    /// - Complexity: O(log n) in the number of characters.
    subscript(scalar: UInt32) -> String? {
        var low = 0
        var high = entries.count / Self.entrySize
        while low < high {
            let middle = (low + high) / 2
            let found = entries.uint32(middle * Self.entrySize)
            if found == scalar {
                var reader = ByteReader(texts, at: Int(entries.uint32(middle * Self.entrySize + 4)))
                return reader.text()
            }
            if found < scalar { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
