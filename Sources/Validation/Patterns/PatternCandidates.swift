/// A pattern that may begin with a character, with what tells cheaply that it does not match at a place.
struct PatternCandidate: Sendable {
    var pattern: UInt16
    /// The pattern before it, if it begins with that one: where that does not match, it does not. Its own number for none.
    var beginning: UInt16
    /// Whether it begins at the edge of a word, with what is of a word.
    var beginsWord: Bool
    /// The first step.
    var entry: Int32
    /// Marks of the characters of which one has to be the second, the third, the fourth, in a match or behind it.
    var second: UInt64
    var third: UInt64
    var fourth: UInt64
    /// Marks of those of which one has to stand before it, and before that.
    var last: UInt64
    var secondLast: UInt64
    /// Marks of what has to stand behind figures with which it begins.
    var behindDigits: UInt64
    /// What has to follow the first character, in `texts`: looked at before the conditions that stand before it.
    var text: Range<Int32>
    /// The number of its head; -1 for none.
    var head: Int16

    /// Marks of what stands around a place.
    struct Around {
        var secondLast: UInt8
        var last: UInt8
        var next: UInt8
        var third: UInt8
        var fourth: UInt8
    }

    /// Whether the characters around a place may be those of the pattern.
    @inline(__always)
    func mayStand(_ around: Around) -> Bool {
        // Together, so that there is one branch.
        let all =
            second >> UInt64(around.next & 63) & third >> UInt64(around.third & 63)
            & fourth >> UInt64(around.fourth & 63) & last >> UInt64(around.last & 63)
            & secondLast >> UInt64(around.secondLast & 63)
        return all & 1 != 0
    }
}

/// The patterns that may begin with characters, in lists; characters with which the same begin share one.
struct PatternCandidates: Sendable {
    struct List: Sendable {
        var groups = 0..<0
        /// Marks of the second characters of all, and of those that may begin within a word.
        var second: UInt64 = 0
        var secondInWord: UInt64 = 0
        /// Where in `thirds` its own are.
        var thirds = 0
    }

    /// Up to 64 candidates, each of them a bit.
    struct Group: Sendable {
        var first: Int
        var all: UInt64
        /// Those that may begin within a word.
        var inWord: UInt64
        /// Where its columns are; -1 for a few candidates, which are asked one by one.
        var columns: Int
    }

    /// The first one is empty.
    private var lists = [List()]
    private var groups: [Group] = []
    private var candidates: [PatternCandidate] = []
    /// For each mark of the second character, the third, the fourth and the one before, which candidates of a group it fits.
    private var columns: [UInt64] = []
    /// For each mark of the second character of a list, marks of the third: of all candidates, and then of those that may begin
    /// within a word. The empty list has none.
    private var thirds = [UInt64](repeating: 0, count: 128)

    private static let fewest = 3

    /// Adds a list, and gives its number.
    mutating func add(_ list: [PatternCandidate]) -> UInt32 {
        var entry = List(groups: groups.count..<groups.count)
        for start in stride(from: 0, to: list.count, by: 64) { add(list[start..<min(start + 64, list.count)]) }
        entry.groups = entry.groups.lowerBound..<groups.count
        entry.thirds = thirds.count
        thirds += [UInt64](repeating: 0, count: 128)
        for candidate in list {
            entry.second |= candidate.second
            if !candidate.beginsWord { entry.secondInWord |= candidate.second }
            for mark in 0..<64 where candidate.second >> UInt64(mark) & 1 != 0 {
                thirds[entry.thirds + mark] |= candidate.third
                if !candidate.beginsWord { thirds[entry.thirds + 64 + mark] |= candidate.third }
            }
        }
        lists.append(entry)
        return UInt32(lists.count - 1)
    }

    private mutating func add(_ group: ArraySlice<PatternCandidate>) {
        var entry = Group(first: candidates.count, all: 0, inWord: 0, columns: -1)
        if group.count > Self.fewest {
            entry.columns = columns.count
            columns += [UInt64](repeating: 0, count: 4 * 64)
        }
        for (place, candidate) in group.enumerated() {
            let bit: UInt64 = 1 << UInt64(place)
            entry.all |= bit
            if !candidate.beginsWord { entry.inWord |= bit }
            guard entry.columns >= 0 else { continue }
            let sets = [candidate.second, candidate.third, candidate.fourth, candidate.last]
            for (column, set) in sets.enumerated() {
                for mark in 0..<64 where set >> UInt64(mark) & 1 != 0 {
                    columns[entry.columns + column * 64 + mark] |= bit
                }
            }
        }
        candidates += group
        groups.append(entry)
    }

    /// Marks of the second characters of a list, at the edge of a word and within one.
    func seconds(of list: UInt32) -> [UInt64] { [lists[Int(list)].second, lists[Int(list)].secondInWord] }

    /// Lends its arrays to a scan.
    func withArrays(
        _ body: (
            UnsafeBufferPointer<List>, UnsafeBufferPointer<Group>, UnsafeBufferPointer<PatternCandidate>,
            UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt64>
        ) -> Void
    ) {
        lists.withUnsafeBufferPointer { lists in
            groups.withUnsafeBufferPointer { groups in
                candidates.withUnsafeBufferPointer { candidates in
                    columns.withUnsafeBufferPointer { columns in
                        thirds.withUnsafeBufferPointer { body(lists, groups, candidates, columns, $0) }
                    }
                }
            }
        }
    }
}
