/// All patterns of a language in one table: from a character to the patterns that can begin with it, so that a text is
/// passed over once, and most characters cost one look.
///
/// A class, so that lending it to a scan costs one count of references and not one for each array.
final class PatternTable: Sendable {
    /// A run behind the first character, as `PatternHead` has it.
    struct Head: Sendable {
        var head: PatternHead
        /// The number of the first head with the same run.
        var run: Int
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
    private let candidates: PatternCandidates
    private let heads: [Head]
    /// Characters of the longest run that a head may have.
    private let longestRun: Int
    /// For each character of ASCII, marks of what may stand behind it where a pattern begins: at the edge of a word and within one.
    private let ascii: [UInt64]

    /// - Precondition: no more than `mostPatterns`.
    init(_ nodes: [PatternNode]) {
        let program = PatternProgram(nodes)
        var texts: [UInt32] = []
        var heads: [Head] = []
        var all: [PatternCandidate] = []
        var byScalar: [UInt32: [Int32]] = [:]
        for (number, (whole, entry)) in zip(nodes, program.entries).enumerated() {
            let beginning = number > 0 && Self.begins(whole, with: nodes[number - 1]) ? number - 1 : number
            let head = Self.add(whole, to: &heads)
            for node in whole.beginnings {
                let (text, beginsWord) = node.opening
                let before = node.marksBefore
                let required = PatternShape.ofMatches(node).required
                for range in node.first.ranges {
                    for scalar in range { byScalar[scalar, default: []].append(Int32(all.count)) }
                }
                all.append(
                    PatternCandidate(
                        pattern: UInt16(number), beginning: UInt16(beginning), beginsWord: beginsWord,
                        entry: Int32(entry), second: required[1], third: required[2], fourth: required[3],
                        last: before.last, secondLast: before.secondLast, behindDigits: node.marksBehindDigits,
                        text: Int32(texts.count)..<Int32(texts.count + text.count),
                        head: Int16(head)))
                texts += text
            }
        }
        self.heads = heads
        longestRun = heads.map(\.head.count.upperBound).max() ?? 0
        self.texts = texts
        var candidates = PatternCandidates()
        var known: [[Int32]: UInt32] = [[]: 0]
        var pages = [UInt16](repeating: 0, count: 0x110000 / Self.pageSize)
        var entries = [UInt32](repeating: 0, count: Self.pageSize)
        for (scalar, list) in byScalar {
            let place = known[list] ?? candidates.add(list.map { all[Int($0)] })
            known[list] = place
            let page = Int(scalar) / Self.pageSize
            if pages[page] == 0 {
                pages[page] = UInt16(entries.count / Self.pageSize)
                entries += [UInt32](repeating: 0, count: Self.pageSize)
            }
            entries[Int(pages[page]) * Self.pageSize + Int(scalar) % Self.pageSize] = place
        }
        (self.program, self.pages, self.entries) = (program, pages, entries)
        self.candidates = candidates
        ascii = (0..<0x80).flatMap { candidates.seconds(of: entries[Int(pages[0]) * Self.pageSize + $0]) }
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
        heads.append(Head(head: head, run: same ?? heads.count))
        return heads.count - 1
    }

    /// Calls `found` for each match, from left to right, of one place the patterns in their order; it says whether it takes the
    /// match. Those of one pattern that were taken do not overlap. What its groups took is in the machine until `found` returns.
    ///
    /// - Complexity: O(n·p) in the scalars and the patterns that can begin with one of them.
    func scan(_ text: MarkedScalars, _ machine: PatternMachine, found: (Match) -> Bool) {
        let scalars = text.scalars
        machine.begin(program.entries.count)
        // Where the figures end that were looked at last.
        var digitsEnd = 0
        program.withCode { code in
            withTables { tables in
                var place = 0
                while true {
                    place = tables.nextStart(in: text, from: place)
                    if place == scalars.count { break }
                    defer { place += 1 }
                    let around = tables.around(place, in: text)
                    let isInWord = around.last & CharacterMark.word != 0
                    let list = tables.lists[tables.list(of: scalars[place])]
                    // The last one that was tried here, and the last one that did not match.
                    var (tried, failed) = (-1, -1)
                    var run = Run()
                    for group in list.groups {
                        let group = tables.groups[group]
                        var left = isInWord ? group.inWord : group.all
                        if group.columns >= 0 { left &= tables.column(group.columns, around) }
                        while left != 0 {
                            let candidate = tables.candidates[group.first + left.trailingZeroBitCount]
                            left &= left - 1
                            if !candidate.mayStand(around) { continue }
                            if candidate.behindDigits != .max, scalars[place] &- 0x30 < 10 {
                                if digitsEnd <= place { digitsEnd = tables.digitsEnd(in: scalars, from: place) }
                                if candidate.behindDigits >> UInt64(text.marks[digitsEnd] & 63) & 1 == 0 { continue }
                            }
                            if !tables.follows(candidate.text, in: scalars, at: place + 1) { continue }
                            let pattern = Int(candidate.pattern)
                            if pattern == tried || Int(candidate.beginning) == failed { continue }
                            tried = pattern
                            if candidate.head >= 0, !tables.mayStand(Int(candidate.head), text, place, &run) {
                                failed = pattern
                                continue
                            }
                            guard let end = machine.end(code, Int(candidate.entry), in: scalars, at: place) else {
                                failed = pattern
                                continue
                            }
                            let match = Match(pattern: pattern, start: place, end: end)
                            if machine.mayTake(match), found(match) { machine.take(match) }
                        }
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
        let lists: UnsafeBufferPointer<PatternCandidates.List>
        let groups: UnsafeBufferPointer<PatternCandidates.Group>
        let candidates: UnsafeBufferPointer<PatternCandidate>
        let columns: UnsafeBufferPointer<UInt64>
        let thirds: UnsafeBufferPointer<UInt64>
        let texts: UnsafeBufferPointer<UInt32>
        let heads: UnsafeBufferPointer<Head>
        let ascii: UnsafeBufferPointer<UInt64>
        let longestRun: Int

        /// The first place from one on at which a pattern may begin, by its character and the next two.
        ///
        /// Apart from all else that is asked of a place, because most places cost no more than this.
        @inline(never)
        func nextStart(in text: MarkedScalars, from start: Int) -> Int {
            var place = start
            var last = text.marks[start - 1]
            while place < text.scalars.count {
                let scalar = text.scalars[place]
                let isInWord = last & CharacterMark.word != 0
                let next = text.marks[place + 1]
                if scalar < 0x80 {
                    let seconds = ascii[Int(scalar) << 1 | (isInWord ? 1 : 0)]
                    if seconds &>> UInt64(next & 63) & 1 != 0, mayGoOn(list(of: scalar), next, text, place, isInWord) {
                        return place
                    }
                } else {
                    let number = list(of: scalar)
                    if number != 0, mayGoOn(number, next, text, place, isInWord) { return place }
                }
                last = text.marks[place]
                place += 1
            }
            return place
        }

        /// Whether a pattern of a list may begin at a place, by the two characters behind it.
        @inline(__always)
        private func mayGoOn(_ list: Int, _ next: UInt8, _ text: MarkedScalars, _ place: Int, _ isInWord: Bool) -> Bool
        {
            let thirds = thirds[lists[list].thirds + (isInWord ? 64 : 0) + Int(next & 63)]
            return thirds &>> UInt64(text.marks[place + 2] & 63) & 1 != 0
        }

        /// Marks of what stands around a place.
        @inline(__always)
        func around(_ place: Int, in text: MarkedScalars) -> PatternCandidate.Around {
            let marks = text.marks + place
            return PatternCandidate.Around(
                secondLast: marks[-2], last: marks[-1], next: marks[1], third: marks[2], fourth: marks[3])
        }

        /// Which candidates of a group may stand among some characters, as bits.
        @inline(__always)
        func column(_ start: Int, _ around: PatternCandidate.Around) -> UInt64 {
            columns[start + Int(around.next & 63)] & columns[start + 64 + Int(around.third & 63)]
                & columns[start + 128 + Int(around.fourth & 63)] & columns[start + 192 + Int(around.last & 63)]
        }

        /// Where the figures that begin at a place end.
        @inline(__always)
        func digitsEnd(in scalars: UnsafeBufferPointer<UInt32>, from place: Int) -> Int {
            var end = place
            while end < scalars.count, scalars[end] &- 0x30 < 10 { end += 1 }
            return end
        }

        /// Whether the head of a pattern may stand at a place.
        @inline(__always)
        func mayStand(
            _ number: Int, _ text: MarkedScalars, _ place: Int, _ run: inout Run
        ) -> Bool {
            let (head, scalars) = (heads[number], text.scalars)
            if run.number != head.run {
                var end = place + 1
                // One that is longer than any head has is as good as one more.
                let limit = min(scalars.count, end + longestRun + 1)
                while end < limit, head.head.contains(scalars[end]) { end += 1 }
                run = Run(number: head.run, count: end - place - 1)
            }
            let sign = place + 1 + run.count
            guard head.head.count.contains(run.count), sign < scalars.count else { return false }
            if let only = head.head.sign, scalars[sign] != only { return false }
            let (signMark, nextMark) = (UInt64(text.marks[sign] & 63), UInt64(text.marks[sign + 1] & 63))
            return head.head.signs >> signMark & head.head.next >> nextMark & 1 != 0
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
                candidates.withArrays { lists, groups, candidates, columns, thirds in
                    texts.withUnsafeBufferPointer { texts in
                        heads.withUnsafeBufferPointer { heads in
                            ascii.withUnsafeBufferPointer { ascii in
                                body(
                                    Tables(
                                        pages: pages, entries: entries, lists: lists, groups: groups,
                                        candidates: candidates, columns: columns, thirds: thirds, texts: texts,
                                        heads: heads,
                                        ascii: ascii, longestRun: longestRun))
                            }
                        }
                    }
                }
            }
        }
    }
}
