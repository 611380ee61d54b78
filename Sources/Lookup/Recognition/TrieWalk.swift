import Glossary
import Normalization

/// Follows keys through folded text in the bytes of a trie.
struct TrieWalk {
    private let edges: UnsafeRawBufferPointer
    private let places: UnsafeRawBufferPointer
    private let filter: UnsafeRawBufferPointer
    private let pool: UnsafeRawBufferPointer
    private let scalars: UnsafeMutablePointer<UInt32>
    private let count: Int
    private let slotCount: Int
    private let longestProbe: Int
    private let filterShift: UInt64

    /// The sections must have the sizes that the trie says, as `TermTrie` has seen to.
    @inline(__always)
    init(
        _ trie: TermTrie, edges: UnsafeRawBufferPointer, places: UnsafeRawBufferPointer,
        filter: UnsafeRawBufferPointer, pool: UnsafeRawBufferPointer, scalars: UnsafeMutablePointer<UInt32>,
        count: Int
    ) {
        (self.edges, self.places, self.filter, self.pool) = (edges, places, filter, pool)
        (self.scalars, self.count) = (scalars, count)
        slotCount = trie.slotCount
        longestProbe = trie.longestProbe
        filterShift = UInt64(64 - trie.filterLogarithm)
    }

    @inline(__always)
    private func pair(at index: Int) -> UInt64 {
        TrieFormat.pair(FoldedScalar.value(scalars[index]), FoldedScalar.value(scalars[index + 1]))
    }

    /// False where no key begins; there must be a character after that at `index`.
    @inline(__always)
    func mayBegin(at index: Int) -> Bool {
        if FoldedScalar.gap(scalars[index + 1]) == FoldedScalar.Gap.barrier { return false }
        let bit = TrieFormat.hash(pair(at: index)) >> filterShift
        let word = filter.loadUnaligned(fromByteOffset: Int(truncatingIfNeeded: bit >> 6) * 8, as: UInt64.self)
        return word >> (bit & 63) & 1 != 0
    }

    /// The slot of an edge and its bits, or -1.
    @inline(__always)
    private func find(_ key: UInt64) -> (slot: Int, edge: UInt64) {
        var slot = TrieFormat.slot(TrieFormat.hash(key), of: slotCount)
        var left = longestProbe
        while left > 0 {
            let edge = UInt64(littleEndian: edges.loadUnaligned(fromByteOffset: slot * 8, as: UInt64.self))
            if edge & TrieFormat.keyMask == key { return (slot, edge) }
            if edge == 0 { break }
            slot = slot + 1 < slotCount ? slot + 1 : 0
            left -= 1
        }
        return (-1, 0)
    }

    @inline(__always)
    private func place(of slot: Int) -> UInt32 {
        UInt32(littleEndian: places.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self))
    }

    /// Appends the ends of the keys that begin at `index`, the shortest first.
    @inline(__always)
    func follow(from index: Int, into candidates: inout [(end: Int, place: UInt32)]) {
        var (slot, edge) = find(pair(at: index))
        var next = index + 2
        while slot >= 0 {
            if edge & TrieFormat.isEnd != 0 {
                candidates.append((next, place(of: slot)))
            } else if edge & TrieFormat.hasRest != 0 {
                followRest(Int(place(of: slot)), from: next, into: &candidates)
                return
            }
            guard edge & TrieFormat.hasChildren != 0, next < count,
                FoldedScalar.gap(scalars[next]) != FoldedScalar.Gap.barrier
            else { return }
            (slot, edge) = find(TrieFormat.edge(from: slot, FoldedScalar.value(scalars[next])))
            next += 1
        }
    }

    /// Compares the rest of a key with the text.
    private func followRest(_ place: Int, from index: Int, into candidates: inout [(end: Int, place: UInt32)]) {
        var offset = place
        guard let length = varint(&offset), length <= pool.count - offset else { return }
        let end = offset + length
        var next = index
        let utf8 = pool.bindMemory(to: UInt8.self)
        while offset < end {
            guard next < count, FoldedScalar.gap(scalars[next]) != FoldedScalar.Gap.barrier else { return }
            let (value, size) = Self.scalar(utf8, offset, end)
            guard value == FoldedScalar.value(scalars[next]) else { return }
            offset += size
            next += 1
        }
        candidates.append((next, UInt32(truncatingIfNeeded: offset)))
    }

    @inline(__always)
    private func varint(_ offset: inout Int) -> Int? {
        var value = 0
        var shift = 0
        while offset < pool.count, shift < 28 {
            let byte = Int(pool[offset])
            offset += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// The scalar at `index`, which is less than `end`; nonsense of bytes that are no UTF-8.
    @inline(__always)
    private static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (UInt32, Int) {
        let first = UInt32(utf8[index])
        if first < 0x80 { return (first, 1) }
        let size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard end - index >= size else { return (0, end - index) }
        var value = first & (0x7F >> UInt32(size))
        for offset in 1..<size { value = value << 6 | UInt32(utf8[index + offset] & 0x3F) }
        return (value, size)
    }
}
