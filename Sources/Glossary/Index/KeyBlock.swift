/// Walks over the keys of a block; lengths that lie end the walk.
///
/// Layout: how many bytes of numbers follow the headers (1); for each key a header, in whose upper four bits stands how
/// many bytes it shares with the key before, in the lower four how many codes the rest of it has; where four bits do
/// not do, they are all set, and the number less fifteen stands among the numbers (LEB128); then the codes of all
/// keys; then their postings.
struct KeyBlock {
    struct Entry {
        /// How many bytes the key shares with the one before.
        let shared: Int
        /// Where the codes of the rest of the key stand in the block.
        let codes: Range<Int>
    }

    private static let isEscaped = 15

    private let base: UnsafeRawPointer
    private let size: Int
    private let keyCount: Int
    private var numbers: Int
    private var codes: Int
    /// How many keys were read.
    private(set) var index = 0

    /// - Parameter keyCount: how many keys the block has.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer, keyCount: Int) {
        guard let base = bytes.baseAddress, bytes.count > keyCount else { return nil }
        self.base = base
        self.keyCount = keyCount
        size = bytes.count
        numbers = 1 + keyCount
        codes = numbers + Int(base.load(as: UInt8.self))
        guard codes <= size else { return nil }
    }

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

    @inline(__always)
    func buffer(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    @inline(__always)
    mutating func next() -> Entry? {
        guard index < keyCount else { return nil }
        let header = Int(byte(1 + index))
        index += 1
        var shared = header >> 4
        var length = header & 15
        if shared == Self.isEscaped { shared += number() }
        if length == Self.isEscaped { length += number() }
        guard length <= size - codes else {
            index = keyCount
            return nil
        }
        let start = codes
        codes += length
        return Entry(shared: shared, codes: start..<codes)
    }

    /// Where the postings of all keys begin; the keys not yet read are read.
    @inline(__always)
    mutating func endOfKeys() -> Int {
        while next() != nil {}
        return codes
    }

    /// Where the postings of the key of an index begin, when those of all begin at `start`.
    @inline(__always)
    func postings(of index: Int, from start: Int) -> Int {
        var offset = start
        for _ in 0..<index {
            var hasMore = true
            while hasMore, offset < size {
                hasMore = byte(offset) & 1 == 1
                while offset < size, byte(offset) >= 0x80 { offset += 1 }
                offset += 1
            }
        }
        return offset
    }

    @inline(__always)
    private mutating func number() -> Int {
        var value = 0
        var shift = 0
        while numbers < size, shift < 28 {
            let next = Int(byte(numbers))
            numbers += 1
            value |= (next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
        return value
    }
}

/// Writes a block; see `KeyBlock`.
struct KeyBlockWriter {
    private var headers: [UInt8] = []
    private var numbers: [UInt8] = []
    private var codes: [UInt8] = []
    private var postings: [UInt8] = []

    var count: Int { headers.count }

    mutating func add(shared: Int, codes: ArraySlice<UInt8>, postings: [Int]) {
        headers.append(UInt8(min(shared, 15) << 4 | min(codes.count, 15)))
        if shared >= 15 { Self.append(shared - 15, to: &numbers) }
        if codes.count >= 15 { Self.append(codes.count - 15, to: &numbers) }
        self.codes += codes
        var previous = 0
        for (index, posting) in postings.enumerated() {
            Self.append((posting - previous) << 1 | (index + 1 < postings.count ? 1 : 0), to: &self.postings)
            previous = posting
        }
    }

    /// Appends the block, and begins a new one.
    mutating func flush(into output: inout [UInt8]) {
        output.append(UInt8(numbers.count))
        for part in [headers, numbers, codes, postings] { output += part }
        self = KeyBlockWriter()
    }

    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F | 0x80))
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
