import DataFile
import Normalization
import Terminology

/// The keys of an index's segments, sorted, each with its segment: a hash of 32 bits and the id relative to the least.
///
/// It leads to candidates only, so what is no more in the memory may stay in it.
struct SegmentKeyTable: Sendable {
    private let file: SectionFile
    private let keys: ByteSlice
    private let leastID: Int64
    private let count: Int

    /// - Throws: `foreign` for keys of another index or made in another way.
    init(path: String, of index: SegmentIndex, _ keying: SegmentKeying) throws(SegmentIndexError) {
        try self.init(SectionFile(path: path), of: index, keying)
    }

    init(_ file: SectionFile, of index: SegmentIndex, _ keying: SegmentKeying) throws(SegmentIndexError) {
        var summary = ByteReader(try file.verifiedSection(.summary))
        let identity = summary.uint64()
        let change = Int64(bitPattern: summary.uint64())
        leastID = Int64(bitPattern: summary.uint64())
        let store = summary.text()
        guard !summary.isDamaged, identity == keying.identity,
            SegmentIndexStamp(store: store, change: change) == index.stamp
        else { throw .foreign }
        self.file = file
        keys = file[.keys]
        count = keys.count / Self.entrySize
    }

    /// Whether its file is still as long as it was.
    var isWhole: Bool { file.isWhole }

    private static let entrySize = 8

    /// The ids of segments that may have a key.
    ///
    /// - Complexity: O(log n + k).
    func ids(_ key: UInt64) throws(SegmentIndexError) -> [Int64] {
        let wanted = UInt32(truncatingIfNeeded: key)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if try entry(middle).key < wanted { low = middle + 1 } else { high = middle }
        }
        var ids: [Int64] = []
        while low < count {
            let entry = try entry(low)
            guard entry.key == wanted else { break }
            ids.append(leastID &+ Int64(entry.offset))
            low += 1
        }
        return ids
    }

    private func entry(_ place: Int) throws(SegmentIndexError) -> (key: UInt32, offset: UInt32) {
        let start = place * Self.entrySize
        try file.verify(keys, start..<start + Self.entrySize)
        let both = keys.uint64(start)
        return (UInt32(truncatingIfNeeded: both >> 32), UInt32(truncatingIfNeeded: both))
    }

    /// Makes the table of an index.
    ///
    /// - Parameter path: nil keeps it in memory.
    /// - Complexity: O(n log n) in the segments, O(n) in their bytes.
    static func make(
        of index: SegmentIndex, language: LanguageTag, _ keying: SegmentKeying, path: String?
    ) throws(SegmentIndexError) -> SegmentKeyTable {
        let key = keying.keys(of: language)
        var found: [(key: UInt32, id: Int64)] = []
        found.reserveCapacity(index.count)
        try index.forEachSegment { segment throws(SegmentIndexError) in
            if let key = key(segment.text) { found.append((UInt32(truncatingIfNeeded: key), segment.id)) }
        }
        let least = found.map(\.id).min() ?? 0
        // Ids are 8 times the numbers of units: 500 million units lie within 32 bits, and more lie in later indexes.
        var entries: [UInt64] = []
        entries.reserveCapacity(found.count)
        for (key, id) in found {
            let (distance, overflows) = id.subtractingReportingOverflow(least)
            guard !overflows, let offset = UInt32(exactly: distance) else { throw .tooLarge(id: id) }
            entries.append(UInt64(key) << 32 | UInt64(offset))
        }
        found = []
        entries.sort()
        var file: AtomicFile?
        if let path {
            do throws(Diagnostic) { file = try AtomicFile(path) } catch { throw .file(error) }
        }
        var writer = try SectionFileWriter(file)
        try writer.begin(.summary)
        var summary = ByteWriter()
        summary.append(keying.identity)
        summary.append(UInt64(bitPattern: index.stamp.change))
        summary.append(UInt64(bitPattern: least))
        summary.append(index.stamp.store)
        try writer.append(summary.bytes)
        try writer.begin(.keys)
        for entry in entries { try writer.append(entry) }
        let bytes = try writer.finish()
        guard let file, let path else { return try SegmentKeyTable(SectionFile(ByteStore(bytes)), of: index, keying) }
        do throws(Diagnostic) { try file.commit() } catch { throw .file(error) }
        return try SegmentKeyTable(path: path, of: index, keying)
    }
}
