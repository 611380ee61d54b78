/// The bytes of a program while it runs; loads outside give 0.
struct Program {
    private let base: UnsafeRawPointer
    let count: Int
    /// Places before this one can be loaded from, whatever is loaded.
    private let loadEnd: UInt

    /// Nil for what is too short to be a program.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count >= TransformFormat.paddingSize else { return nil }
        self.base = base
        count = bytes.count
        loadEnd = UInt(bytes.count - TransformFormat.paddingSize + 1)
    }

    @inline(__always)
    private func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value {
        guard UInt(bitPattern: offset) < loadEnd else { return 0 }
        return Value(littleEndian: (base + offset).loadUnaligned(as: Value.self))
    }

    @inline(__always) func byte(_ offset: Int) -> UInt8 { load(offset, as: UInt8.self) }
    @inline(__always) func uint16(_ offset: Int) -> Int { Int(load(offset, as: UInt16.self)) }
    @inline(__always) func word(_ offset: Int) -> UInt32 { load(offset, as: UInt32.self) }
    @inline(__always) func uint64(_ offset: Int) -> UInt64 { load(offset, as: UInt64.self) }
    @inline(__always) func uint32(_ offset: Int) -> Int { Int(load(offset, as: UInt32.self)) }

    /// The block whose length stands at an offset, cut to what there is.
    @inline(__always)
    func block(_ offset: Int, within limit: Int) -> Range<Int> {
        let start = min(offset + 2, limit)
        return start..<min(start + uint16(offset), limit)
    }

    /// The list of rules that can begin with a character beyond ASCII.
    ///
    /// - Complexity: O(log n) in the number of ranges.
    func list(for scalar: UInt32, _ step: TransformStepHeader) -> Int {
        var low = 0
        var high = step.rangeCount
        while low < high {
            let middle = (low + high) / 2
            if word(step.starts + 4 * middle) <= scalar { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : uint16(step.listNumbers + 2 * (low - 1))
    }

    /// Whether a set holds a character.
    @inline(__always)
    func contains(_ scalar: UInt32, inSetAt set: Int) -> Bool {
        if scalar < UInt32(TransformFormat.asciiCount) {
            return byte(set + 4 + Int(scalar >> 3)) & 1 << UInt8(scalar & 7) != 0
        }
        return containsBeyondASCII(scalar, set)
    }

    private func containsBeyondASCII(_ scalar: UInt32, _ set: Int) -> Bool {
        let ranges = set + TransformFormat.setHeaderSize
        var low = 0
        var high = min(uint32(ranges - 4), count / 8)
        while low < high {
            let middle = (low + high) / 2
            if word(ranges + 8 * middle + 4) < scalar { low = middle + 1 } else { high = middle }
        }
        let entry = ranges + 8 * low
        return entry < count && low < uint32(ranges - 4) && word(entry) <= scalar && scalar <= word(entry + 4)
    }

    /// Whether a set also stands for an end of the text.
    @inline(__always)
    func isEther(_ set: Int) -> Bool { byte(set) != 0 }
}
