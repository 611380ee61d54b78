import Normalization

/// Tells names from parts of other words, by the `boundaries` of the rules.
struct BoundaryRules {
    private let suffixes: WordSet
    private let contextSuffixes: WordSet
    private let prefixes: WordSet
    private let words: WordSet
    /// The first two characters of each: of most places none is followed any further.
    private let wordBeginnings: WordSet
    /// The last characters of the prefixes.
    let lastOfPrefixes: [UInt32]

    /// What stands before or after a name within a word is looked at so far, in characters.
    private static let reach = 12

    init(_ boundaries: WordBoundaries, folder: TextFolder) {
        var plain: [[UInt32]] = []
        var joined: [[UInt32]] = []
        let text = FoldedText()
        func folded(_ word: String) -> [UInt32] {
            do {
                let bytes = Array(word.utf8)
                try bytes.withUnsafeBufferPointer { try folder.fold($0, into: text) }
                return (0..<text.count).map { FoldedScalar.value(text.scalars[$0]) }
            } catch {
                return []
            }
        }
        for suffix in boundaries.suffixes {
            let parts = suffix.split(separator: "|").map { folded(String($0)) }
            // Of what stands before the bar the last character counts.
            if parts.count > 1, let last = parts[0].last {
                joined.append([last] + parts[1])
            } else if let only = parts.first {
                plain.append(only)
            }
        }
        suffixes = WordSet(plain)
        contextSuffixes = WordSet(joined)
        let firstParts = boundaries.prefixes.map(folded)
        prefixes = WordSet(firstParts)
        lastOfPrefixes = firstParts.compactMap(\.last)
        let words = boundaries.words.map(folded)
        self.words = WordSet(words)
        wordBeginnings = WordSet(words.filter { $0.count > 1 }.map { Array($0.prefix(2)) })
    }

    /// Whether from `place` on, up to the end of the word, there is nothing but suffixes.
    func isSuffixed(_ scalars: UnsafeMutablePointer<UInt32>, _ count: Int, at place: Int) -> Bool {
        var end = place
        while end < count, end - place <= Self.reach, Self.isHangul(scalars[end]),
            end == place || FoldedScalar.gap(scalars[end]) == 0
        { end += 1 }
        if end - place > Self.reach { return false }
        var reached: UInt32 = 1
        for start in place..<end where reached & 1 << UInt32(start - place) != 0 {
            var key: UInt64 = WordSet.empty
            var joined = start > 0 ? WordSet.adding(scalars[start - 1], to: WordSet.empty) : WordSet.empty
            for next in start..<min(end, start + WordSet.longest) {
                key = WordSet.adding(scalars[next], to: key)
                joined = WordSet.adding(scalars[next], to: joined)
                if suffixes.contains(key) || contextSuffixes.contains(joined) {
                    reached |= 1 << UInt32(next + 1 - place)
                }
            }
        }
        return reached & 1 << UInt32(end - place) != 0
    }

    /// Whether before `place`, up to the beginning of the word, there is nothing but prefixes.
    func isPrefixed(_ scalars: UnsafeMutablePointer<UInt32>, before place: Int) -> Bool {
        var start = place
        while start > 0, place - start <= Self.reach, Self.isHangul(scalars[start - 1]),
            start == place || FoldedScalar.gap(scalars[start]) == 0
        { start -= 1 }
        if place - start > Self.reach { return false }
        var reached: UInt32 = 1
        for from in start..<place where reached & 1 << UInt32(from - start) != 0 {
            var key: UInt64 = WordSet.empty
            for next in from..<min(place, from + WordSet.longest) {
                key = WordSet.adding(scalars[next], to: key)
                if prefixes.contains(key) { reached |= 1 << UInt32(next + 1 - start) }
            }
        }
        return reached & 1 << UInt32(place - start) != 0
    }

    /// Whether a word lies across the edge before `place`, a part of it on either side.
    func isWithinWord(_ scalars: UnsafeMutablePointer<UInt32>, _ count: Int, at place: Int) -> Bool {
        guard place > 0, place < count, FoldedScalar.gap(scalars[place]) == 0 else { return false }
        for before in 1..<WordSet.longest {
            let start = place - before
            if start < 0 || before > 1 && FoldedScalar.gap(scalars[start + 1]) != 0 { return false }
            var key = WordSet.adding(scalars[start + 1], to: WordSet.adding(scalars[start], to: WordSet.empty))
            if !wordBeginnings.contains(key) { continue }
            key = WordSet.empty
            for next in start..<min(count, start + WordSet.longest) {
                if next > place, FoldedScalar.gap(scalars[next]) != 0 { break }
                key = WordSet.adding(scalars[next], to: key)
                if next >= place, words.contains(key) { return true }
            }
        }
        return false
    }

    private static func isHangul(_ bits: UInt32) -> Bool { FoldedScalar.kind(bits) == FoldedScalar.Kind.hangul }
}

/// A set of short words, looked up by a hash that is built one character after the other.
struct WordSet {
    static let empty: UInt64 = 0xCBF2_9CE4_8422_2325
    /// Characters of the longest word looked for.
    static let longest = 6
    private let slots: [UInt64]
    private let mask: Int

    init(_ words: [[UInt32]]) {
        var size = 16
        while size < words.count * 4 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for word in words where !word.isEmpty {
            let key = word.reduce(Self.empty) { Self.adding($1, to: $0) }
            var place = Self.place(key) & (size - 1)
            while slots[place] != 0, slots[place] != key { place = (place + 1) & (size - 1) }
            slots[place] = key
        }
        (self.slots, mask) = (slots, size - 1)
    }

    /// 64 bits of hash stand for a word: that two words of a list of hundreds meet does not happen.
    @inline(__always)
    static func adding(_ bits: UInt32, to key: UInt64) -> UInt64 {
        // FNV-1a (Fowler, Noll, Vo) over scalars, with a rotation that brings high bits down.
        let mixed = (key ^ UInt64(bits & 0x1F_FFFF)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    @inline(__always)
    private static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 33) }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool {
        slots.withUnsafeBufferPointer { slots in
            var place = Self.place(key) & mask
            while slots[place] != 0 {
                if slots[place] == key { return true }
                place = (place + 1) & mask
            }
            return false
        }
    }
}
