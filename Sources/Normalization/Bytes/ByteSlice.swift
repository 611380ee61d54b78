/// A stretch of a `ByteStore`; loads outside it give 0.
public struct ByteSlice: Sendable {
    public let store: ByteStore
    public let start: Int
    public let count: Int
    // Kept beside the store, which keeps it alive, so that a load is one comparison and one read.
    private let address: UInt

    /// A stretch that is cut to what the store has.
    public init(_ store: ByteStore, _ start: Int, _ count: Int) {
        let start = min(max(0, start), store.count)
        self.store = store
        self.start = start
        self.count = min(max(0, count), store.count - start)
        address = UInt(bitPattern: store.pointer.baseAddress) + UInt(start)
    }

    /// The part of this stretch from `offset`, cut to what there is.
    public func slice(_ offset: Int, _ length: Int) -> ByteSlice {
        let offset = min(max(0, offset), count)
        return ByteSlice(store, start + offset, min(max(0, length), count - offset))
    }

    @inline(__always)
    private func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size,
            let pointer = UnsafeRawPointer(bitPattern: address + UInt(offset))
        else { return 0 }
        return Value(littleEndian: pointer.loadUnaligned(as: Value.self))
    }

    @inline(__always) public func byte(_ offset: Int) -> UInt8 { load(offset, as: UInt8.self) }
    @inline(__always) public func uint16(_ offset: Int) -> UInt16 { load(offset, as: UInt16.self) }
    @inline(__always) public func uint32(_ offset: Int) -> UInt32 { load(offset, as: UInt32.self) }
    @inline(__always) public func uint64(_ offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

    /// The bytes themselves, valid while `body` runs.
    @inline(__always)
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count))
    }

    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
