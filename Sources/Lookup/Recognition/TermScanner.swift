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
    /// Ends of keys that begin at one place, the shortest first.
    private var candidates: [(end: Int, place: UInt32)] = []

    init(_ trie: TermTrie, boundaries: BoundaryRules) {
        (self.trie, self.boundaries) = (trie, boundaries)
        candidates.reserveCapacity(64)
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
                            trie, edges: edges, places: places, filter: filter, pool: pool, scalars: scalars,
                            count: count)
                        var index = 0
                        var coveredEnd = 0
                        while index + 1 < count {
                            // Most letters stand within a word: no look at the trie for them.
                            guard Self.isOpen(scalars, index), walk.mayBegin(at: index), canStart(scalars, index)
                            else {
                                index += 1
                                continue
                            }
                            candidates.removeAll(keepingCapacity: true)
                            walk.follow(from: index, into: &candidates)
                            var next = index + 1
                            var isFirst = true
                            while let candidate = candidates.popLast() {
                                guard candidate.end - index >= minimumLength,
                                    isEdge(scalars, count, start: index, end: candidate.end)
                                else { continue }
                                let hit = Hit(
                                    start: index, end: candidate.end, place: candidate.place,
                                    isSubterm: candidate.end <= coveredEnd)
                                guard accept(hit) else { continue }
                                if !includesSubterms {
                                    next = candidate.end
                                    break
                                }
                                if isFirst { coveredEnd = max(coveredEnd, candidate.end) }
                                isFirst = false
                            }
                            index = next
                        }
                    }
                }
            }
        }
    }

    /// False for a letter that stands right behind a letter: the cheapest part of `canStart`.
    @inline(__always)
    private static func isOpen(_ scalars: UnsafeMutablePointer<UInt32>, _ index: Int) -> Bool {
        let bits = scalars[index]
        guard index > 0, FoldedScalar.gap(bits) == 0, FoldedScalar.kind(bits) == FoldedScalar.Kind.latin else {
            return true
        }
        return FoldedScalar.kind(scalars[index - 1]) != FoldedScalar.Kind.latin
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
            if bits & FoldedScalar.katakana != 0 { return before & FoldedScalar.katakana == 0 }
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
                if FoldedScalar.gap(next) == 0, last & next & FoldedScalar.katakana != 0 { return false }
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
    /// The ends of all keys that begin at a character, without a look at the edges of words: for tests.
    package static func keys(in text: FoldedText, from start: Int, _ trie: TermTrie) -> [Int] {
        guard start + 1 < text.count else { return [] }
        var candidates: [(end: Int, place: UInt32)] = []
        trie.edges.withBytes { edges in
            trie.places.withBytes { places in
                trie.filter.withBytes { filter in
                    trie.pool.withBytes { pool in
                        let walk = TrieWalk(
                            trie, edges: edges, places: places, filter: filter, pool: pool, scalars: text.scalars,
                            count: text.count)
                        if walk.mayBegin(at: start) { walk.follow(from: start, into: &candidates) }
                    }
                }
            }
        }
        return candidates.map(\.end)
    }
}
