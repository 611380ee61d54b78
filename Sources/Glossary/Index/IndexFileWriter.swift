import Normalization

/// Puts sections into the bytes of an index file.
struct IndexFileWriter {
    private var sections: [(IndexSection, [UInt8])] = []

    mutating func add(_ section: IndexSection, _ bytes: [UInt8]) { sections.append((section, bytes)) }

    /// The whole file.
    func bytes() -> [UInt8] {
        let dataSize = sections.reduce(0) { $0 + Self.padded($1.1.count) }
        let blocks = (dataSize + IndexFormat.blockSize - 1) / IndexFormat.blockSize
        let headerSize = Self.padded(
            IndexFormat.fixedHeaderSize + sections.count * IndexFormat.sectionEntrySize + blocks * 8)

        var data = ByteWriter()
        var entries = ByteWriter()
        for (section, bytes) in sections {
            entries.append(section.rawValue)
            entries.append(UInt32(0))
            entries.append(UInt64(headerSize + data.count))
            entries.append(UInt64(bytes.count))
            data.append(contentsOf: bytes)
            data.append(contentsOf: [UInt8](repeating: 0, count: Self.padded(bytes.count) - bytes.count))
        }

        var header = ByteWriter()
        header.append(contentsOf: IndexFormat.magic)
        header.append(IndexFormat.version)
        header.append(UInt32(sections.count))
        header.append(UInt64(headerSize + dataSize))
        header.append(UInt64(headerSize))
        header.append(UInt64(0))
        header.append(contentsOf: entries.bytes)
        data.bytes.withUnsafeBytes { all in
            for start in stride(from: 0, to: all.count, by: IndexFormat.blockSize) {
                let end = min(start + IndexFormat.blockSize, all.count)
                header.append(Checksum.of(UnsafeRawBufferPointer(rebasing: all[start..<end])))
            }
        }
        header.append(contentsOf: [UInt8](repeating: 0, count: headerSize - header.count))
        let checksum = header.bytes.withUnsafeBytes(Checksum.of)
        header.replace(at: IndexFormat.checksumOffset, with: UInt32(truncatingIfNeeded: checksum))
        header.replace(at: IndexFormat.checksumOffset + 4, with: UInt32(truncatingIfNeeded: checksum >> 32))
        return header.bytes + data.bytes
    }

    private static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
