import Glibc
import Normalization
import Synchronization

/// A search index in memory: its sections, each block of which is verified before it is first read.
final class SectionFile: Sendable {
    private let store: ByteStore
    private let sections: [ByteSlice]
    private let checksums: ByteSlice
    /// A bit for each block that was seen to be right.
    private let verified: BlockSet
    /// Of the file that is mapped; -1 where there is none.
    private let descriptor: Int32

    convenience init(path: String) throws(SegmentIndexError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        do throws(SegmentIndexError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
            guard status.st_mode & S_IFMT == S_IFREG,
                let store = ByteStore(mapping: descriptor, count: Int(status.st_size))
            else { throw .foreign }
            try self.init(store, mapping: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Whether the file is still as long as it was: to read what was cut off would end the program.
    var isWhole: Bool {
        guard descriptor >= 0 else { return true }
        var status = stat()
        return fstat(descriptor, &status) == 0 && Int(status.st_size) >= store.count
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    init(_ store: ByteStore, mapping descriptor: Int32 = -1) throws(SegmentIndexError) {
        self.store = store
        let all = store.all
        let trailer = store.count - SectionFormat.trailerSize
        guard trailer >= SectionFormat.alignment, all.uint64(0) == SectionFormat.magic,
            all.uint32(trailer + 12) == SectionFormat.version, all.uint64(trailer + 24) == SectionFormat.magic,
            all.uint64(trailer + 16) == UInt64(store.count)
        else { throw .foreign }
        let description = Int(truncatingIfNeeded: all.uint64(trailer))
        let count = Int(all.uint32(trailer + 8))
        // Numbers of the file are bounded before anything is worked out of them.
        guard description >= SectionFormat.alignment, description <= trailer, count <= IndexSection.allCases.count
        else { throw .damaged(offset: trailer) }
        let blocks = (description + SectionFormat.blockSize - 1) / SectionFormat.blockSize
        let table = description + count * SectionFormat.entrySize
        guard table + blocks * 8 == trailer,
            all.slice(description, trailer + 32 - description).withBytes(Checksum.of) == all.uint64(trailer + 32)
        else { throw .damaged(offset: trailer) }
        var sections = [ByteSlice](repeating: all.slice(0, 0), count: IndexSection.allCases.count + 1)
        for entry in stride(from: description, to: table, by: SectionFormat.entrySize) {
            let offset = Int(truncatingIfNeeded: all.uint64(entry + 8))
            let length = Int(truncatingIfNeeded: all.uint64(entry + 16))
            guard let section = IndexSection(rawValue: all.uint32(entry)), offset >= 0, length >= 0,
                offset <= description, length <= description - offset
            else { throw .damaged(offset: entry) }
            sections[Int(section.rawValue)] = all.slice(offset, length)
        }
        self.sections = sections
        checksums = all.slice(table, blocks * 8)
        verified = BlockSet(count: blocks)
        self.descriptor = descriptor
    }

    /// The bytes of a section; `verify` them before they are read.
    subscript(section: IndexSection) -> ByteSlice { sections[Int(section.rawValue)] }

    /// The bytes of a section, verified whole.
    func verifiedSection(_ section: IndexSection) throws(SegmentIndexError) -> ByteSlice {
        let slice = self[section]
        try verify(slice, 0..<slice.count)
        return slice
    }

    /// Makes sure that bytes of a section are those that were written.
    ///
    /// - Complexity: O(1) for blocks that were verified before, else one pass over each block of 64 KiB.
    @inline(__always)
    func verify(_ section: ByteSlice, _ range: Range<Int>) throws(SegmentIndexError) {
        guard !range.isEmpty else { return }
        guard range.lowerBound >= 0, range.upperBound <= section.count else { throw .damaged(offset: section.start) }
        let first = (section.start + range.lowerBound) / SectionFormat.blockSize
        let last = (section.start + range.upperBound - 1) / SectionFormat.blockSize
        for block in first...last where !verified.contains(block) { try verifyBlock(block) }
    }

    private func verifyBlock(_ block: Int) throws(SegmentIndexError) {
        let start = block * SectionFormat.blockSize
        // The last block ends where the description begins.
        let end = min(start + SectionFormat.blockSize, checksums.start - sectionTableSize)
        guard end > start, store.all.slice(start, end - start).withBytes(Checksum.of) == checksums.uint64(block * 8)
        else { throw .damaged(offset: start) }
        verified.insert(block)
    }

    private var sectionTableSize: Int {
        Int(store.all.uint32(store.count - SectionFormat.trailerSize + 8)) * SectionFormat.entrySize
    }
}

/// A set of blocks that many threads may ask and add to at once.
private final class BlockSet: @unchecked Sendable {
    // Unchecked because of the pointer: it never changes, and what it points to is atomic.
    private let words: UnsafeMutablePointer<Atomic<UInt64>>
    private let count: Int

    init(count blocks: Int) {
        count = (blocks + 63) / 64
        words = .allocate(capacity: max(1, count))
        for index in 0..<count { (words + index).initialize(to: Atomic(0)) }
    }

    deinit {
        words.deinitialize(count: count)
        words.deallocate()
    }

    @inline(__always)
    func contains(_ block: Int) -> Bool {
        block / 64 < count && words[block / 64].load(ordering: .relaxed) & 1 << UInt64(block % 64) != 0
    }

    func insert(_ block: Int) {
        guard block / 64 < count else { return }
        words[block / 64].bitwiseOr(1 << UInt64(block % 64), ordering: .relaxed)
    }
}
