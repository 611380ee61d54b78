import Glibc
import Normalization
import Synchronization

/// An index file in memory: its sections, verified before they are read.
///
/// A small file is verified whole when it is opened, of a large one each block when it is first touched: so that an
/// index of a hundred megabytes opens as fast as a small one, and damage is noticed all the same.
public final class IndexFile: Sendable {
    private let store: ByteStore
    /// By the number of the section; empty for those that the file has not.
    private let sections: [Stretch]

    /// A range; the run-time sets a list of `Range` up more slowly than a file is opened.
    private struct Stretch {
        var start = 0
        var count = 0
    }

    private let dataStart: Int
    private let checksums: ByteSlice
    /// For each block, 1 when its checksum was seen to be right.
    private let verified: VerifiedBlocks

    /// Maps a file.
    public convenience init(path: String) throws(IndexError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign }
        guard let store = ByteStore(mapping: descriptor, count: Int(status.st_size)) else { throw .foreign }
        try self.init(store)
    }

    /// Takes the bytes of a file as they are.
    public convenience init(_ store: ByteStore) throws(IndexError) {
        try self.init(store, eagerLimit: IndexFormat.eagerVerificationLimit)
    }

    /// - Parameter eagerLimit: the bytes of a file that is verified whole.
    init(_ store: ByteStore, eagerLimit: Int) throws(IndexError) {
        self.store = store
        let all = store.all
        guard store.count >= IndexFormat.fixedHeaderSize,
            (0..<8).allSatisfy({ all.byte($0) == IndexFormat.magic[$0] }),
            all.uint32(8) == IndexFormat.version
        else { throw .foreign }
        let count = Int(all.uint32(12))
        let start = Int(truncatingIfNeeded: all.uint64(24))
        guard all.uint64(16) == UInt64(store.count), start >= IndexFormat.fixedHeaderSize, start <= store.count,
            count <= IndexSection.allCases.count,
            Self.headerChecksum(all.slice(0, start)) == all.uint64(IndexFormat.checksumOffset)
        else { throw .damaged(offset: 0) }
        dataStart = start
        var sections = [Stretch](repeating: Stretch(), count: Int(IndexSection.last.rawValue) + 1)
        for index in 0..<count {
            let entry = IndexFormat.fixedHeaderSize + index * IndexFormat.sectionEntrySize
            let offset = Int(truncatingIfNeeded: all.uint64(entry + 8))
            let length = Int(truncatingIfNeeded: all.uint64(entry + 16))
            guard let section = IndexSection(rawValue: all.uint32(entry)), offset >= start, length >= 0,
                offset <= store.count, length <= store.count - offset
            else { throw .damaged(offset: entry) }
            sections[Int(section.rawValue)] = Stretch(start: offset, count: length)
        }
        self.sections = sections
        let blocks = (store.count - start + IndexFormat.blockSize - 1) / IndexFormat.blockSize
        let table = IndexFormat.fixedHeaderSize + count * IndexFormat.sectionEntrySize
        guard table + blocks * 8 <= start else { throw .damaged(offset: table) }
        checksums = all.slice(table, blocks * 8)
        verified = VerifiedBlocks(count: blocks)
        if store.count <= eagerLimit { try verify(start..<store.count) }
    }

    /// The size of the file in bytes.
    public var size: Int { store.count }

    /// The bytes of a section, empty where the file has none; `verify` them before they are read.
    public func section(_ section: IndexSection) -> ByteSlice {
        let stretch = sections[Int(section.rawValue)]
        return ByteSlice(store, stretch.start, stretch.count)
    }

    /// The bytes of a section, verified whole.
    public func verifiedSection(_ section: IndexSection) throws(IndexError) -> ByteSlice {
        let slice = self.section(section)
        try verify(slice.start..<slice.start + slice.count)
        return slice
    }

    /// Makes sure that bytes of the file are those that were written.
    ///
    /// - Complexity: O(1) for blocks that were verified before, else one pass over each block of 64 KiB.
    @inline(__always)
    public func verify(_ range: Range<Int>) throws(IndexError) {
        guard !range.isEmpty else { return }
        let first = (range.lowerBound - dataStart) / IndexFormat.blockSize
        let last = (range.upperBound - 1 - dataStart) / IndexFormat.blockSize
        guard first >= 0, first <= last else { throw .damaged(offset: range.lowerBound) }
        for block in first...last where !verified.contains(block) { try verifyBlock(block) }
    }

    private func verifyBlock(_ block: Int) throws(IndexError) {
        let start = dataStart + block * IndexFormat.blockSize
        let slice = ByteSlice(store, start, IndexFormat.blockSize)
        let found = slice.withBytes { Checksum.of($0) }
        guard slice.count > 0, found == checksums.uint64(block * 8) else { throw .damaged(offset: start) }
        verified.insert(block)
    }

    private static func headerChecksum(_ header: ByteSlice) -> UInt64 {
        var copy = header.withBytes { Array($0) }
        for index in 0..<8 { copy[IndexFormat.checksumOffset + index] = 0 }
        return copy.withUnsafeBytes(Checksum.of)
    }
}

/// Which blocks of a file were verified; many threads may ask and say so at once.
private final class VerifiedBlocks: @unchecked Sendable {
    // Unchecked because of the pointer: it never changes, and what it points to is atomic.
    /// The first 64, a bit each: a small file needs no memory of its own for them.
    private let first = Atomic<UInt64>(0)
    private let others: UnsafeMutablePointer<Atomic<UInt8>>?
    private let count: Int

    init(count: Int) {
        self.count = count
        guard count > 64 else {
            others = nil
            return
        }
        let flags = UnsafeMutablePointer<Atomic<UInt8>>.allocate(capacity: count)
        for index in 0..<count { (flags + index).initialize(to: Atomic(0)) }
        others = flags
    }

    deinit {
        others?.deinitialize(count: count)
        others?.deallocate()
    }

    @inline(__always)
    func contains(_ block: Int) -> Bool {
        if block < 64 { return first.load(ordering: .relaxed) & 1 << UInt64(block) != 0 }
        guard let others, block < count else { return false }
        return others[block].load(ordering: .relaxed) == 1
    }

    func insert(_ block: Int) {
        if block < 64 {
            first.bitwiseOr(1 << UInt64(block), ordering: .relaxed)
        } else if let others, block < count {
            others[block].store(1, ordering: .relaxed)
        }
    }
}
