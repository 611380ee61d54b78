#if canImport(Glibc)
    import Glibc
#endif

/// Bytes that never change: an array, or a file mapped into memory.
///
/// Every access is checked against the bounds: outside them a load gives 0 and a slice is empty, so that bytes which
/// lie about their own lengths cannot reach other memory.
public final class ByteStore: @unchecked Sendable {
    // Unchecked because of the raw pointer: what it points to is never written after `init`, and freed in `deinit`.
    private let base: UnsafeRawBufferPointer
    private let isMapping: Bool

    public init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        base = UnsafeRawBufferPointer(copy)
        isMapping = false
    }

    /// Maps an open file of `count` bytes for reading, or nil where the system refuses.
    public init?(mapping descriptor: Int32, count: Int) {
        guard count > 0, let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
        else { return nil }
        base = UnsafeRawBufferPointer(start: address, count: count)
        isMapping = true
    }

    deinit {
        if isMapping {
            munmap(UnsafeMutableRawPointer(mutating: base.baseAddress), base.count)
        } else {
            base.deallocate()
        }
    }

    public var count: Int { base.count }

    /// All of the bytes.
    public var all: ByteSlice { ByteSlice(self, 0, count) }

    @inlinable
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(pointer)
    }

    @usableFromInline var pointer: UnsafeRawBufferPointer { base }
}
