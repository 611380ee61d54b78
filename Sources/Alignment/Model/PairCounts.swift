/// Sums for pairs of token types, and the most that one block of the text has of each.
///
/// An open hash table, because a dictionary would take most of the time.
struct PairCounts {
    private(set) var keys: [UInt64]
    private(set) var values: [Float]
    /// What the block of the last addition has added, and the most that any block has.
    private(set) var partials: [Float]
    private(set) var largest: [Float]
    private var blocks: [Int32]
    var block: Int32 = 0
    private(set) var used = 0
    private static let empty = UInt64.max

    init(capacity: Int = 1 << 12) {
        keys = Array(repeating: Self.empty, count: capacity)
        values = Array(repeating: 0, count: capacity)
        partials = values
        largest = values
        blocks = Array(repeating: -1, count: capacity)
    }

    @inline(__always)
    mutating func add(_ first: Int32, _ second: Int32, _ value: Float) {
        if used &* 10 > keys.count &* 7 { grow() }
        let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        let mask = keys.count - 1
        var slot = Self.slot(key, mask)
        while keys[slot] != key {
            if keys[slot] == Self.empty {
                keys[slot] = key
                used += 1
                break
            }
            slot = (slot + 1) & mask
        }
        values[slot] += value
        if blocks[slot] != block {
            blocks[slot] = block
            partials[slot] = 0
        }
        partials[slot] += value
        if partials[slot] > largest[slot] { largest[slot] = partials[slot] }
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        // Both halves of the key reach the low bits, which the mask keeps.
        let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & mask
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        let (oldPartials, oldLargest, oldBlocks) = (partials, largest, blocks)
        partials = Array(repeating: 0, count: oldKeys.count * 2)
        largest = partials
        blocks = Array(repeating: -1, count: oldKeys.count * 2)
        keys = Array(repeating: Self.empty, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        let mask = keys.count - 1
        for (index, key) in oldKeys.enumerated() where key != Self.empty {
            var slot = Self.slot(key, mask)
            while keys[slot] != Self.empty { slot = (slot + 1) & mask }
            keys[slot] = key
            values[slot] = oldValues[index]
            partials[slot] = oldPartials[index]
            largest[slot] = oldLargest[index]
            blocks[slot] = oldBlocks[index]
        }
    }

    /// All pairs with their sums, and the most that one block has added.
    var entries: some Sequence<(first: Int32, second: Int32, count: Float, largest: Float)> {
        keys.indices.lazy.filter { keys[$0] != Self.empty }.map { slot in
            (
                Int32(truncatingIfNeeded: keys[slot] >> 32), Int32(truncatingIfNeeded: keys[slot]), values[slot],
                largest[slot]
            )
        }
    }

    var capacity: Int { keys.count }
}
