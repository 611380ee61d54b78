import Glossary
import Terminology

/// The keys that were met in texts, found by their places in the pool.
///
/// What nearly every name needs stands in one flat entry: no list is touched for it.
struct KeyCache {
    /// What is known of a key without its names.
    struct Entry {
        var place: UInt32 = 0
        /// Among the keys; -1 for an entry that is empty.
        var number: Int32 = -1
        /// Gaps of all of its names, where they have the same.
        var gaps: UInt64 = 0
        /// A bit for each language of its names.
        var languages: UInt8 = 0
        /// The number of the one concept of its names; -1 where there are several.
        var concept: Int64 = -1
        /// Text with just the gaps of its names is a name, and no more has to be looked at.
        var isPlain = false
    }

    /// Keys that are remembered; a text of any length needs no more memory.
    private static let mostKeys = 1 << 17

    private(set) var keys: [RecognizedKey] = []
    private var slots = [Entry](repeating: Entry(), count: 1 << 10)

    /// True when it is time to begin anew; no number of a key may be used after that.
    var isFull: Bool { keys.count >= Self.mostKeys }

    mutating func removeAll() {
        keys.removeAll()
        slots = [Entry](repeating: Entry(), count: 1 << 10)
    }

    /// Keeps what a key meant.
    mutating func add(_ writing: RecognizedKey.Writing, toKey number: Int) { keys[number].writings.append(writing) }

    /// Keeps what some bytes meant for which all names of a key may stand.
    mutating func keep(_ usual: RecognizedKey.Usual, ofKey number: Int) { keys[number].usual = usual }

    /// Forgets what keys meant to those who asked otherwise.
    mutating func removeWritings() {
        for number in keys.indices where !keys[number].writings.isEmpty || keys[number].usual != nil {
            (keys[number].writings, keys[number].usual) = ([], nil)
        }
    }

    @inline(__always)
    private static func slot(_ place: UInt32, _ mask: Int) -> Int {
        // By the golden ratio (Knuth, vol. 3, 6.4).
        Int(truncatingIfNeeded: (UInt64(place) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The entry of a place, whose number is -1 where the key is not known.
    @inline(__always)
    func find(_ place: UInt32) -> Entry {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Self.slot(place, mask)
            while slots[slot].number >= 0, slots[slot].place != place { slot = (slot + 1) & mask }
            return slots[slot]
        }
    }

    mutating func add(_ key: RecognizedKey, at place: UInt32) -> Entry {
        var entry = Entry(place: place, number: Int32(truncatingIfNeeded: keys.count))
        entry.gaps = key.names.first?.shape.gaps ?? 0
        entry.isPlain = !key.names.isEmpty
        if let first = key.names.first?.concept.number, key.names.allSatisfy({ $0.concept.number == first }) {
            entry.concept = Int64(first)
        }
        for name in key.names {
            entry.languages |= 1 << name.language.rawValue
            if !name.isDirect || name.isTraditionalOnly || name.shape.isCaseSensitive || name.shape.hardGaps != 0
                || name.shape.gaps != entry.gaps || name.shape.count > 64
            {
                entry.isPlain = false
            }
        }
        keys.append(key)
        if keys.count * 2 > slots.count { grow() }
        insert(entry)
        return entry
    }

    private mutating func insert(_ entry: Entry) {
        let mask = slots.count - 1
        var slot = Self.slot(entry.place, mask)
        while slots[slot].number >= 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
    }

    private mutating func grow() {
        let old = slots
        slots = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.number >= 0 { insert(entry) }
    }
}
