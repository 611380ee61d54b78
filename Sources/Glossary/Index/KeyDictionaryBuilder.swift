import Normalization

/// Collects keys with their terms and lays them out for `KeyDictionary`.
struct KeyDictionaryBuilder {
    private struct Entry {
        /// The first eight bytes, so that most comparisons need no other memory.
        var head: UInt64
        var start: UInt32
        var count: UInt16
        var isSecondary: Bool
        /// The number of the term, in the order in which terms were added.
        var term: UInt32
    }

    /// Bytes from which the symbols are learnt: more changes little.
    private static let sampleSize = 256 << 10

    private var arena: [UInt8] = []
    private var entries: [Entry] = []

    /// The sections of a dictionary.
    struct Sections {
        var summary = ByteWriter()
        var samples = ByteWriter()
        var heads = ByteWriter()
        var blocks = ByteWriter()
        var keys: [UInt8] = []
        var tailBuckets = ByteWriter()
        var tailKeys = ByteWriter()
    }

    /// Adds a key of a term; an empty one, or one longer than a kilobyte, is never found and left out.
    mutating func add(_ key: some Collection<UInt8>, term: Int, isSecondary: Bool) {
        guard !key.isEmpty, key.count <= KeyDictionary.maximumKeyLength else { return }
        let start = arena.count
        arena.append(contentsOf: key)
        entries.append(
            Entry(
                head: KeyDictionary.head(of: key), start: UInt32(start), count: UInt16(arena.count - start),
                isSecondary: isSecondary, term: UInt32(term)))
    }

    /// Sorts and lays out what was added.
    ///
    /// - Parameter places: where each term stands.
    /// - Complexity: O(n log n) in the number of keys.
    mutating func build(places: [TermReference]) -> Sections {
        arena.withUnsafeBufferPointer { arena in
            entries.sort { Self.precedes($0, $1, in: arena) }
            return lay(arena, places)
        }
    }

    private func lay(_ arena: UnsafeBufferPointer<UInt8>, _ places: [TermReference]) -> Sections {
        var sections = Sections()
        // Where the entries of each key begin, and how much it shares with the key before.
        var firsts: [(entry: Int, shared: Int)] = []
        for (index, entry) in entries.enumerated() {
            if index > 0, Self.isSame(entries[index - 1], entry, in: arena) { continue }
            let isFirst = firsts.count % KeyDictionary.blockLength == 0
            let shared = isFirst ? 0 : Self.shared(entries[index - 1], entry, in: arena)
            firsts.append((index, shared))
        }
        let encoder = SymbolEncoder(sample: sample(firsts, arena))
        var tails = TailIndexBuilder()
        var block = KeyBlockWriter()
        var minimums: [UInt8] = []
        var minimum = 255
        var mainStart = firsts.count
        var codes: [UInt8] = []
        for (number, (index, shared)) in firsts.enumerated() {
            let entry = entries[index]
            if number % KeyDictionary.blockLength == 0 {
                if number > 0 { minimums.append(UInt8(minimum)) }
                block.flush(into: &sections.keys)
                minimum = 255
                sections.blocks.append(UInt32(sections.keys.count))
                if sections.heads.count % (KeyDictionary.sampleDistance * 8) == 0 {
                    sections.samples.append(entry.head)
                }
                sections.heads.append(entry.head)
            }
            let key = Self.key(entry, in: arena)
            if key[0] >= KeyDictionary.firstMainByte { mainStart = min(mainStart, number) }
            minimum = min(minimum, key.count { $0 & 0xC0 != 0x80 })
            tails.add(key: key)
            codes.removeAll(keepingCapacity: true)
            encoder.encode(UnsafeBufferPointer(rebasing: key[shared...]), into: &codes)
            let end = number + 1 < firsts.count ? firsts[number + 1].entry : entries.count
            block.add(shared: shared, codes: codes[...], postings: postings(index..<end, places))
        }
        if !firsts.isEmpty { minimums.append(UInt8(minimum)) }
        block.flush(into: &sections.keys)
        sections.blocks.append(contentsOf: minimums)
        sections.summary.append(UInt32(firsts.count))
        sections.summary.append(UInt32(mainStart))
        sections.summary.append(contentsOf: encoder.tableBytes)
        (sections.tailBuckets, sections.tailKeys) = tails.build()
        return sections
    }

    private func postings(_ range: Range<Int>, _ places: [TermReference]) -> [Int] {
        var postings: [Int] = []
        for entry in entries[range] {
            let posting = KeyPosting(term: places[Int(entry.term)], isSecondary: entry.isSecondary).encoded
            if postings.last != posting { postings.append(posting) }
        }
        return postings
    }

    /// What is left of some keys when what they share is taken away.
    private func sample(_ firsts: [(entry: Int, shared: Int)], _ arena: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
        let total = firsts.reduce(0) { $0 + Int(entries[$1.entry].count) - $1.shared }
        let step = max(1, total / Self.sampleSize)
        return stride(from: 0, to: firsts.count, by: step).map { place in
            let (index, shared) = firsts[place]
            return Array(Self.key(entries[index], in: arena)[shared...])
        }
    }

    @inline(__always)
    private static func key(
        _ entry: Entry, in arena: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[Int(entry.start)..<Int(entry.start) + Int(entry.count)])
    }

    private static func precedes(_ left: Entry, _ right: Entry, in arena: UnsafeBufferPointer<UInt8>) -> Bool {
        if left.head != right.head { return left.head < right.head }
        let (first, second) = (key(left, in: arena), key(right, in: arena))
        let common = shared(left, right, in: arena)
        if common < first.count, common < second.count { return first[common] < second[common] }
        if first.count != second.count { return first.count < second.count }
        if left.term != right.term { return left.term < right.term }
        return !left.isSecondary && right.isSecondary
    }

    /// How many bytes two keys begin with alike.
    private static func shared(_ left: Entry, _ right: Entry, in arena: UnsafeBufferPointer<UInt8>) -> Int {
        let (first, second) = (key(left, in: arena), key(right, in: arena))
        let most = min(first.count, second.count)
        var common = 0
        while common < most, first[common] == second[common] { common += 1 }
        return common
    }

    private static func isSame(_ left: Entry, _ right: Entry, in arena: UnsafeBufferPointer<UInt8>) -> Bool {
        left.head == right.head && left.count == right.count
            && shared(left, right, in: arena) == Int(left.count)
    }
}
