import Glossary
import Normalization

/// Finds keys in folded text: the longest at each place where one may begin, from left to right.
package struct TermScanner {
    /// A key found in folded text.
    struct Hit {
        /// Characters of the folded text.
        var start: Int
        var end: Int
        /// The place in the pool that tells keys apart.
        var place: UInt32
        var isSubterm: Bool
    }

    private let trie: TermTrie
    let boundaries: BoundaryRules
    private let starting: StartTable
    /// Ends of keys that begin at places of one chunk.
    private var ends: [TrieWalk.End] = []

    init(_ trie: TermTrie, boundaries: BoundaryRules) {
        (self.trie, self.boundaries) = (trie, boundaries)
        starting = StartTable(boundaries)
        ends.reserveCapacity(Self.chunk)
    }

    /// Calls `accept` for each key that stands between edges of words, the longest of a place first, until it says
    /// that the key is a name; then goes on behind it.
    ///
    /// - Complexity: O(n·d) in the characters of the text and the depth to which it follows keys, which is a few
    ///   characters where no name stands.
    mutating func scan(
        _ text: FoldedText, minimumLength: Int, includesSubterms: Bool, accept: (Hit) -> Bool
    ) {
        let count = text.count
        guard count > 1 else { return }
        let scalars = text.scalars
        trie.edges.withBytes { edges in
            trie.places.withBytes { places in
                trie.filter.withBytes { filter in
                    trie.pool.withBytes { pool in
                        let walk = TrieWalk(
                            trie, edges: edges, places: places, filter: filter, pool: pool, text: text)
                        withUnsafeTemporaryAllocation(of: TrieWalk.Start.self, capacity: Self.chunk) { starts in
                            withUnsafeTemporaryAllocation(of: TrieWalk.Going.self, capacity: Self.chunk) { active in
                                guard let starts = starts.baseAddress, let active = active.baseAddress else { return }
                                scan(walk, starts, active, scalars, count, minimumLength, includesSubterms, accept)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Characters whose first probes are made together.
    private static let chunk = 256

    @inline(__always)
    private mutating func scan(
        _ walk: TrieWalk, _ starts: UnsafeMutablePointer<TrieWalk.Start>,
        _ active: UnsafeMutablePointer<TrieWalk.Going>, _ scalars: UnsafeMutablePointer<UInt32>, _ count: Int,
        _ minimumLength: Int, _ includesSubterms: Bool, _ accept: (Hit) -> Bool
    ) {
        var begin = 0
        /// Where the next name may begin.
        var next = 0
        var coveredEnd = 0
        while begin + 1 < count {
            let end = min(begin + Self.chunk, count - 1)
            var found = 0
            for place in 0..<walk.starts(in: begin..<end, starting, into: starts)
            where canStart(scalars, Int(starts[place].index)) {
                starts[found] = starts[place]
                found += 1
            }
            ends.removeAll(keepingCapacity: true)
            walk.follow(starts, found, active, into: &ends)
            for place in 0..<found {
                let index = Int(starts[place].index)
                guard index >= next else { continue }
                var isFirst = true
                var number = Int(starts[place].last)
                while number >= 0 {
                    let candidate = ends[number]
                    number = Int(candidate.shorter)
                    guard candidate.index - index >= minimumLength,
                        isEdge(scalars, count, start: index, end: candidate.index)
                    else { continue }
                    let hit = Hit(
                        start: index, end: candidate.index, place: candidate.place,
                        isSubterm: candidate.index <= coveredEnd)
                    guard accept(hit) else { continue }
                    if !includesSubterms {
                        next = candidate.index
                        break
                    }
                    if isFirst { coveredEnd = max(coveredEnd, candidate.index) }
                    isFirst = false
                }
            }
            begin = max(end, min(next, count - 1))
        }
    }

    /// Whether a name may begin before a character, whatever the name.
    @inline(__always)
    private func canStart(_ scalars: UnsafeMutablePointer<UInt32>, _ index: Int) -> Bool {
        if index == 0 { return true }
        let bits = scalars[index]
        let before = scalars[index - 1]
        let kind = FoldedScalar.kind(bits)
        let kindBefore = FoldedScalar.kind(before)
        if kind == FoldedScalar.Kind.latin || kind == FoldedScalar.Kind.digit {
            guard kindBefore == FoldedScalar.Kind.latin || kindBefore == FoldedScalar.Kind.digit else { return true }
            return Self.parts(before, bits)
        }
        if FoldedScalar.gap(bits) != 0 { return true }
        if kind == FoldedScalar.Kind.kana {
            if bits & FoldedScalar.katakana != 0 {
                return before & FoldedScalar.katakana == 0 || kindBefore == FoldedScalar.Kind.latin
            }
            return kindBefore != FoldedScalar.Kind.kana || before & FoldedScalar.katakana != 0
        }
        if kind == FoldedScalar.Kind.hangul {
            return kindBefore != FoldedScalar.Kind.hangul || boundaries.isPrefixed(scalars, before: index)
        }
        return true
    }

    /// Whether what stands between two Latin letters or digits parts them.
    @inline(__always)
    private static func parts(_ before: UInt32, _ bits: UInt32) -> Bool {
        let gap = FoldedScalar.gap(bits)
        if gap == 0 { return false }
        if bits & FoldedScalar.space != 0 { return true }
        // don't; 2.5
        if bits & FoldedScalar.apostrophe != 0 { return false }
        return gap == FoldedScalar.Gap.soft || FoldedScalar.kind(before) != FoldedScalar.Kind.digit
            || FoldedScalar.kind(bits) != FoldedScalar.Kind.digit
    }

    /// Whether both edges of a name are edges of words.
    private func isEdge(
        _ scalars: UnsafeMutablePointer<UInt32>, _ count: Int, start: Int, end: Int
    ) -> Bool {
        let last = scalars[end - 1]
        let kind = FoldedScalar.kind(last)
        if end < count {
            let next = scalars[end]
            let nextKind = FoldedScalar.kind(next)
            switch kind {
            case FoldedScalar.Kind.latin, FoldedScalar.Kind.digit:
                if nextKind == FoldedScalar.Kind.latin || nextKind == FoldedScalar.Kind.digit,
                    !Self.parts(last, next)
                {
                    return false
                }
            case FoldedScalar.Kind.hangul:
                if FoldedScalar.gap(next) == 0, nextKind == FoldedScalar.Kind.hangul,
                    !boundaries.isSuffixed(scalars, count, at: end)
                {
                    return false
                }
            case FoldedScalar.Kind.kana:
                if FoldedScalar.gap(next) == 0, last & next & FoldedScalar.katakana != 0,
                    nextKind != FoldedScalar.Kind.latin
                {
                    return false
                }
            default: break
            }
            if kind == FoldedScalar.Kind.han, nextKind == FoldedScalar.Kind.han,
                boundaries.isWithinWord(scalars, count, at: end)
            {
                return false
            }
        }
        if start > 0, FoldedScalar.kind(scalars[start]) == FoldedScalar.Kind.han,
            FoldedScalar.kind(scalars[start - 1]) == FoldedScalar.Kind.han,
            boundaries.isWithinWord(scalars, count, at: start)
        {
            return false
        }
        return true
    }
}

extension TermScanner {
    /// The mark of a word of Latin letters, by which `TrieWalk` goes on behind it.
    static func mark(_ word: [UInt8], _ trie: TermTrie) -> UInt32? {
        let text = FoldedText(letters: word)
        return withWalk(trie, text) { $0.mark() }
    }

    private static func withWalk<Result>(_ trie: TermTrie, _ text: FoldedText, _ body: (TrieWalk) -> Result) -> Result {
        trie.edges.withBytes { edges in
            trie.places.withBytes { places in
                trie.filter.withBytes { filter in
                    trie.pool.withBytes { pool in
                        body(TrieWalk(trie, edges: edges, places: places, filter: filter, pool: pool, text: text))
                    }
                }
            }
        }
    }

    /// The ends of all keys that begin at a character, without a look at the edges of words: for tests.
    package static func keys(in text: FoldedText, from start: Int, _ trie: TermTrie) -> [Int] {
        guard start + 1 < text.count else { return [] }
        var ends: [TrieWalk.End] = []
        trie.edges.withBytes { edges in
            trie.places.withBytes { places in
                trie.filter.withBytes { filter in
                    trie.pool.withBytes { pool in
                        let walk = TrieWalk(
                            trie, edges: edges, places: places, filter: filter, pool: pool, text: text)
                        withUnsafeTemporaryAllocation(of: TrieWalk.Start.self, capacity: 1) { starts in
                            guard let first = starts.baseAddress else { return }
                            let found = walk.starts(in: start..<start + 1, nil, into: first)
                            withUnsafeTemporaryAllocation(of: TrieWalk.Going.self, capacity: 1) { active in
                                guard let active = active.baseAddress else { return }
                                walk.follow(first, found, active, into: &ends)
                            }
                        }
                    }
                }
            }
        }
        return ends.map(\.index)
    }
}
