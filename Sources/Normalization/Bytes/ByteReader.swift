/// Reads values in the order in which a `ByteWriter` wrote them.
///
/// Past the end it gives 0 and empty texts and sets `isDamaged`; it never traps.
public struct ByteReader: Sendable {
    public let bytes: ByteSlice
    public var offset: Int
    public private(set) var isDamaged = false

    public init(_ bytes: ByteSlice, at offset: Int = 0) {
        (self.bytes, self.offset) = (bytes, offset)
    }

    @inline(__always)
    private mutating func advance(_ size: Int) -> Int {
        let start = offset
        if size < 0 || start < 0 || size > bytes.count - start {
            isDamaged = true
            offset = bytes.count
            return bytes.count
        }
        offset = start + size
        return start
    }

    @inline(__always) public mutating func byte() -> UInt8 { bytes.byte(advance(1)) }
    public mutating func uint16() -> UInt16 { bytes.uint16(advance(2)) }
    public mutating func uint32() -> UInt32 { bytes.uint32(advance(4)) }
    public mutating func uint64() -> UInt64 { bytes.uint64(advance(8)) }

    @inline(__always)
    public mutating func varint() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 63 {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(truncatingIfNeeded: value & 0x7FFF_FFFF_FFFF_FFFF) }
            shift += 7
        }
        isDamaged = true
        return 0
    }

    /// The next bytes, as many as a length before them says.
    public mutating func counted() -> ByteSlice {
        let length = varint()
        let start = advance(length)
        return bytes.slice(start, isDamaged ? 0 : length)
    }

    public mutating func text() -> String { counted().text }

    public mutating func optionalText() -> String? { byte() == 1 ? text() : nil }

    public mutating func texts() -> [String] { list { reader in reader.text() } }

    /// As many values as a number before them says, or fewer where the bytes are damaged.
    public mutating func list<Value>(_ read: (inout ByteReader) -> Value) -> [Value] {
        var result: [Value] = []
        for _ in 0..<varint() {
            if isDamaged { break }
            result.append(read(&self))
        }
        return result
    }
}
