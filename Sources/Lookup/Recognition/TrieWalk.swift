import Glossary
import Normalization

/// Follows keys through folded text in the bytes of a trie.
struct TrieWalk {
    let edges: UnsafeRawBufferPointer
    let places: UnsafeRawBufferPointer
    private let filter: UnsafeRawBufferPointer
    let pool: UnsafeRawBufferPointer
    let scalars: UnsafeMutablePointer<UInt32>
    private let marks: UnsafeMutablePointer<UInt32>
    let count: Int
    let slotCount: Int
    private let longestProbe: Int
    private let filterShift: UInt64

    /// The sections must have the sizes that the trie says, as `TermTrie` has seen to.
    @inline(__always)
    init(
        _ trie: TermTrie, edges: UnsafeRawBufferPointer, places: UnsafeRawBufferPointer,
        filter: UnsafeRawBufferPointer, pool: UnsafeRawBufferPointer, text: FoldedText
    ) {
        (self.edges, self.places, self.filter, self.pool) = (edges, places, filter, pool)
        (scalars, marks, count) = (text.scalars, text.marks, text.count)
        slotCount = trie.slotCount
        longestProbe = trie.longestProbe
        filterShift = UInt64(64 - trie.filterLogarithm)
    }

    /// A place where keys begin, and how far they have been followed.
    struct Start {
        var index: UInt32
        /// The slot of the last edge, or where the search for the next one begins.
        var slot: UInt32
        /// The bits of that slot.
        var edge: UInt64
        /// Behind the scalars of the edges so far.
        var next: UInt32
        /// The longest key that ends here, among the ends; -1 for none.
        var last: Int32
    }

    /// The end of a key.
    struct End {
        var index: Int
        /// The place in the pool that tells keys apart.
        var place: UInt32
        /// The end of the next shorter key that begins at the same place; -1 for none.
        var shorter: Int32
    }

    /// Finds the places in a range at which the first two scalars of keys stand.
    ///
    /// It goes in steps over all places, with no branch for each but where something is found, so that the processor waits
    /// for many probes at once.
    ///
    /// - Parameter range: must leave a character behind its last one.
    /// - Parameter starts: has room for all of the range.
    /// - Parameter table: which places are not looked at, whatever stands there; nil for none.
    /// - Returns: how many were found.
    @inline(never)
    func starts(in range: Range<Int>, _ table: StartTable?, into starts: UnsafeMutablePointer<Start>) -> Int {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: range.count) { places in
            guard let places = places.baseAddress else { return 0 }
            guard let table else {
                for (place, index) in range.enumerated() { places[place] = UInt32(truncatingIfNeeded: index) }
                return self.starts(at: places, range.count, inWords: .max, into: starts)
            }
            let open = table.open(scalars, range, into: places)
            return self.starts(at: places, open, inWords: table.afterPrefixes, into: starts)
        }
    }

    /// - Parameter places: is written over.
    /// - Parameter inWords: bits for the characters behind which a key may begin within a word of Hangul.
    @inline(__always)
    private func starts(
        at places: UnsafeMutablePointer<UInt32>, _ open: Int, inWords: UInt64, into starts: UnsafeMutablePointer<Start>
    ) -> Int {
        // Of most places the filter or the mark says that nothing begins there; all else is asked of those that are left.
        var likely = 0
        for place in 0..<open {
            let index = Int(places[place])
            let first = scalars[index]
            let bit = hash(of: first, scalars[index + 1]) >> filterShift
            let word = filter.loadUnaligned(fromByteOffset: Int(truncatingIfNeeded: bit >> 6) * 8, as: UInt64.self)
            let inFilter = Int(truncatingIfNeeded: word >> (bit & 63) & 1)
            let hasEdge = marks[index] == 0 ? 0 : 1
            places[likely] = UInt32(truncatingIfNeeded: index)
            likely &+= Self.isMarked(first) ? hasEdge : inFilter
        }
        var possible = 0
        for place in 0..<likely {
            let index = Int(places[place])
            let (first, second) = (scalars[index], scalars[index + 1])
            if Self.isMarked(first) {
                let mark = marks[index]
                starts[possible].slot = mark >> 5
                starts[possible].next = UInt32(truncatingIfNeeded: index) &+ (mark & 31)
            } else {
                if FoldedScalar.gap(second) == FoldedScalar.Gap.barrier { continue }
                let before = index > 0 ? scalars[index - 1] : 0
                if StartTable.isWithinHangul(before, first), StartTable.bit(inWords, before) == 0 { continue }
                let home = TrieFormat.slot(hash(of: first, second), of: slotCount)
                starts[possible].slot = UInt32(truncatingIfNeeded: home)
                starts[possible].next = UInt32(truncatingIfNeeded: index)
            }
            starts[possible].index = UInt32(truncatingIfNeeded: index)
            possible += 1
        }
        for place in 0..<possible { starts[place].edge = edge(at: Int(starts[place].slot)) }
        var count = 0
        for place in 0..<possible {
            let start = starts[place]
            if start.next != start.index {
                starts[count] = start
                starts[count].last = -1
                count &+= 1
                continue
            }
            let index = Int(start.index)
            let key = TrieFormat.pair(FoldedScalar.value(scalars[index]), FoldedScalar.value(scalars[index + 1]))
            let (slot, edge) = find(key, from: Int(start.slot), start.edge)
            starts[count] = Start(
                index: start.index, slot: UInt32(truncatingIfNeeded: slot), edge: edge, next: start.index &+ 2, last: -1
            )
            count &+= slot >= 0 ? 1 : 0
        }
        return count
    }

    @inline(__always)
    private func hash(of first: UInt32, _ second: UInt32) -> UInt64 {
        TrieFormat.hash(TrieFormat.pair(FoldedScalar.value(first), FoldedScalar.value(second)))
    }

    /// Whether a Latin word begins with a letter of which a mark says where to go on.
    @inline(__always)
    private static func isMarked(_ first: UInt32) -> Bool {
        first & (7 << 21 | FoldedScalar.isMarked) == FoldedScalar.Kind.latin << 21 | FoldedScalar.isMarked
    }

    @inline(__always)
    func edge(at slot: Int) -> UInt64 {
        UInt64(littleEndian: edges.loadUnaligned(fromByteOffset: slot * 8, as: UInt64.self))
    }

    /// The slot of an edge and its bits, or -1; `first` are the bits of the slot where the search begins.
    @inline(__always)
    func find(_ key: UInt64, from slot: Int, _ first: UInt64) -> (slot: Int, edge: UInt64) {
        var (slot, edge) = (slot, first)
        var left = longestProbe
        while edge & TrieFormat.keyMask != key {
            left -= 1
            if edge == 0 || left <= 0 { return (-1, 0) }
            slot = slot + 1 < slotCount ? slot + 1 : 0
            edge = self.edge(at: slot)
        }
        return (slot, edge)
    }

    @inline(__always)
    func place(of slot: Int) -> UInt32 {
        UInt32(littleEndian: places.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self))
    }

    /// Follows the keys that begin at some places, all of them a scalar at a time: so the processor waits for many edges at
    /// once, and not for one after the other.
    ///
    /// - Parameter active: has room for all places, and an edge for each.
    @inline(never)
    func follow(
        _ starts: UnsafeMutablePointer<Start>, _ count: Int, _ active: UnsafeMutablePointer<Going>,
        into ends: inout [End]
    ) {
        var left = count
        for place in 0..<count { active[place] = Going(place: place, key: 0) }
        while left > 0 {
            var going = 0
            for turn in 0..<left {
                let place = active[turn].place
                if let key = step(&starts[place], into: &ends) {
                    active[going] = Going(place: place, key: key)
                    going += 1
                }
            }
            left = 0
            for turn in 0..<going {
                let (place, key) = (active[turn].place, active[turn].key)
                let (slot, edge) = find(key, from: Int(starts[place].slot), starts[place].edge)
                guard slot >= 0 else { continue }
                starts[place].slot = UInt32(truncatingIfNeeded: slot)
                starts[place].edge = edge
                starts[place].next &+= 1
                active[left].place = place
                left += 1
            }
        }
    }

    /// A place from which an edge goes on, and that edge's key.
    struct Going {
        var place: Int
        var key: UInt64
    }

    /// Takes note of what ends at the last edge, and looks where the next one may be; nil where none is.
    @inline(__always)
    private func step(_ start: inout Start, into ends: inout [End]) -> UInt64? {
        let (slot, edge, next) = (Int(start.slot), start.edge, Int(start.next))
        if edge & TrieFormat.isEnd != 0 { add(&start, next, place(of: slot), &ends) }
        guard next < count, edge & TrieFormat.nextBit(FoldedScalar.value(scalars[next])) != 0,
            FoldedScalar.gap(scalars[next]) != FoldedScalar.Gap.barrier
        else { return nil }
        if edge & TrieFormat.hasRest != 0 {
            if let (end, place) = rest(Int(place(of: slot)), from: next) { add(&start, end, place, &ends) }
            return nil
        }
        guard edge & TrieFormat.hasChildren != 0 else { return nil }
        let key = TrieFormat.edge(from: slot, FoldedScalar.value(scalars[next]))
        let home = TrieFormat.slot(TrieFormat.hash(key), of: slotCount)
        start.slot = UInt32(truncatingIfNeeded: home)
        start.edge = self.edge(at: home)
        return key
    }

    @inline(__always)
    private func add(_ start: inout Start, _ end: Int, _ place: UInt32, _ ends: inout [End]) {
        let number = Int32(truncatingIfNeeded: ends.count)
        ends.append(End(index: end, place: place, shorter: start.last))
        start.last = number
    }

    /// Compares the rest of a key with the text: where it ends, and the place of its terms.
    private func rest(_ place: Int, from index: Int) -> (end: Int, place: UInt32)? {
        var offset = place
        guard let length = varint(&offset), length <= pool.count - offset else { return nil }
        let end = offset + length
        var next = index
        let utf8 = pool.bindMemory(to: UInt8.self)
        while offset < end {
            guard next < count, FoldedScalar.gap(scalars[next]) != FoldedScalar.Gap.barrier else { return nil }
            let (value, size) = Self.scalar(utf8, offset, end)
            guard value == FoldedScalar.value(scalars[next]) else { return nil }
            offset += size
            next += 1
        }
        return (next, UInt32(truncatingIfNeeded: offset))
    }

    @inline(__always)
    func varint(_ offset: inout Int) -> Int? {
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
