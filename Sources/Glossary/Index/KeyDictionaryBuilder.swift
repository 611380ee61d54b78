import Normalization

/// Collects keys with their terms and lays them out for `KeyDictionary`.
struct KeyDictionaryBuilder {
    private struct Entry {
        /// The first eight bytes, so that most comparisons need no other memory.
        var head: UInt64
        var start: Int
        var count: Int
        var posting: Int
    }

    private var arena: [UInt8] = []
    private var entries: [Entry] = []

    /// The sections of a dictionary.
    struct Sections {
        var heads = ByteWriter()
        var blocks = ByteWriter()
        var keys = ByteWriter()
        var signatures = ByteWriter()
        var reversedKeys = ByteWriter()
        var reversedSignatures = ByteWriter()
    }

    /// Adds a key of a term; an empty one, or one longer than a kilobyte, is never found and left out.
    mutating func add(_ key: some Collection<UInt8>, posting: KeyPosting) {
        guard !key.isEmpty, key.count <= KeyDictionary.maximumKeyLength else { return }
        let start = arena.count
        arena.append(contentsOf: key)
        entries.append(
            Entry(
                head: KeyDictionary.head(of: key), start: start, count: arena.count - start,
                posting: posting.encoded))
    }

    /// Sorts and lays out what was added.
    ///
    /// - Complexity: O(n log n) in the number of keys.
    mutating func build() -> Sections {
        var sections = Sections()
        arena.withUnsafeBufferPointer { arena in
            entries.sort { Self.precedes($0, $1, in: arena) }
            var unique: [Entry] = []
            unique.reserveCapacity(entries.count)
            writeKeys(arena, &unique, &sections)
            writeReversed(arena, unique, &sections)
        }
        return sections
    }

    private func writeKeys(_ arena: UnsafeBufferPointer<UInt8>, _ unique: inout [Entry], _ sections: inout Sections) {
        var minimums: [UInt8] = []
        var blockMinimum = 255
        var previous: UnsafeBufferPointer<UInt8>.SubSequence = arena[0..<0]
        var scalars: [UInt32] = []
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            let key = arena[entry.start..<entry.start + entry.count]
            KeySignature.decode(key, into: &scalars)
            let isFirst = unique.count % KeyDictionary.blockLength == 0
            if isFirst {
                if !unique.isEmpty { minimums.append(UInt8(blockMinimum)) }
                blockMinimum = 255
                sections.heads.append(entry.head)
                sections.blocks.append(UInt32(sections.keys.count))
            }
            blockMinimum = min(blockMinimum, scalars.count)
            let shared = isFirst ? 0 : zip(previous, key).prefix { $0 == $1 }.count
            sections.keys.append(varint: shared)
            sections.keys.append(varint: key.count - shared)
            sections.keys.append(contentsOf: key.dropFirst(shared))
            var postings = [entry.posting]
            while index + 1 < entries.count, Self.isSame(entries[index + 1], entry, in: arena) {
                index += 1
                if postings.last != entries[index].posting { postings.append(entries[index].posting) }
            }
            for (position, posting) in postings.enumerated() {
                sections.keys.append(varint: posting << 1 | (position + 1 < postings.count ? 1 : 0))
            }
            sections.signatures.append(KeySignature.wide(scalars))
            unique.append(entry)
            previous = key
            index += 1
        }
        if !unique.isEmpty { minimums.append(UInt8(blockMinimum)) }
        sections.blocks.append(contentsOf: minimums)
    }

    private func writeReversed(_ arena: UnsafeBufferPointer<UInt8>, _ unique: [Entry], _ sections: inout Sections) {
        struct Reversed {
            var tail: UInt64
            var number: Int
        }
        var order = unique.indices.map { number in
            let entry = unique[number]
            return Reversed(
                tail: KeyDictionary.head(of: arena[entry.start..<entry.start + entry.count].reversed()),
                number: number)
        }
        order.sort { left, right in
            if left.tail != right.tail { return left.tail < right.tail }
            let (first, second) = (unique[left.number], unique[right.number])
            return arena[first.start..<first.start + first.count].reversed().lexicographicallyPrecedes(
                arena[second.start..<second.start + second.count].reversed())
        }
        var scalars: [UInt32] = []
        for item in order {
            let entry = unique[item.number]
            KeySignature.decode(arena[entry.start..<entry.start + entry.count], into: &scalars)
            sections.reversedKeys.append(UInt16(truncatingIfNeeded: item.number))
            sections.reversedKeys.append(UInt8(truncatingIfNeeded: item.number >> 16))
            sections.reversedSignatures.append(KeySignature.narrow(scalars))
        }
        // So that the last number can be read as four bytes.
        sections.reversedKeys.append(UInt8(0))
    }

    private static func precedes(_ left: Entry, _ right: Entry, in arena: UnsafeBufferPointer<UInt8>) -> Bool {
        if left.head != right.head { return left.head < right.head }
        let (first, second) = (
            arena[left.start..<left.start + left.count], arena[right.start..<right.start + right.count]
        )
        if first.elementsEqual(second) { return left.posting < right.posting }
        return first.lexicographicallyPrecedes(second)
    }

    private static func isSame(_ left: Entry, _ right: Entry, in arena: UnsafeBufferPointer<UInt8>) -> Bool {
        left.head == right.head && left.count == right.count
            && arena[left.start..<left.start + left.count].elementsEqual(
                arena[right.start..<right.start + right.count])
    }
}
