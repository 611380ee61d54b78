import Normalization

/// The sorted keys of an index, searched where they lie.
///
/// Keys stand in blocks of sixteen, each key without what it shares with the one before, the rest shortened by a
/// `SymbolTable`. A key has a number, its place in the order of their bytes.
public struct KeyDictionary: Sendable {
    static let blockLength = 16
    /// Bytes.
    static let maximumKeyLength = 1024
    /// Blocks whose heads have one sample: few enough samples to verify when an index is opened.
    static let sampleDistance = 64
    /// Keys of readings begin with a lower byte, which names their system.
    static let firstMainByte: UInt8 = 0x20

    let file: IndexFile
    /// How many keys there are.
    public let count: Int
    /// The number of the first key that is no reading.
    let mainStart: Int
    /// How many blocks there are.
    let blockCount: Int
    let symbols: SymbolTable
    let tails: TailIndex
    private let samples: ByteSlice
    private let heads: ByteSlice
    private let blocks: ByteSlice
    private let keys: ByteSlice

    init(_ file: IndexFile) throws(IndexError) {
        self.file = file
        let summary = try file.verifiedSection(.keySummary)
        count = Int(summary.uint32(0))
        mainStart = min(count, Int(summary.uint32(4)))
        symbols = SymbolTable(summary.slice(8, SymbolTable.size))
        samples = try file.verifiedSection(.keySamples)
        heads = file.section(.keyHeads)
        blocks = file.section(.keyBlocks)
        keys = file.section(.keys)
        tails = TailIndex(file, keyCount: count)
        blockCount = (count + Self.blockLength - 1) / Self.blockLength
        let sampleCount = (blockCount + Self.sampleDistance - 1) / Self.sampleDistance
        guard samples.count == sampleCount * 8, heads.count >= blockCount * 8, blocks.count >= blockCount * 5
        else { throw .damaged(offset: summary.start) }
    }

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

    @inline(__always)
    func head(ofBlock number: Int) throws(IndexError) -> UInt64 {
        try file.verify(heads.start + number * 8..<heads.start + number * 8 + 8)
        return heads.uint64(number * 8)
    }

    /// Where a block stands among the keys, verified.
    @inline(__always)
    func range(ofBlock number: Int) throws(IndexError) -> Range<Int> {
        let place = blocks.start + number * 4
        try file.verify(place..<place + 8)
        let start = min(Int(blocks.uint32(number * 4)), keys.count)
        let end = number + 1 < blockCount ? Int(blocks.uint32((number + 1) * 4)) : keys.count
        let range = start..<max(start, min(end, keys.count))
        try file.verify(keys.start + range.lowerBound..<keys.start + range.upperBound)
        return range
    }

    /// The bytes of a block, verified.
    @inline(__always)
    func block(_ number: Int) throws(IndexError) -> ByteSlice {
        let range = try range(ofBlock: number)
        return keys.slice(range.lowerBound, range.count)
    }

    /// The bytes of a block without a copy of what keeps them alive.
    @inline(__always)
    private func withBlock<Result>(
        _ number: Int, _ body: (KeyBlock, Symbols) -> Result?
    ) throws(IndexError) -> Result? {
        let range = try range(ofBlock: number)
        return keys.withBytes { bytes in
            guard
                let block = KeyBlock(
                    UnsafeRawBufferPointer(rebasing: bytes[range]), keyCount: keyCount(ofBlock: number))
            else { return nil }
            return symbols.withSymbols { body(block, $0) } ?? nil
        }
    }

    /// How many keys a block has.
    @inline(__always)
    func keyCount(ofBlock number: Int) -> Int { min(Self.blockLength, count - number * Self.blockLength) }

    /// The scalars of the shortest key of each block of a range, at most 255.
    func shortestKeys(ofBlocks range: Range<Int>) throws(IndexError) -> ByteSlice {
        let start = blockCount * 4 + range.lowerBound
        try file.verify(blocks.start + start..<blocks.start + start + range.count)
        return blocks.slice(start, range.count)
    }

    /// The place of a key: the first that is not less, and whether it is that very key.
    ///
    /// - Complexity: O(log n) in the number of keys.
    public func find(_ key: UnsafeBufferPointer<UInt8>) throws(IndexError) -> KeyPlace {
        guard blockCount > 0 else { return KeyPlace(number: 0, isExact: false, postings: nil) }
        let wanted = Self.head(of: key)
        let group = Self.countLess(than: wanted, in: samples, from: 0, count: samples.count / 8) - 1
        var low = 0
        if group >= 0 {
            let start = group * Self.sampleDistance
            let length = min(Self.sampleDistance, blockCount - start)
            try file.verify(heads.start + start * 8..<heads.start + (start + length) * 8)
            low = start + Self.countLess(than: wanted, in: heads, from: start, count: length)
        }
        var high = low
        if low < blockCount, try head(ofBlock: low) == wanted {
            high = try endOfRun(from: low, wanted: wanted, key: key)
        }
        return try find(key, inBlock: max(0, high - 1))
    }

    /// How many of some sorted numbers are less than a number.
    @inline(__always)
    private static func countLess(than wanted: UInt64, in numbers: ByteSlice, from start: Int, count: Int) -> Int {
        var low = start
        var left = count
        while left > 0 {
            let half = left / 2
            let isLess = numbers.uint64((low + half) * 8) < wanted
            low = isLess ? low + half + 1 : low
            left = isLess ? left - half - 1 : half
        }
        return low - start
    }

    /// Among the blocks from `start` whose head is `wanted`, the end of those whose first key is not greater.
    private func endOfRun(from start: Int, wanted: UInt64, key: UnsafeBufferPointer<UInt8>) throws(IndexError) -> Int {
        var end = start + 1
        var step = 1
        while end < blockCount, try head(ofBlock: end) == wanted {
            end = min(blockCount, end + step)
            step *= 2
        }
        var low = start
        var high = end
        while low < high {
            let middle = (low + high) / 2
            var isAfter = try head(ofBlock: middle) != wanted
            if !isAfter { isAfter = try firstKey(ofBlock: middle, isAfter: key) }
            if isAfter { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func firstKey(ofBlock number: Int, isAfter key: UnsafeBufferPointer<UInt8>) throws(IndexError) -> Bool {
        try withBlock(number) { block, symbols in
            var walk = block
            var matched = 0
            guard let first = walk.next() else { return nil }
            return symbols.compare(walk.buffer(first.codes), with: key, from: &matched) > 0
        } ?? false
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>, inBlock number: Int) throws(IndexError) -> KeyPlace {
        let start = number * Self.blockLength
        let found: (index: Int, postings: Int)? = try withBlock(number) { block, symbols in
            var walk = block
            // How many bytes the key shares with the entry before; the entry before is less.
            var matched = 0
            while let entry = walk.next() {
                if entry.shared > matched { continue }
                var order = 1
                if entry.shared == matched {
                    order = symbols.compare(walk.buffer(entry.codes), with: key, from: &matched)
                }
                if order < 0 { continue }
                let index = walk.index - 1
                return (index, order > 0 ? -1 : walk.postings(of: index, from: walk.endOfKeys()))
            }
            return nil
        }
        guard let found else {
            return KeyPlace(number: start + keyCount(ofBlock: number), isExact: false, postings: nil)
        }
        if found.postings < 0 { return KeyPlace(number: start + found.index, isExact: false, postings: nil) }
        return KeyPlace(
            number: start + found.index, isExact: true,
            postings: KeyPostings(try block(number), at: found.postings))
    }

    /// The terms of the key of a number.
    func postings(of number: Int) throws(IndexError) -> KeyPostings {
        let block = number / Self.blockLength
        let slice = try self.block(block)
        let offset = slice.withBytes { bytes in
            guard var walk = KeyBlock(bytes, keyCount: keyCount(ofBlock: block)) else { return bytes.count }
            return walk.postings(of: number % Self.blockLength, from: walk.endOfKeys())
        }
        return KeyPostings(slice, at: offset)
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
    private var previous = 0

    init(_ block: ByteSlice, at offset: Int) { reader = ByteReader(block, at: offset) }

    public mutating func next() -> KeyPosting? {
        guard hasMore, !reader.isDamaged else { return nil }
        let value = reader.varint()
        hasMore = value & 1 == 1
        previous = (previous &+ value >> 1) & Int(UInt32.max)
        return reader.isDamaged ? nil : KeyPosting(encoded: previous)
    }
}
