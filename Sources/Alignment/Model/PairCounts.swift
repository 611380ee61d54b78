/// Sums for pairs of token types, and the most that one block of the text has of each.
///
/// An open hash table, because a dictionary would take most of the time.
struct PairCounts {
    struct Entry {
        fileprivate var key: UInt64
        /// What all blocks have added.
        fileprivate(set) var sum: Float = 0
        /// The most that one block has added.
        fileprivate(set) var largest: Float = 0
        fileprivate var ofBlock: Float = 0
        fileprivate var block: Int32 = -1

        var first: Int32 { Int32(truncatingIfNeeded: key >> 32) }
        var second: Int32 { Int32(truncatingIfNeeded: key) }
    }

    private static let empty = UInt64.max
    private static let leastCapacity = 1 << 12

    private var slots = [Entry](repeating: Entry(key: Self.empty), count: Self.leastCapacity)
    private var used = 0
    /// The stretch of the text that adds.
    var block: Int32 = 0

    /// Adds to pairs of one type with several others.
    mutating func add(_ first: Int32, _ others: [(second: Int32, value: Float)]) {
        reserve(others.count)
        let block = block
        var found = 0
        slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            let high = UInt64(UInt32(bitPattern: first)) << 32
            for (second, value) in others {
                let key = high | UInt64(UInt32(bitPattern: second))
                var slot = Self.slot(key, mask)
                while slots[slot].key != key {
                    if slots[slot].key == Self.empty {
                        slots[slot].key = key
                        found += 1
                        break
                    }
                    slot = (slot + 1) & mask
                }
                slots[slot].sum += value
                if slots[slot].block != block {
                    slots[slot].block = block
                    slots[slot].ofBlock = 0
                }
                slots[slot].ofBlock += value
                slots[slot].largest = max(slots[slot].largest, slots[slot].ofBlock)
            }
        }
        used += found
    }

    /// Leaves out of each sum the largest share of one block.
    mutating func leaveOutLargest() {
        for slot in slots.indices { slots[slot].sum -= slots[slot].largest }
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        // Both halves of the key reach the low bits, which the mask keeps.
        let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & mask
    }

    /// Makes room for so many more pairs, at most seven tenths full.
    private mutating func reserve(_ more: Int) {
        var capacity = slots.count
        while (used + more) * 10 > capacity * 7 { capacity *= 2 }
        guard capacity > slots.count else { return }
        var grown = [Entry](repeating: Entry(key: Self.empty), count: capacity)
        for entry in slots where entry.key != Self.empty {
            var slot = Self.slot(entry.key, capacity - 1)
            while grown[slot].key != Self.empty { slot = (slot + 1) & (capacity - 1) }
            grown[slot] = entry
        }
        slots = grown
    }

    /// All pairs.
    var entries: some Sequence<Entry> { slots.lazy.filter { $0.key != Self.empty } }
}
