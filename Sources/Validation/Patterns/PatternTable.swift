/// All patterns of a language in one table: from a character to the patterns that can begin with it, so that a text is
/// passed over once, and most characters cost one look.
struct PatternTable: Sendable {
    /// A pattern with what tells it apart.
    struct Pattern: Sendable {
        var program: PatternProgram
        /// The second character, where only one is possible and no condition stands before it: 0 for no such thing.
        var second: UInt32 = 0
    }

    /// Where a pattern was found, in scalars of the block.
    struct Match {
        var pattern: Int
        var start: Int
        var end: Int
        /// Starts and ends of groups, by twice their number; -1 for none.
        var groups: [Int]
    }

    /// Characters that one pattern may begin with: more means that its author did not say what is rare in it.
    static let mostBeginnings = 6000
    /// Patterns of one language: their numbers are kept in 16 bits.
    static let mostPatterns = 10_000
    /// Scalar values of a page of the table.
    private static let pageSize = 256

    private let patterns: [Pattern]
    /// For each page of 256 scalar values where its entries are.
    private let pages: [UInt16]
    private let entries: [UInt32]
    /// Patterns that may begin with a character; the first is empty.
    private let lists: [[UInt16]]

    /// - Precondition: no more than `mostPatterns`.
    init(_ nodes: [PatternNode]) {
        patterns = nodes.map { Pattern(program: PatternProgram($0), second: Self.second(of: $0)) }
        var byScalar: [UInt32: [UInt16]] = [:]
        for (number, node) in nodes.enumerated() {
            for range in node.first.ranges {
                for scalar in range { byScalar[scalar, default: []].append(UInt16(number)) }
            }
        }
        var lists: [[UInt16]] = [[]]
        var known: [[UInt16]: UInt32] = [[]: 0]
        var pages = [UInt16](repeating: 0, count: 0x110000 / Self.pageSize)
        var entries = [UInt32](repeating: 0, count: Self.pageSize)
        for (scalar, list) in byScalar {
            let number = known[list] ?? UInt32(lists.count)
            if known[list] == nil {
                known[list] = number
                lists.append(list)
            }
            let page = Int(scalar) / Self.pageSize
            if pages[page] == 0 {
                pages[page] = UInt16(entries.count / Self.pageSize)
                entries += [UInt32](repeating: 0, count: Self.pageSize)
            }
            entries[Int(pages[page]) * Self.pageSize + Int(scalar) % Self.pageSize] = number
        }
        (self.pages, self.entries, self.lists) = (pages, entries, lists)
    }

    private static func second(of node: PatternNode) -> UInt32 {
        guard case .sequence(let parts) = node else { return 0 }
        var consumed = 0
        for part in parts {
            switch part {
            case .look(_, let isAhead, _) where !isAhead && consumed == 0: continue
            case .wordEdge where consumed == 0, .blockStart where consumed == 0: continue
            case .set(let set):
                if consumed == 1 { return set.only ?? 0 }
                consumed += 1
            default: return 0
            }
        }
        return 0
    }

    /// Calls `found` for each match, from left to right, of one place the patterns in their order. Matches of one pattern
    /// do not overlap.
    ///
    /// - Complexity: O(n·p) in the scalars and the patterns that can begin with one of them.
    func scan(_ scalars: UnsafeBufferPointer<UInt32>, _ machine: inout PatternMachine, found: (Match) -> Void) {
        var ends: [Int: Int] = [:]
        pages.withUnsafeBufferPointer { pages in
            entries.withUnsafeBufferPointer { entries in
                for (place, scalar) in scalars.enumerated() {
                    let page = Int(pages[Int(scalar) / Self.pageSize])
                    let list = entries[page * Self.pageSize + Int(scalar) % Self.pageSize]
                    if list == 0 { continue }
                    for number in lists[Int(list)] {
                        let second = patterns[Int(number)].second
                        if second != 0, place + 1 >= scalars.count || scalars[place + 1] != second { continue }
                        guard
                            let end = machine.end(patterns[Int(number)].program, in: scalars, at: place),
                            end > place, place >= ends[Int(number)] ?? 0
                        else { continue }
                        ends[Int(number)] = end
                        found(Match(pattern: Int(number), start: place, end: end, groups: machine.groups))
                    }
                }
            }
        }
    }
}
