/// Small numbers for the symbols of a query: 1 and up in the order of their first occurrence, 0 for all others.
struct SymbolCodes {
    /// Pairs of a symbol + 1 and its code, a power of two of them, at least half of them empty.
    private var slots: [UInt64]
    private(set) var count = 0

    init(_ symbols: [UInt32]) {
        var size = 16
        while size < symbols.count * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        for symbol in symbols {
            let slot = slot(of: symbol)
            if slots[slot] == 0 {
                count += 1
                slots[slot] = (UInt64(symbol) + 1) << 24 | UInt64(count)
            }
        }
    }

    @inline(__always)
    private func slot(of symbol: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: symbol &* 0x9E37_79B1 >> 7) & mask
        while slots[slot] != 0, slots[slot] >> 24 != UInt64(symbol) + 1 { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    subscript(symbol: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: slots[slot(of: symbol)] & 0xFF_FFFF) }
}
