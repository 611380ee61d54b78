import Normalization

/// How often pairs of neighbouring symbols occur, those that many texts have.
struct PairCounts: Sendable {
    /// A pair that fewer texts have is not in it, and as rare as a symbol that fewer have: `RareColumns` are for them.
    static func least(of texts: Int) -> Int { max(texts / 4096, 64) }

    /// Of each pair 24 bytes, ascending: its symbols (8), texts that have it (8), occurrences (8).
    let section: ByteSlice
    static let entrySize = 24

    static func pair(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << 32 | UInt64(right) }

    /// Nil for a pair that is not in it.
    ///
    /// - Complexity: O(log n) in the pairs.
    subscript(_ left: UInt32, _ right: UInt32) -> SymbolCounts.Count? {
        let pair = Self.pair(left, right)
        var (low, high) = (0, section.count / Self.entrySize)
        while low < high {
            let middle = (low + high) / 2
            if section.uint64(middle * Self.entrySize) < pair { low = middle + 1 } else { high = middle }
        }
        guard low < section.count / Self.entrySize, section.uint64(low * Self.entrySize) == pair else { return nil }
        return SymbolCounts.Count(
            hits: Int(clamping: section.uint64(low * Self.entrySize + 16)),
            segments: Int(clamping: section.uint64(low * Self.entrySize + 8)))
    }
}

/// Counts pairs of neighbouring symbols text by text, as many different ones as it has room for. Whatever it counts at all, it counts
/// from its first occurrence on.
struct PairCounter {
    private struct Cell {
        var pair: UInt64 = 0
        var hits: UInt64 = 0
        var segments: UInt32 = 0
        /// The number of the last text that had it.
        var last: UInt32 = 0
    }

    private static let mostSlots = 1 << 20
    /// In fewer texts a search is fast without.
    private static let leastTexts = 1 << 13

    /// Open addressing; empty where nothing is counted.
    private var cells: [Cell] = []
    private var used = 0
    private var text: UInt32 = 0
    private var previous: UInt32 = 0

    init(texts: Int) {
        guard texts >= Self.leastTexts else { return }
        var slots = Self.leastTexts
        while slots < min(texts * 16, Self.mostSlots) { slots *= 2 }
        cells = [Cell](repeating: Cell(), count: slots)
    }

    /// What is added from now on belongs to another text.
    mutating func beginText() {
        text += 1
        previous = 0
    }

    @inline(__always)
    mutating func add(_ symbol: UInt32) {
        defer { previous = symbol }
        guard !cells.isEmpty, previous > 0x7F || symbol > 0x7F, previous != 0 else { return }
        let pair = PairCounts.pair(previous, symbol)
        cells.withUnsafeMutableBufferPointer { cells in
            var slot = Int(truncatingIfNeeded: SignaturePlan.hash(pair) >> 32) & (cells.count - 1)
            while cells[slot].pair != pair {
                if cells[slot].pair == 0 {
                    guard used < cells.count / 3 * 2 else { return }
                    used += 1
                    cells[slot].pair = pair
                    break
                }
                slot = (slot + 1) & (cells.count - 1)
            }
            cells[slot].hits += 1
            guard cells[slot].last != text else { return }
            cells[slot].last = text
            cells[slot].segments += 1
        }
    }

    /// The pairs that are not rare.
    var frequent: [UInt64] { frequentCells.map(\.pair) }

    private var frequentCells: [Cell] {
        let least = PairCounts.least(of: Int(text))
        return cells.filter { $0.pair != 0 && Int($0.segments) >= least }
    }

    func write(to file: inout SectionFileWriter) throws(SegmentIndexError) {
        for cell in frequentCells.sorted(by: { $0.pair < $1.pair }) {
            try file.append(cell.pair)
            try file.append(UInt64(cell.segments))
            try file.append(cell.hits)
        }
    }
}
