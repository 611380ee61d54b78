/// Writes values into a growing run of bytes, little endian: the counterpart of `ByteReader`.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public var count: Int { bytes.count }

    public mutating func append(_ value: UInt8) { bytes.append(value) }

    public mutating func append(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }

    public mutating func append(_ value: UInt32) {
        append(UInt16(truncatingIfNeeded: value))
        append(UInt16(truncatingIfNeeded: value >> 16))
    }

    public mutating func append(_ value: UInt64) {
        append(UInt32(truncatingIfNeeded: value))
        append(UInt32(truncatingIfNeeded: value >> 32))
    }

    /// Seven bits a byte, the lowest first (LEB128).
    public mutating func append(varint value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    public mutating func append(contentsOf other: some Collection<UInt8>) { bytes.append(contentsOf: other) }

    /// A length and the text's UTF-8.
    public mutating func append(_ text: String) {
        append(varint: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// One byte that says whether there is a text, and the text.
    public mutating func append(_ text: String?) {
        append(UInt8(text == nil ? 0 : 1))
        if let text { append(text) }
    }

    public mutating func append(_ texts: [String]) {
        append(varint: texts.count)
        for text in texts { append(text) }
    }

    /// Overwrites a value that was written before at `offset`.
    public mutating func replace(at offset: Int, with value: UInt32) {
        for index in 0..<4 where offset + index < bytes.count {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index)))
        }
    }
}
