/// Reads the scalar that begins at `index` of well-formed UTF-8 and its length in bytes.
///
/// Where the bytes are not well formed it gives U+FFFD and 1; it reads nothing beyond `bytes`.
@inline(__always)
func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let left = bytes.count - index
    @inline(__always) func continuation(_ offset: Int) -> UInt32? {
        guard offset < left else { return nil }
        let byte = bytes[index + offset]
        return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    if first < 0xE0 {
        guard first >= 0xC2, let second = continuation(1) else { return (0xFFFD, 1) }
        return ((first & 0x1F) << 6 | second, 2)
    }
    if first < 0xF0 {
        guard let second = continuation(1), let third = continuation(2) else { return (0xFFFD, 1) }
        let value = (first & 0x0F) << 12 | second << 6 | third
        return value < 0x800 || (0xD800..<0xE000).contains(value) ? (0xFFFD, 1) : (value, 3)
    }
    guard first < 0xF5, let second = continuation(1), let third = continuation(2), let fourth = continuation(3)
    else { return (0xFFFD, 1) }
    let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    return (0x1_0000...0x10_FFFF).contains(value) ? (value, 4) : (0xFFFD, 1)
}

/// Reads the scalar that ends before `end`, as `scalar(in:at:)` does.
@inline(__always)
func scalar(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> (value: UInt32, length: Int) {
    let last = UInt32(bytes[end - 1])
    if last < 0x80 { return (last, 1) }
    for length in 2...4 where length <= end && bytes[end - length] & 0xC0 != 0x80 {
        let (value, found) = scalar(in: bytes, at: end - length)
        return found == length ? (value, length) : (0xFFFD, 1)
    }
    return (0xFFFD, 1)
}

/// Appends the UTF-8 of a scalar.
@inline(__always)
func append(scalar value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case ..<0x80:
        bytes.append(UInt8(truncatingIfNeeded: value))
    case ..<0x800:
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case ..<0x1_0000:
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18 & 0x07))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
}
