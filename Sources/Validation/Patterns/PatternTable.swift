/// All patterns of a language in one table: from a character to the patterns that can begin with it, so that a text is
/// passed over once, and most characters cost one look.
struct PatternTable: Sendable {
    /// What tells cheaply that a pattern cannot match at a place.
    private struct Filter: Sendable {
        /// The first step.
        var entry: Int
        /// What has to follow the first character, in `texts`: looked at before the conditions that stand before it.
        var text = 0..<0
        /// Whether it begins at the edge of a word, with what is of a word.
        var beginsWord = false
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

    private let program: PatternProgram
    private let filters: [Filter]
    private let texts: [UInt32]
    /// For each page of 256 scalar values where its entries are.
    private let pages: [UInt16]
    /// Where the list of a character begins.
    private let entries: [UInt32]
    /// Lists of the patterns that may begin with a character, their length before each; the first is empty.
    private let lists: [UInt16]

    /// - Precondition: no more than `mostPatterns`.
    init(_ nodes: [PatternNode]) {
        let program = PatternProgram(nodes)
        var texts: [UInt32] = []
        filters = zip(nodes, program.entries).map { node, entry in
            let (text, beginsWord) = Self.beginning(of: node)
            defer { texts += text }
            return Filter(
                entry: entry, text: texts.count..<texts.count + text.count, beginsWord: beginsWord)
        }
        self.texts = texts
        var byScalar: [UInt32: [UInt16]] = [:]
        for (number, node) in nodes.enumerated() {
            for range in node.first.ranges {
                for scalar in range { byScalar[scalar, default: []].append(UInt16(number)) }
            }
        }
        var lists: [UInt16] = [0]
        var known: [[UInt16]: UInt32] = [[]: 0]
        var pages = [UInt16](repeating: 0, count: 0x110000 / Self.pageSize)
        var entries = [UInt32](repeating: 0, count: Self.pageSize)
        for (scalar, list) in byScalar {
            let place = known[list] ?? UInt32(lists.count)
            if known[list] == nil {
                known[list] = place
                lists += [UInt16(list.count)] + list
            }
            let page = Int(scalar) / Self.pageSize
            if pages[page] == 0 {
                pages[page] = UInt16(entries.count / Self.pageSize)
                entries += [UInt32](repeating: 0, count: Self.pageSize)
            }
            entries[Int(pages[page]) * Self.pageSize + Int(scalar) % Self.pageSize] = place
        }
        (self.program, self.pages, self.entries, self.lists) = (program, pages, entries, lists)
    }

    /// What stands behind the first character, as far as only one text is possible, and whether a pattern begins at the
    /// edge of a word, with what is of a word.
    private static func beginning(of node: PatternNode) -> (text: [UInt32], beginsWord: Bool) {
        guard case .sequence(let parts) = node else { return ([], false) }
        var text: [UInt32] = []
        var (beginsWord, hasFirst) = (false, false)
        for part in parts {
            switch part {
            // What stands before the first character does not move it.
            case .look(_, isAhead: false, _) where !hasFirst: continue
            case .wordEdge where !hasFirst:
                beginsWord = node.first.ranges.allSatisfy { $0.allSatisfy(PatternMachine.isWord) }
            case .set where !hasFirst: hasFirst = true
            case .set(let set):
                guard let only = set.only else { return (text, beginsWord) }
                text.append(only)
            default: return (text, beginsWord)
            }
        }
        return (text, beginsWord)
    }

    /// Calls `found` for each match, from left to right, of one place the patterns in their order. Matches of one pattern
    /// do not overlap.
    ///
    /// - Complexity: O(n·p) in the scalars and the patterns that can begin with one of them.
    func scan(_ scalars: UnsafeBufferPointer<UInt32>, _ machine: PatternMachine, found: (Match) -> Void) {
        // Behind the last match of each pattern that has one.
        var ends: [Int: Int] = [:]
        program.withCode { code in
            pages.withUnsafeBufferPointer { pages in
                entries.withUnsafeBufferPointer { entries in
                    lists.withUnsafeBufferPointer { lists in
                        filters.withUnsafeBufferPointer { filters in
                            for (place, scalar) in scalars.enumerated() {
                                let page = Int(pages[Int(scalar) / Self.pageSize])
                                let list = Int(entries[page * Self.pageSize + Int(scalar) % Self.pageSize])
                                if list == 0 { continue }
                                let rest = scalars[(place + 1)...]
                                let isInWord = place > 0 && PatternMachine.isWord(scalars[place - 1])
                                for number in lists[list + 1...list + Int(lists[list])] {
                                    let filter = filters[Int(number)]
                                    if filter.beginsWord && isInWord || !rest.starts(with: texts[filter.text]) {
                                        continue
                                    }
                                    guard let end = machine.end(code, filter.entry, in: scalars, at: place),
                                        end > place, place >= ends[Int(number)] ?? 0
                                    else { continue }
                                    ends[Int(number)] = end
                                    found(
                                        Match(
                                            pattern: Int(number), start: place, end: end, groups: machine.groups))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
