/// Walks over the entries of a block of keys; lengths that lie end the walk.
struct BlockCursor {
    struct Entry {
        /// How many bytes the key shares with the one before.
        let shared: Int
        /// Where the rest of the key stands in the block; its terms follow.
        let suffix: Range<Int>
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Where the next entry begins.
    var position: Int { offset }

    @inline(__always)
    mutating func next() -> Entry? {
        guard offset < bytes.count else { return nil }
        let shared = varint()
        let length = varint()
        guard length <= bytes.count - offset else { return nil }
        let suffix = offset..<offset + length
        offset += length
        // Each term says in its lowest bit whether another follows.
        while offset < bytes.count {
            let hasMore = bytes[offset] & 1 == 1
            skipVarint()
            if !hasMore { break }
        }
        return Entry(shared: shared, suffix: suffix)
    }

    @inline(__always)
    private mutating func varint() -> Int {
        var value = 0
        var shift = 0
        while offset < bytes.count, shift < 28 {
            let byte = Int(bytes[offset])
            offset += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return value
    }

    @inline(__always)
    private mutating func skipVarint() {
        while offset < bytes.count {
            offset += 1
            if bytes[offset - 1] < 0x80 { return }
        }
    }
}
