import Glibc

/// Finds the bytes with which the end of a line may begin, from left to right.
///
/// Each of the four is looked for by itself, by the system's own search, and no further than to where it next stands: what is
/// between costs hardly anything.
struct LineEndSearch {
    /// Where each stands next, or the number of all bytes.
    private var (lineFeed, carriageReturn, c2, e2) = (-1, -1, -1, -1)

    /// The first of them from a place on, which is not before the last one that was asked for; the number of all bytes where there is
    /// none.
    @inline(__always)
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        if lineFeed < start { lineFeed = Self.place(of: 0x0A, in: bytes, from: start) }
        if carriageReturn < start { carriageReturn = Self.place(of: 0x0D, in: bytes, from: start) }
        // NEL; U+2028 and U+2029.
        if c2 < start { c2 = Self.place(of: 0xC2, in: bytes, from: start) }
        if e2 < start { e2 = Self.place(of: 0xE2, in: bytes, from: start) }
        return min(min(lineFeed, carriageReturn), min(c2, e2))
    }

    private static func place(of byte: Int32, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, byte, bytes.count - start)
        else { return bytes.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
