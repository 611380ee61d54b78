import Normalization

/// Finds the keys that have a length and end like another key: those of one length and one last half stand together.
///
/// The index is a table of buckets, then the keys of each. A key is one number of 32 bits: the lowest are the key's
/// number, as many as the greatest one needs, the others are part of the hash.
struct TailIndex: Sendable {
    /// Keys in a bucket on the average.
    static let bucketLength = 16

    private let file: IndexFile
    private let buckets: ByteSlice
    private let entries: ByteSlice
    private let numberBits: UInt32

    init(_ file: IndexFile, keyCount: Int) {
        self.file = file
        buckets = file.section(.tailBuckets)
        entries = file.section(.tailKeys)
        numberBits = Self.numberBits(keyCount)
    }

    /// How long a tail the keys of a length are found by: the longer half. All in scalars.
    static func tailLength(of length: Int) -> Int { (length + 1) / 2 }

    static func numberBits(_ keyCount: Int) -> UInt32 { UInt32(max(1, 64 - UInt64(keyCount).leadingZeroBitCount)) }

    /// FNV-1a (Fowler, Noll, Vo) with a last mixing of the bits.
    ///
    /// - Parameters:
    ///   - system: the byte that the key's reading system has, 0 for a main key.
    ///   - length: the scalars of the key without that byte.
    @inline(__always)
    static func hash(system: UInt8, length: Int, tail: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        hash = (hash ^ UInt64(system)) &* 0x100_0000_01B3
        hash = (hash ^ UInt64(length)) &* 0x100_0000_01B3
        for byte in tail { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (hash ^ hash >> 32) &* 0x9E37_79B1_85EB_CA87
    }

    @inline(__always)
    static func bucket(of hash: UInt64, count: Int) -> Int { Int(((hash >> 32) &* UInt64(count)) >> 32) }

    /// Appends the numbers of the keys of a hash, and of few others.
    ///
    /// - Complexity: O(1).
    func find(_ hash: UInt64, into numbers: inout [Int]) throws(IndexError) {
        let bucketCount = buckets.count / 4 - 1
        guard bucketCount > 0 else { return }
        let bucket = Self.bucket(of: hash, count: bucketCount)
        try file.verify(buckets.start + bucket * 4..<buckets.start + bucket * 4 + 8)
        let start = Int(buckets.uint32(bucket * 4))
        let end = min(Int(buckets.uint32(bucket * 4 + 4)), entries.count / 4)
        guard start < end else { return }
        try file.verify(entries.start + start * 4..<entries.start + end * 4)
        let check = UInt32(truncatingIfNeeded: hash) >> numberBits
        let mask = UInt32(1) << numberBits &- 1
        for place in start..<end {
            let entry = entries.uint32(place * 4)
            if entry >> numberBits == check { numbers.append(Int(entry & mask)) }
        }
    }
}

/// Collects the tails of keys in the order of their numbers; see `TailIndex`.
struct TailIndexBuilder {
    private var hashes: [UInt64] = []

    mutating func add(key: UnsafeBufferPointer<UInt8>) {
        let isReading = key.first.map { $0 < KeyDictionary.firstMainByte } ?? false
        let length = key.count { $0 & 0xC0 != 0x80 } - (isReading ? 1 : 0)
        let tail = UTF8Text.lastScalars(TailIndex.tailLength(of: length), of: UnsafeRawBufferPointer(key))
        hashes.append(TailIndex.hash(system: isReading ? key[0] : 0, length: length, tail: tail))
    }

    /// The buckets and the keys.
    func build() -> (buckets: ByteWriter, keys: ByteWriter) {
        let bucketCount = max(1, hashes.count / TailIndex.bucketLength)
        let numberBits = TailIndex.numberBits(hashes.count)
        var starts = [Int](repeating: 0, count: bucketCount + 1)
        for hash in hashes { starts[TailIndex.bucket(of: hash, count: bucketCount) + 1] += 1 }
        for bucket in 1...bucketCount { starts[bucket] += starts[bucket - 1] }
        var buckets = ByteWriter()
        for start in starts { buckets.append(UInt32(start)) }
        var entries = [UInt32](repeating: 0, count: hashes.count)
        for (number, hash) in hashes.enumerated() {
            let bucket = TailIndex.bucket(of: hash, count: bucketCount)
            entries[starts[bucket]] = UInt32(number) | (UInt32(truncatingIfNeeded: hash) >> numberBits) << numberBits
            starts[bucket] += 1
        }
        var keys = ByteWriter()
        for entry in entries { keys.append(entry) }
        return (buckets, keys)
    }
}

/// Small questions to UTF-8.
enum UTF8Text {
    /// The last scalars of some text, as many as it has of those asked for.
    @inline(__always)
    static func lastScalars(_ count: Int, of text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var start = text.count
        var left = count
        while left > 0, start > 0 {
            start -= 1
            if text[start] & 0xC0 != 0x80 { left -= 1 }
        }
        return UnsafeRawBufferPointer(rebasing: text[start...])
    }
}
