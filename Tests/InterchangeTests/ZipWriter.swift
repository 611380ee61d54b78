/// Writes small ZIP archives for tests, good and bad.
struct ZipWriter {
    struct Entry {
        var name: String
        var data: [UInt8]
        /// Bytes packed already, with the method deflate.
        var packed: [UInt8]?
        var size: UInt32
        var flags: UInt16 = 0
        var checksum: UInt32

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        init(_ name: String, _ data: [UInt8]) {
            (self.name, self.data) = (name, data)
            (size, checksum) = (UInt32(data.count), ZipWriter.checksum(data))
        }
    }

    static func archive(_ entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let stored = entry.packed ?? entry.data
            let common =
                two(20) + two(entry.flags) + two(entry.packed == nil ? 0 : 8) + two(0) + two(0x21)
                + four(entry.checksum)
                + four(UInt32(stored.count)) + four(entry.size) + two(UInt16(entry.name.utf8.count)) + two(0)
            directory +=
                four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(UInt32(bytes.count))
            directory += Array(entry.name.utf8)
            bytes += four(0x0403_4B50) + common + Array(entry.name.utf8) + stored
        }
        let start = UInt32(bytes.count)
        bytes += directory
        bytes += four(0x0605_4B50) + two(0) + two(0) + two(UInt16(entries.count)) + two(UInt16(entries.count))
        return bytes + four(UInt32(directory.count)) + four(start) + two(0)
    }

    /// A DEFLATE stream (RFC 1951) of one byte that repeats: its literal, then matches of length 258 at distance 1.
    static func run(of byte: UInt8, matches: Int) -> [UInt8] {
        var bits: [UInt8] = [1, 1, 0]
        func append(_ code: Int, _ length: Int) {
            for index in (0..<length).reversed() { bits.append(UInt8(code >> index & 1)) }
        }
        append(0x30 + Int(byte), 8)
        for _ in 0..<matches {
            append(0b1100_0101, 8)
            append(0, 5)
        }
        append(0, 7)
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() { bytes[index / 8] |= bit << (index % 8) }
        return bytes
    }

    static func checksum(_ data: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in data {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

    private static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(truncatingIfNeeded: value)) + two(UInt16(value >> 16))
    }
}
