import ICU
import Normalization
import Terminology

/// Collects the keys of an index that are looked for in running text and lays them out for `TermTrie`.
struct TermTrieBuilder {
    private struct Entry {
        var start: UInt32
        var count: UInt16
        var flags: UInt16
        /// Where the term stands in the records.
        var term: UInt32
    }

    private var arena: [UInt8] = []
    private var entries: [Entry] = []

    /// The sections of a trie.
    struct Sections {
        var summary = ByteWriter()
        var edges: [UInt8] = []
        var places: [UInt8] = []
        var pool = ByteWriter()
        var filter: [UInt8] = []
    }

    /// Takes the keys of an index.
    ///
    /// - Throws: `IndexError` for an index that is damaged, `ICUError`.
    /// - Complexity: O(n) in the number of keys and concepts.
    init(_ index: GlossaryIndex) throws {
        try index.keys.forEach(in: try index.keys.mainKeys()) { key in
            for posting in key.postings { add(key.utf8, term: posting.term, isTurned: posting.isSecondary) }
            return true
        }
        // A person is found by the spelling that the data gives, too, which is no key of a look-up.
        let folder = KeyFolder(try index.rules())
        var key: [UInt8] = []
        for number in 0..<index.conceptCount {
            let concept = try index.concept(number: number)
            guard try index.kind(of: concept) == .person else { continue }
            var places: [TermReference] = []
            let terms = try index.reader.concept(at: concept) { places.append($0) }.concept.terms
            for (term, place) in zip(terms, places) {
                guard let own = term.romanization else { continue }
                for (text, isTurned) in [(own, false), (folder.turnedName(own) ?? "", true)] where !text.isEmpty {
                    _ = try folder.key(of: text, into: &key)
                    add(key, term: place, isTurned: isTurned, isRomanization: true)
                }
            }
        }
    }

    /// Adds a key of a term; one of a single scalar, or longer than a kilobyte, is never found and left out.
    private mutating func add(_ key: [UInt8], term: TermReference, isTurned: Bool = false, isRomanization: Bool = false)
    {
        guard key.count <= KeyDictionary.maximumKeyLength, key.lazy.filter({ $0 & 0xC0 != 0x80 }).count > 1 else {
            return
        }
        let start = arena.count
        arena.append(contentsOf: key)
        entries.append(
            Entry(
                start: UInt32(start), count: UInt16(arena.count - start),
                flags: UInt16((isTurned ? TrieFormat.isTurned : 0) | (isRomanization ? TrieFormat.isRomanization : 0)),
                term: UInt32(truncatingIfNeeded: term.offset)))
    }

    /// Sorts and lays out what was added.
    ///
    /// - Complexity: O(n) in the scalars of the keys: they come sorted but for a few.
    mutating func build() -> Sections {
        arena.withUnsafeBufferPointer { arena in
            entries.sort { Self.precedes($0, $1, arena) }
            return lay(arena)
        }
    }

    /// A key with what it has in common with its neighbours.
    private struct Key {
        var entries: Range<Int>
        /// Scalars.
        var length: Int
        /// Scalars that are the same as those of the key before and the key after.
        var sharedBefore: Int
        var sharedAfter = 0

        /// Scalars that edges carry; the rest stands in the pool.
        var depth: Int { min(length, max(2, max(sharedBefore, sharedAfter) + 1)) }
        /// Scalars whose edges the key before has put there.
        var depthBefore: Int { min(sharedBefore, length) < 2 ? 0 : sharedBefore }
    }

    private func lay(_ arena: UnsafeBufferPointer<UInt8>) -> Sections {
        var keys: [Key] = []
        for (index, entry) in entries.enumerated() {
            let shared = index > 0 ? Self.shared(entries[index - 1], entry, arena) : (bytes: 0, scalars: 0)
            if index > 0, shared.bytes == entry.count, entry.count == entries[index - 1].count {
                keys[keys.count - 1].entries = keys[keys.count - 1].entries.lowerBound..<index + 1
                continue
            }
            if !keys.isEmpty { keys[keys.count - 1].sharedAfter = shared.scalars }
            let length = Self.bytes(entry, arena).count { $0 & 0xC0 != 0x80 }
            keys.append(Key(entries: index..<index + 1, length: length, sharedBefore: shared.scalars))
        }
        var edgeCount = 0
        var pairCount = 0
        for key in keys {
            edgeCount += key.depth - max(key.depthBefore, 1)
            if key.depthBefore == 0 { pairCount += 1 }
        }
        var table = EdgeTable(edges: edgeCount)
        var filter = PairFilter(pairs: pairCount)
        var pool = ByteWriter()
        /// The slots of the edges of the key before, from that of the second scalar on.
        var path: [Int] = []
        var scalars: [UInt32] = []
        for key in keys {
            let bytes = Self.bytes(entries[key.entries.lowerBound], arena)
            scalars.removeAll(keepingCapacity: true)
            scalars.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.map(\.value))
            guard scalars.count == key.length, key.length > 1 else { continue }
            path.removeLast(max(0, path.count - max(0, key.depthBefore - 1)))
            if path.isEmpty {
                let pair = TrieFormat.pair(scalars[0], scalars[1])
                filter.insert(pair)
                path.append(table.insert(pair))
            }
            while path.count + 1 < key.depth {
                let from = path[path.count - 1]
                let scalar = scalars[path.count + 1]
                table.mark(from, TrieFormat.hasChildren | TrieFormat.nextBit(scalar))
                path.append(table.insert(TrieFormat.edge(from: from, scalar)))
            }
            let last = path[path.count - 1]
            table.places[last] = UInt32(truncatingIfNeeded: pool.count)
            if key.depth < key.length {
                table.mark(last, TrieFormat.hasRest | TrieFormat.nextBit(scalars[key.depth]))
                var rest: [UInt8] = []
                for scalar in scalars[key.depth...] { rest += String(Character(Unicode.Scalar(scalar) ?? "?")).utf8 }
                pool.append(varint: rest.count)
                pool.append(contentsOf: rest)
            } else {
                table.mark(last, TrieFormat.isEnd)
            }
            pool.append(varint: key.entries.count)
            for entry in entries[key.entries] {
                pool.append(varint: Int(entry.term) << TrieFormat.postingShift | Int(entry.flags))
            }
        }
        var sections = Sections()
        sections.summary.append(UInt32(table.edges.count))
        sections.summary.append(UInt32(table.longestProbe))
        sections.summary.append(UInt32(filter.logarithm))
        sections.summary.append(UInt32(keys.count))
        sections.edges = Self.littleEndian(table.edges)
        sections.places = Self.littleEndian(table.places)
        sections.filter = Self.littleEndian(filter.words)
        sections.pool = pool
        return sections
    }

    private static func littleEndian(_ values: [some FixedWidthInteger]) -> [UInt8] {
        values.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }

    @inline(__always)
    private static func bytes(_ entry: Entry, _ arena: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[Int(entry.start)..<Int(entry.start) + Int(entry.count)])
    }

    private static func precedes(_ left: Entry, _ right: Entry, _ arena: UnsafeBufferPointer<UInt8>) -> Bool {
        let (first, second) = (bytes(left, arena), bytes(right, arena))
        let common = shared(left, right, arena).bytes
        if common < first.count, common < second.count { return first[common] < second[common] }
        if first.count != second.count { return first.count < second.count }
        return (left.term, left.flags) < (right.term, right.flags)
    }

    /// How many bytes, and how many whole scalars, two keys begin with alike.
    private static func shared(
        _ left: Entry, _ right: Entry, _ arena: UnsafeBufferPointer<UInt8>
    ) -> (bytes: Int, scalars: Int) {
        let (first, second) = (bytes(left, arena), bytes(right, arena))
        let most = min(first.count, second.count)
        var common = 0
        var scalars = 0
        while common < most, first[common] == second[common] {
            scalars += first[common] & 0xC0 != 0x80 ? 1 : 0
            common += 1
        }
        // The last of them may be the beginning of two scalars.
        let isWhole =
            (common == first.count || first[common] & 0xC0 != 0x80)
            && (common == second.count || second[common] & 0xC0 != 0x80)
        return (common, isWhole ? scalars : scalars - 1)
    }
}

/// The edges of a trie while they are put in.
private struct EdgeTable {
    private(set) var edges: [UInt64]
    var places: [UInt32]
    /// Slots that were looked at for the edge that is hardest to find.
    private(set) var longestProbe = 1

    /// A quarter of the slots stays empty.
    init(edges count: Int) {
        let slots = min(count + count / 3 + 8, TrieFormat.mostSlots)
        edges = [UInt64](repeating: 0, count: slots)
        places = [UInt32](repeating: 0, count: slots)
    }

    mutating func insert(_ key: UInt64) -> Int {
        var slot = TrieFormat.slot(TrieFormat.hash(key), of: edges.count)
        var probes = 1
        while edges[slot] != 0, probes < edges.count {
            slot = slot + 1 < edges.count ? slot + 1 : 0
            probes += 1
        }
        edges[slot] = key
        longestProbe = max(longestProbe, probes)
        return slot
    }

    mutating func mark(_ slot: Int, _ flag: UInt64) { edges[slot] |= flag }
}

/// Bits that say of nearly all pairs of scalars with which no key begins that none does.
private struct PairFilter {
    private(set) var words: [UInt64]
    /// Of how many bits there are.
    let logarithm: Int

    init(pairs: Int) {
        var logarithm = 10
        while 1 << logarithm < pairs * TrieFormat.filterBits { logarithm += 1 }
        self.logarithm = logarithm
        words = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
    }

    mutating func insert(_ pair: UInt64) {
        let bit = TrieFormat.hash(pair) >> UInt64(64 - logarithm)
        words[Int(bit >> 6)] |= 1 << (bit & 63)
    }
}
