/// All patterns of a language in one table: from a character to the patterns that can begin with it, so that a text is
/// passed over once, and most characters cost one look.
///
/// A class, so that lending it to a scan costs one count of references and not one for each array.
final class PatternTable: Sendable {
    /// A pattern that may begin with a character, with what tells cheaply that it does not match at a place.
    private struct Candidate: Sendable {
        var pattern: UInt16
        /// The pattern before it, if it begins with that one: where that does not match, it does not. Its own number for none.
        var beginning: UInt16
        /// Whether it begins at the edge of a word, with what is of a word.
        var beginsWord: Bool
        /// The first step.
        var entry: Int32
        /// Marks of the characters of which one has to be the second.
        var second: UInt64
        /// Marks of those of which one has to stand before it, and before that.
        var last: UInt64
        var secondLast: UInt64
        /// What has to follow the first character, in `texts`: looked at before the conditions that stand before it.
        var text: Range<Int32>
        /// The number of its head; -1 for none.
        var head: Int16
    }

    /// A run behind the first character, as `PatternHead` has it.
    private struct Head: Sendable {
        var head: PatternHead
        /// The number of the first head with the same run.
        var run: Int
        /// Marks of what can stand behind the sign.
        var next: UInt64
    }

    /// The patterns that may begin with a character.
    private struct CandidateList: Sendable {
        var candidates = 0..<0
        /// Marks of the second characters of all, and of those that may begin within a word.
        var second: UInt64 = 0
        var secondInWord: UInt64 = 0
    }

    /// Where a pattern was found, in scalars of the block.
    struct Match {
        var pattern: Int
        var start: Int
        var end: Int
        /// Starts and ends of groups, by twice their number, -1 for none; empty of a pattern whose groups nobody asks for.
        var groups: [Int] = []
    }

    /// Characters that one pattern may begin with: more means that its author did not say what is rare in it.
    static let mostBeginnings = 6000
    /// Patterns of one language: their numbers are kept in 16 bits.
    static let mostPatterns = 10_000
    /// Scalar values of a page of the table.
    private static let pageSize = 256

    private let program: PatternProgram
    private let texts: [UInt32]
    /// For each page of 256 scalar values where its entries are.
    private let pages: [UInt16]
    /// The list of a character; that of most is the first, which is empty.
    private let entries: [UInt32]
    private let lists: [CandidateList]
    private let candidates: [Candidate]
    private let heads: [Head]

    /// - Precondition: no more than `mostPatterns`.
    init(_ nodes: [PatternNode]) {
        let program = PatternProgram(nodes)
        var texts: [UInt32] = []
        var heads: [Head] = []
        let all = zip(nodes, program.entries).enumerated().map { number, pattern in
            let (node, entry) = pattern
            let (text, beginsWord) = Self.beginning(of: node)
            let before = node.before
            defer { texts += text }
            let head = Self.add(node, to: &heads)
            let beginning = number > 0 && Self.begins(node, with: nodes[number - 1]) ? number - 1 : number
            return Candidate(
                pattern: UInt16(number), beginning: UInt16(beginning), beginsWord: beginsWord, entry: Int32(entry),
                second: node.second.map(Self.marks) ?? .max, last: before.last.map(Self.marks) ?? .max,
                secondLast: before.secondLast.map(Self.marks) ?? .max,
                text: Int32(texts.count)..<Int32(texts.count + text.count), head: Int16(head))
        }
        self.heads = heads
        self.texts = texts
        var byScalar: [UInt32: [UInt16]] = [:]
        for (number, node) in nodes.enumerated() {
            for range in node.first.ranges {
                for scalar in range { byScalar[scalar, default: []].append(UInt16(number)) }
            }
        }
        var lists = [CandidateList()]
        var candidates: [Candidate] = []
        var known: [[UInt16]: UInt32] = [[]: 0]
        var pages = [UInt16](repeating: 0, count: 0x110000 / Self.pageSize)
        var entries = [UInt32](repeating: 0, count: Self.pageSize)
        for (scalar, list) in byScalar {
            let place = known[list] ?? UInt32(lists.count)
            if known[list] == nil {
                known[list] = place
                lists.append(Self.list(of: list.map { all[Int($0)] }, from: candidates.count))
                candidates += list.map { all[Int($0)] }
            }
            let page = Int(scalar) / Self.pageSize
            if pages[page] == 0 {
                pages[page] = UInt16(entries.count / Self.pageSize)
                entries += [UInt32](repeating: 0, count: Self.pageSize)
            }
            entries[Int(pages[page]) * Self.pageSize + Int(scalar) % Self.pageSize] = place
        }
        (self.program, self.pages, self.entries) = (program, pages, entries)
        (self.lists, self.candidates) = (lists, candidates)
    }

    /// Whether a pattern is another and something behind it.
    private static func begins(_ node: PatternNode, with other: PatternNode) -> Bool {
        guard case .sequence(let parts) = node, case .sequence(let first) = other else { return false }
        return first.count > 1 && parts.starts(with: first)
    }

    /// Adds the head of a pattern, and gives its number; -1 where there is none.
    private static func add(_ node: PatternNode, to heads: inout [Head]) -> Int {
        guard let head = PatternHead(node) else { return -1 }
        let same = heads.firstIndex { $0.head.run == head.run }
        heads.append(Head(head: head, run: same ?? heads.count, next: head.next.map(marks) ?? .max))
        return heads.count - 1
    }

    private static func list(of candidates: [Candidate], from start: Int) -> CandidateList {
        var list = CandidateList(candidates: start..<start + candidates.count)
        for candidate in candidates {
            list.second |= candidate.second
            if !candidate.beginsWord { list.secondInWord |= candidate.second }
        }
        return list
    }

    /// One of 64 marks, which a character shares with others.
    @inline(__always)
    private static func mark(_ scalar: UInt32) -> UInt64 { 1 << UInt64((scalar ^ scalar >> 6) & 63) }

    private static func marks(_ set: ScalarRanges) -> UInt64 {
        var marks: UInt64 = 0
        for range in set.ranges {
            for scalar in range {
                marks |= mark(scalar)
                if marks == .max { return marks }
            }
        }
        return marks
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
    /// do not overlap. What its groups took is in the machine until `found` returns.
    ///
    /// - Complexity: O(n·p) in the scalars and the patterns that can begin with one of them.
    func scan(_ scalars: UnsafeBufferPointer<UInt32>, _ machine: PatternMachine, found: (Match) -> Void) {
        // Behind the last match of each pattern that has one.
        var ends: [Int: Int] = [:]
        program.withCode { code in
            withTables { tables in
                for place in scalars.indices {
                    let scalar = scalars[place]
                    let number = tables.list(of: scalar)
                    if number == 0 { continue }
                    let list = tables.lists[number]
                    let isInWord = place > 0 && PatternMachine.isWord(scalars[place - 1])
                    let next = Self.mark(place + 1 < scalars.count ? scalars[place + 1] : 0)
                    if (isInWord ? list.secondInWord : list.second) & next == 0 { continue }
                    let last = Self.mark(place > 0 ? scalars[place - 1] : 0)
                    let secondLast = Self.mark(place > 1 ? scalars[place - 2] : 0)
                    // The last one that was tried here and did not match.
                    var failed = -1
                    var run = Run()
                    for candidate in list.candidates {
                        let candidate = tables.candidates[candidate]
                        if candidate.second & next == 0 || candidate.beginsWord && isInWord { continue }
                        if candidate.last & last == 0 || candidate.secondLast & secondLast == 0 { continue }
                        if !tables.follows(candidate.text, in: scalars, at: place + 1) { continue }
                        if Int(candidate.beginning) == failed { continue }
                        let pattern = Int(candidate.pattern)
                        if candidate.head >= 0, !tables.mayStand(Int(candidate.head), scalars, place, &run) {
                            failed = pattern
                            continue
                        }
                        guard let end = machine.end(code, Int(candidate.entry), in: scalars, at: place) else {
                            failed = pattern
                            continue
                        }
                        guard end > place, place >= ends[pattern] ?? 0 else { continue }
                        ends[pattern] = end
                        found(Match(pattern: pattern, start: place, end: end))
                    }
                }
            }
        }
    }

    /// The run behind a place that was looked at last.
    private struct Run {
        var number = -1
        var count = 0
    }

    /// The arrays of a table while a text is scanned.
    private struct Tables {
        let pages: UnsafeBufferPointer<UInt16>
        let entries: UnsafeBufferPointer<UInt32>
        let lists: UnsafeBufferPointer<CandidateList>
        let candidates: UnsafeBufferPointer<Candidate>
        let texts: UnsafeBufferPointer<UInt32>
        let heads: UnsafeBufferPointer<Head>

        /// Whether the head of a pattern may stand at a place.
        @inline(__always)
        func mayStand(
            _ number: Int, _ scalars: UnsafeBufferPointer<UInt32>, _ place: Int, _ run: inout Run
        ) -> Bool {
            let head = heads[number]
            if run.number != head.run {
                var end = place + 1
                while end < scalars.count, head.head.contains(scalars[end]) { end += 1 }
                run = Run(number: head.run, count: end - place - 1)
            }
            let sign = place + 1 + run.count
            guard head.head.count.contains(run.count), sign < scalars.count, scalars[sign] == head.head.sign else {
                return false
            }
            return head.next & PatternTable.mark(sign + 1 < scalars.count ? scalars[sign + 1] : 0) != 0
        }

        @inline(__always)
        func list(of scalar: UInt32) -> Int {
            Int(
                entries[
                    Int(pages[Int(scalar) / PatternTable.pageSize]) * PatternTable.pageSize + Int(scalar)
                        % PatternTable.pageSize])
        }

        /// Whether a text stands at a place.
        @inline(__always)
        func follows(_ text: Range<Int32>, in scalars: UnsafeBufferPointer<UInt32>, at place: Int) -> Bool {
            guard place + text.count <= scalars.count else { return false }
            var next = place
            for index in text {
                if scalars[next] != texts[Int(index)] { return false }
                next += 1
            }
            return true
        }
    }

    private func withTables(_ body: (Tables) -> Void) {
        pages.withUnsafeBufferPointer { pages in
            entries.withUnsafeBufferPointer { entries in
                lists.withUnsafeBufferPointer { lists in
                    candidates.withUnsafeBufferPointer { candidates in
                        texts.withUnsafeBufferPointer { texts in
                            heads.withUnsafeBufferPointer { heads in
                                body(
                                    Tables(
                                        pages: pages, entries: entries, lists: lists, candidates: candidates,
                                        texts: texts, heads: heads))
                            }
                        }
                    }
                }
            }
        }
    }
}
