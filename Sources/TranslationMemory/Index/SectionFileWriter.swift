import DataFile
import Normalization
import Terminology

/// Writes the sections of a search index one after the other, holding no more than a block of them.
struct SectionFileWriter: ~Copyable {
    private let file: AtomicFile?
    /// What was written, where there is no file.
    private var written: [UInt8] = []
    private var pending: [UInt8] = []
    private var offset = 0
    private var checksums: [UInt64] = []
    private var entries: [(section: IndexSection, start: Int, count: Int)] = []

    /// - Parameter file: where the bytes go; nil keeps them in memory.
    init(_ file: AtomicFile?) throws(SegmentIndexError) {
        self.file = file
        pending.reserveCapacity(2 * SectionFormat.blockSize)
        try append(SectionFormat.magic)
        try pad()
    }

    /// Begins a section; what is appended from now on belongs to it.
    mutating func begin(_ section: IndexSection) throws(SegmentIndexError) {
        try endSection()
        entries.append((section, offset, 0))
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(SegmentIndexError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(SectionFormat.blockSize - pending.count)
            pending.append(contentsOf: part)
            offset += part.count
            rest = rest.dropFirst(part.count)
            if pending.count == SectionFormat.blockSize { try flush() }
        }
    }

    mutating func append(_ bytes: [UInt8]) throws(SegmentIndexError) {
        try bytes.span.withUnsafeBytes { bytes throws(SegmentIndexError) in try append(bytes) }
    }

    @inline(__always)
    mutating func append<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) throws(SegmentIndexError) {
        let size = MemoryLayout<Value>.size
        var rest = value.littleEndian
        for _ in 0..<size {
            pending.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            offset += 1
            if pending.count == SectionFormat.blockSize { try flush() }
        }
    }

    /// Writes what describes the sections, and gives the bytes where there is no file; the caller commits the file.
    consuming func finish() throws(SegmentIndexError) -> [UInt8] {
        try endSection()
        if !pending.isEmpty { try flush() }
        var tail = ByteWriter()
        for entry in entries {
            tail.append(entry.section.rawValue)
            tail.append(UInt32(0))
            tail.append(UInt64(entry.start))
            tail.append(UInt64(entry.count))
        }
        for checksum in checksums { tail.append(checksum) }
        tail.append(UInt64(offset))
        tail.append(UInt32(entries.count))
        tail.append(SectionFormat.version)
        tail.append(UInt64(offset + tail.count + SectionFormat.trailerSize - 16))
        tail.append(SectionFormat.magic)
        tail.append(tail.bytes.withUnsafeBytes(Checksum.of))
        try put(tail.bytes)
        return written
    }

    private mutating func put(_ bytes: [UInt8]) throws(SegmentIndexError) {
        guard let file else {
            written += bytes
            return
        }
        do throws(Diagnostic) { try file.write(bytes) } catch { throw .file(error) }
    }

    private mutating func endSection() throws(SegmentIndexError) {
        if let last = entries.indices.last { entries[last].count = offset - entries[last].start }
        try pad()
    }

    private mutating func pad() throws(SegmentIndexError) {
        while offset % SectionFormat.alignment != 0 { try append(UInt8(0)) }
    }

    private mutating func flush() throws(SegmentIndexError) {
        checksums.append(pending.withUnsafeBytes(Checksum.of))
        try put(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
