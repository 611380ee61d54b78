import Normalization

/// How often each of many symbols occurs in all texts of an index, and in how many of them.
struct SymbolCounts: Sendable {
    struct Count: Sendable {
        var hits = 0
        var segments = 0
    }

    /// Of each symbol 16 bytes, ascending: itself (4), texts that have it (4), occurrences (8).
    let section: ByteSlice
    static let entrySize = 16

    var count: Int { section.count / Self.entrySize }

    @inline(__always)
    func symbol(_ place: Int) -> UInt32 { section.uint32(place * Self.entrySize) }

    /// - Complexity: O(log n) in the symbols.
    subscript(_ symbol: UInt32) -> Count {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.symbol(middle) < symbol { low = middle + 1 } else { high = middle }
        }
        guard low < count, self.symbol(low) == symbol else { return Count() }
        return Count(
            hits: Int(clamping: section.uint64(low * Self.entrySize + 8)),
            segments: Int(section.uint32(low * Self.entrySize + 4)))
    }
}

/// Counts symbols text by text.
struct SymbolCounter {
    private struct Cell {
        var hits: UInt64 = 0
        var segments: UInt32 = 0
        /// The number of the last text that had it.
        var last: UInt32 = 0
    }

    /// Of 256 symbols each, empty until one of them is seen.
    private var blocks = [[Cell]](repeating: [], count: 0x1100)
    private var text: UInt32 = 0

    /// What is added from now on belongs to another text.
    mutating func beginText() { text += 1 }

    @inline(__always)
    mutating func add(_ symbol: UInt32) {
        let block = Int(symbol >> 8)
        guard block < blocks.count else { return }
        if blocks[block].isEmpty { blocks[block] = [Cell](repeating: Cell(), count: 256) }
        blocks[block].withUnsafeMutableBufferPointer { cells in
            let place = Int(symbol & 0xFF)
            cells[place].hits += 1
            guard cells[place].last != text else { return }
            cells[place].last = text
            cells[place].segments += 1
        }
    }

    /// The symbols that are not rare.
    var frequent: [UInt64] {
        let least = PairCounts.least(of: Int(text))
        return blocks.enumerated().flatMap { block, cells in
            cells.indices.filter { Int(cells[$0].segments) >= least }.map { UInt64(block << 8 | $0) }
        }
    }

    func write(to file: inout SectionFileWriter) throws(SegmentIndexError) {
        for (block, cells) in blocks.enumerated() {
            for (place, cell) in cells.enumerated() where cell.hits > 0 {
                try file.append(UInt32(block << 8 | place))
                try file.append(cell.segments)
                try file.append(cell.hits)
            }
        }
    }
}
