import Normalization

/// Reads a record, and keeps in mind which other bytes it led to.
///
/// As `ByteReader` it never reads outside its bytes; it is here because a hot loop stays within one module.
struct RecordCursor {
    private let records: ByteSlice
    // An address into `records`, which keeps it good.
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset: Int
    /// The beginning and the end of each, one after the other: a list of ranges takes the run-time longer to set up.
    private var touched: [Int] = []
    private(set) var isDamaged = false

    init(_ records: ByteSlice, at offset: Int) {
        (self.records, self.offset) = (records, offset)
        bytes = records.withBytes { $0 }
        if offset < 0 || offset > bytes.count { fail() }
    }

    private mutating func fail() {
        isDamaged = true
        offset = bytes.count
    }

    @inline(__always)
    mutating func byte() -> UInt8 {
        guard offset < bytes.count else {
            fail()
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    @inline(__always)
    mutating func uint32() -> UInt32 {
        guard bytes.count - offset >= 4 else {
            fail()
            return 0
        }
        offset += 4
        return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset - 4, as: UInt32.self))
    }

    @inline(__always)
    mutating func varint() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 63 {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(truncatingIfNeeded: value) }
            shift += 7
        }
        fail()
        return 0
    }

    /// Passes over the bytes that a length before them counts.
    @inline(__always)
    mutating func skip() -> Range<Int> {
        let length = varint()
        guard length <= bytes.count - offset else {
            fail()
            return 0..<0
        }
        offset += length
        return offset - length..<offset
    }

    /// The next bytes, as many as a length before them says.
    @inline(__always)
    mutating func counted() -> ByteSlice {
        let range = skip()
        return records.slice(range.lowerBound, range.count)
    }

    /// The other bytes that it led to.
    func forEachTouched(_ body: (Range<Int>) throws(IndexError) -> Void) throws(IndexError) {
        for place in stride(from: 0, to: touched.count, by: 2) { try body(touched[place]..<touched[place + 1]) }
    }

    mutating func touch(_ range: Range<Int>, isDamaged: Bool) {
        touched.append(range.lowerBound)
        touched.append(range.upperBound)
        if isDamaged { fail() }
    }
}
