import Normalization

/// The sorted keys of an index, searched where they lie.
///
/// Keys stand in blocks of sixteen, each key without what it shares with the one before. A key has a number, its place
/// in the order of their bytes.
public struct KeyDictionary: Sendable {
    static let blockLength = 16
    /// Bytes.
    static let maximumKeyLength = 1024

    let file: IndexFile
    private let heads: ByteSlice
    private let blocks: ByteSlice
    private let keys: ByteSlice
    let signatures: ByteSlice
    let reversedKeys: ByteSlice
    let reversedSignatures: ByteSlice
    /// How many blocks there are.
    let blockCount: Int

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        heads = try file.verifiedSection(.keyHeads)
        blocks = try file.verifiedSection(.keyBlocks)
        keys = file.section(.keys)
        signatures = file.section(.signatures)
        reversedKeys = file.section(.reversedKeys)
        reversedSignatures = file.section(.reversedSignatures)
        blockCount = heads.count / 8
        guard blocks.count >= blockCount * 5 else { throw .damaged(offset: blocks.start) }
    }

    /// How many keys there are.
    public var count: Int { signatures.count / 4 }

    /// The first eight bytes as a number in whose order the keys are.
    @inline(__always)
    static func head(of key: some Collection<UInt8>) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 56
        for byte in key.prefix(8) {
            result |= UInt64(byte) << shift
            shift = shift &- 8
        }
        return result
    }

    /// The bytes of a block, verified.
    @inline(__always)
    func block(_ number: Int) throws(IndexError) -> ByteSlice {
        let start = Int(blocks.uint32(number * 4))
        let end = number + 1 < blockCount ? Int(blocks.uint32((number + 1) * 4)) : keys.count
        let slice = keys.slice(start, end - start)
        try file.verify(slice.start..<slice.start + slice.count)
        return slice
    }

    /// The scalars of the shortest key of a block, at most 255.
    @inline(__always)
    func shortestKey(ofBlock number: Int) -> Int { Int(blocks.byte(blockCount * 4 + number)) }

    /// The place of a key: the first that is not less, and whether it is that very key.
    ///
    /// - Complexity: O(log n) in the number of keys.
    public func find(_ key: UnsafeBufferPointer<UInt8>) throws(IndexError) -> KeyPlace {
        guard blockCount > 0 else { return KeyPlace(number: 0, isExact: false, postings: nil) }
        let wanted = Self.head(of: key)
        var low = 0
        var count = blockCount
        // The number of blocks whose head is less.
        while count > 0 {
            let half = count / 2
            let isLess = heads.uint64((low + half) * 8) < wanted
            low = isLess ? low + half + 1 : low
            count = isLess ? count - half - 1 : half
        }
        var high = low
        if low < blockCount, heads.uint64(low * 8) == wanted {
            high = try endOfRun(from: low, wanted: wanted, key: key)
        }
        return try find(key, inBlock: max(0, high - 1))
    }

    /// Among the blocks from `start` whose head is `wanted`, the end of those whose first key is not greater.
    private func endOfRun(from start: Int, wanted: UInt64, key: UnsafeBufferPointer<UInt8>) throws(IndexError) -> Int {
        var end = start + 1
        var step = 1
        while end < blockCount, heads.uint64(end * 8) == wanted {
            end = min(blockCount, end + step)
            step *= 2
        }
        var low = start
        var high = end
        while low < high {
            let middle = (low + high) / 2
            let isAfter: Bool
            if heads.uint64(middle * 8) != wanted {
                isAfter = true
            } else {
                isAfter = try block(middle).withBytes { Self.compareFirstKey($0, with: key) > 0 }
            }
            if isAfter { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Negative, zero or positive as the first key of a block is before, equal to or after a key.
    private static func compareFirstKey(_ block: UnsafeRawBufferPointer, with key: UnsafeBufferPointer<UInt8>) -> Int {
        var cursor = BlockCursor(block)
        guard let entry = cursor.next() else { return 0 }
        let first = block[entry.suffix]
        for (left, right) in zip(first, key) where left != right { return left < right ? -1 : 1 }
        return first.count - key.count
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>, inBlock number: Int) throws(IndexError) -> KeyPlace {
        let slice = try block(number)
        return slice.withBytes { bytes in
            var cursor = BlockCursor(bytes)
            var index = 0
            // How many bytes the key shares with the entry before; the entry before is less.
            var matched = 0
            while let entry = cursor.next() {
                if entry.shared < matched { break }
                if entry.shared == matched {
                    var offset = entry.suffix.lowerBound
                    while offset < entry.suffix.upperBound, matched < key.count, bytes[offset] == key[matched] {
                        offset += 1
                        matched += 1
                    }
                    if offset == entry.suffix.upperBound {
                        if matched == key.count {
                            return KeyPlace(
                                number: number * Self.blockLength + index, isExact: true,
                                postings: KeyPostings(slice, at: entry.suffix.upperBound))
                        }
                    } else if matched == key.count || bytes[offset] > key[matched] {
                        break
                    }
                }
                index += 1
            }
            return KeyPlace(number: number * Self.blockLength + index, isExact: false, postings: nil)
        }
    }

    /// The numbers of the keys that begin with some bytes.
    ///
    /// - Complexity: O(log n) in the number of keys.
    public func range(ofPrefix prefix: [UInt8]) throws(IndexError) -> Range<Int> {
        let lower = try prefix.withUnsafeBufferPointer { bytes throws(IndexError) in try find(bytes).number }
        var next = prefix
        while let last = next.popLast() {
            if last < 255 {
                next.append(last + 1)
                let upper = try next.withUnsafeBufferPointer { bytes throws(IndexError) in try find(bytes).number }
                return lower..<max(lower, upper)
            }
        }
        return lower..<max(lower, count)
    }
}

/// Where a key is, or would be.
public struct KeyPlace: Sendable {
    public let number: Int
    public let isExact: Bool
    /// The terms of the key, if it is there.
    public let postings: KeyPostings?
}

/// The terms of one key, read one after the other.
public struct KeyPostings: Sendable, Sequence, IteratorProtocol {
    private var reader: ByteReader
    private var hasMore = true

    init(_ block: ByteSlice, at offset: Int) { reader = ByteReader(block, at: offset) }

    public mutating func next() -> KeyPosting? {
        guard hasMore, !reader.isDamaged else { return nil }
        let value = reader.varint()
        hasMore = value & 1 == 1
        return reader.isDamaged ? nil : KeyPosting(encoded: value >> 1)
    }
}
