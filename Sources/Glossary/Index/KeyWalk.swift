import Normalization

/// Reads the keys of a range one after the other, and leaves out those that begin in a way that is of no use.
struct KeyWalk {
    private static let capacity = KeyDictionary.maximumKeyLength + SymbolTable.slack

    private let dictionary: KeyDictionary
    private var storage = [UInt8](repeating: 0, count: Self.capacity)

    init(_ dictionary: KeyDictionary) { self.dictionary = dictionary }

    /// Calls `visit` with the number of each key, its bytes, and how many of them the key visited before begins with.
    ///
    /// `visit` returns how many bytes of the key no further key may begin with, `Int.max` for no such beginning, or
    /// nil to stop.
    ///
    /// - Complexity: O(n) in the length of the range; of keys that are left out, only their headers are read.
    @inline(__always)
    mutating func forEach(
        in range: Range<Int>, _ visit: (Int, UnsafeRawBufferPointer, Int) throws(IndexError) -> Int?
    ) throws(IndexError) {
        guard !range.isEmpty else { return }
        let length = KeyDictionary.blockLength
        var state = State()
        var block = range.lowerBound / length
        let lastBlock = (range.upperBound - 1) / length
        while block <= lastBlock {
            let slice = try dictionary.block(block)
            let indices =
                max(range.lowerBound - block * length, 0)..<min(range.upperBound - block * length, length)
            let isGoingOn = try storage.withUnsafeMutableBufferPointer { (target) throws(IndexError) -> Bool in
                try Self.visit(
                    slice, indices: indices, keyCount: dictionary.keyCount(ofBlock: block),
                    first: block * length, symbols: dictionary.symbols, target: UnsafeMutableRawBufferPointer(target),
                    state: &state, visit)
            }
            guard isGoingOn else { return }
            block += 1
            if state.dead <= 8 { block = try endOfDead(from: block, to: lastBlock, length: state.dead) }
        }
    }

    private struct State {
        /// Bytes that no further key may begin with.
        var dead = Int.max
        /// How many bytes the next key shares with the key visited before.
        var shared = 0
        /// The bytes of the key read last.
        var length = 0
    }

    @inline(__always)
    private static func visit(
        _ slice: ByteSlice, indices: Range<Int>, keyCount: Int, first: Int, symbols: SymbolTable,
        target: UnsafeMutableRawBufferPointer, state: inout State,
        _ visit: (Int, UnsafeRawBufferPointer, Int) throws(IndexError) -> Int?
    ) throws(IndexError) -> Bool {
        let result = try slice.withBytes { (bytes) throws(IndexError) -> Bool? in
            try symbols.withSymbols { (symbols) throws(IndexError) -> Bool in
                guard var walk = KeyBlock(bytes, keyCount: keyCount) else { return false }
                while walk.index < indices.upperBound, let entry = walk.next() {
                    var common = entry.shared
                    if walk.index == 1 {
                        // The first key of a block is whole: what it shares with the key before shows only now.
                        state.length = symbols.expand(walk.buffer(entry.codes), into: target, at: 0)
                        common = 0
                        state.dead = Int.max
                    } else {
                        if common >= state.dead { continue }
                        state.length = symbols.expand(
                            walk.buffer(entry.codes), into: target, at: min(common, state.length))
                    }
                    state.shared = min(state.shared, common)
                    guard walk.index > indices.lowerBound else { continue }
                    let key = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[..<state.length])
                    guard let dead = try visit(first + walk.index - 1, key, state.shared) else { return false }
                    state.shared = Int.max
                    state.dead = dead
                }
                return true
            }
        }
        return result ?? false
    }

    /// The first block that may hold a key that does not begin with the dead bytes, or `last`.
    private func endOfDead(from block: Int, to last: Int, length: Int) throws(IndexError) -> Int {
        var block = block
        let shift = UInt64(8 * (8 - length))
        let wanted = KeyDictionary.head(of: storage.prefix(length)) >> shift
        // The keys between two that begin so begin so too.
        while block < last, try dictionary.head(ofBlock: block + 1) >> shift == wanted,
            try dictionary.head(ofBlock: block) >> shift == wanted
        {
            block += 1
        }
        return block
    }
}
