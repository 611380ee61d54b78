/// What rules make of words of up to sixteen letters, remembered in a table of fixed size.
///
/// The table is memory of its own: each look into an array of an object would be checked for others who write to it.
final class WordCache {
    /// Of a word.
    enum Outcome {
        static let unknown: UInt32 = 0
        static let unchanged: UInt32 = 1
        /// Only its beginning is left: in bits 8-15 how many letters, in bits 16-23 how many belong to the span.
        static let shortened: UInt32 = 2
        /// In bits 8-31 the place among the rewritten words.
        static let rewritten: UInt32 = 3
        /// The bits that say which of these it is.
        static let kind: UInt32 = 0x7F
        /// Beside one of them: the word has a mark.
        static let isMarked: UInt32 = 0x80
    }

    /// A letter of a rewritten word, and the letters of the word that it came from.
    struct Letter {
        var value: UInt8
        var start: UInt8
        var end: UInt8
    }

    private struct Entry {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var outcome: UInt32 = 0
        /// The word's mark, where it has one.
        var mark: UInt32 = 0
    }

    static let longestWord = 16
    /// 2¹⁴ entries: more words than a long text has often.
    private static let shift: UInt64 = 50
    private static let mostRewritten = 1 << 14

    /// Words that fall on one place stand behind one another, so many at most.
    private static let window = 4
    private static let size = 1 << (64 - Int(WordCache.shift)) + WordCache.window
    private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: WordCache.size)
    private(set) var rewritten: [[Letter]] = []

    init() { entries.initialize(repeating: Entry(), count: Self.size) }

    deinit { entries.deallocate() }

    @inline(__always)
    private func place(_ first: UInt64, _ second: UInt64) -> Int {
        // Multiplicative hashing by the golden ratio (Knuth, vol. 3, 6.4).
        let hash = (first ^ (second &* 0xC2B2_AE3D_27D4_EB4F) ^ first >> 29) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> Self.shift)
    }

    @inline(__always)
    func outcome(_ first: UInt64, _ second: UInt64) -> (outcome: UInt32, mark: UInt32) {
        let place = place(first, second)
        for entry in place..<place + Self.window where entries[entry].first == first && entries[entry].second == second
        {
            return (entries[entry].outcome, entries[entry].mark)
        }
        return (Outcome.unknown, 0)
    }

    func remember(_ first: UInt64, _ second: UInt64, _ outcome: UInt32, mark: UInt32) {
        let place = place(first, second)
        let free = (place..<place + Self.window).first { entries[$0].outcome == Outcome.unknown }
        // One of those that were there makes room, which of them depends on the word.
        entries[free ?? place + Int(first & 3)] = Entry(first: first, second: second, outcome: outcome, mark: mark)
    }

    /// The outcome that stands for letters which are no beginning of the word.
    func add(_ letters: [Letter]) -> UInt32 {
        if rewritten.count >= Self.mostRewritten {
            rewritten = []
            entries.update(repeating: Entry(), count: Self.size)
        }
        rewritten.append(letters)
        return UInt32(rewritten.count - 1) << 8 | Outcome.rewritten
    }
}

/// Which characters, with a neighbour on either side, rules change; remembered in a table of fixed size.
final class RunCache {
    private static let shift: UInt64 = 52
    /// Three scalars of 21 bits; the highest bit says that they are changed. 0 where nothing is known.
    private let entries: UnsafeMutablePointer<UInt64>

    init() {
        let size = 1 << (64 - Int(Self.shift))
        entries = .allocate(capacity: size)
        entries.initialize(repeating: 0, count: size)
    }

    deinit { entries.deallocate() }

    @inline(__always)
    private static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    @inline(__always)
    static func key(_ before: UInt32, _ scalar: UInt32, _ after: UInt32) -> UInt64 {
        UInt64(before) << 42 | UInt64(scalar) << 21 | UInt64(after)
    }

    @inline(__always)
    func isChanged(_ key: UInt64) -> Bool? {
        let entry = entries[Self.place(key)]
        return entry & ~(1 << 63) == key ? entry >> 63 == 1 : nil
    }

    func remember(_ key: UInt64, isChanged: Bool) {
        entries[Self.place(key)] = key | (isChanged ? 1 << 63 : 0)
    }
}

@available(*, unavailable)
extension WordCache: Sendable {}

@available(*, unavailable)
extension RunCache: Sendable {}
