import Terminology

/// A number of 64 bits for what a unit says, and for what is known of it; the same in all versions, for it is kept in the file.
///
/// Bytes are mixed eight at a time by multiplication to 128 bits, as in Wang Yi's wyhash. Texts with the same hash are compared, so that
/// a collision costs time and nothing else.
struct ContentHash {
    private var state: UInt64 = 0xA076_1D64_78BD_642F

    mutating func combine(_ word: UInt64) {
        let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        state = product.high ^ product.low &+ 0x8EBC_6AF0_9C88_C6E3
    }

    mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            combine(UInt64(utf8.count))
            let raw = UnsafeRawBufferPointer(utf8)
            var offset = 0
            while offset + 8 <= raw.count {
                combine(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
            guard offset < raw.count else { return }
            var rest: UInt64 = 0
            for index in offset..<raw.count { rest = rest << 8 | UInt64(raw[index]) }
            combine(rest)
        }
    }

    mutating func combine(_ text: String?) {
        guard let text else { return combine(UInt64.max) }
        combine(text)
    }

    /// As SQLite has it.
    var value: Int64 { Int64(bitPattern: state) }
}
