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
        var order = Order.behind
    }

    /// Where a key stands among those that were found before it.
    enum Order {
        case behind
        /// The last one does not count: this one is longer.
        case insteadOfLast
        /// Before the last one, in the place of another that the last one stands for.
        case beforeLast
    }

    private let trie: TermTrie
    let boundaries: BoundaryRules
    /// Nil for a look at every place.
    private let starting: StartTable?
    /// Ends of keys that begin at places of one chunk.
    private var ends: [TrieWalk.End] = []
    private let room = Room()

    /// Where a scan keeps what it follows: too much for the stack, and asked for at each stretch.
    private final class Room {
        let starts = UnsafeMutablePointer<TrieWalk.Start>.allocate(capacity: TermScanner.chunk)
        let active = UnsafeMutablePointer<TrieWalk.Going>.allocate(capacity: TermScanner.chunk)

        deinit {
            starts.deallocate()
            active.deallocate()
        }
    }

    init(_ trie: TermTrie, boundaries: BoundaryRules, starting: StartTable?) {
        (self.trie, self.boundaries, self.starting) = (trie, boundaries, starting)
        ends.reserveCapacity(Self.chunk)
    }

    /// Calls `accept` for each key that stands between edges of words, the longest of a place first, until it says
    /// that the key is a name; then goes on behind it, unless a longer name begins within it.
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
                        let (starts, active) = (room.starts, room.active)
                        scan(walk, starts, active, scalars, count, minimumLength, includesSubterms, accept)
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
        var last = Last()
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
                let isWithin = index < last.end
                var isFirst = true
                var number = Int(starts[place].last)
                while number >= 0 {
                    let candidate = ends[number]
                    number = Int(candidate.shorter)
                    // "The Trilateral Cooperation Secretariat" is not "the Trilateral".
                    if isWithin, candidate.index <= last.end || candidate.index - index <= last.length { break }
                    let isSubterm = candidate.index <= coveredEnd
                    guard candidate.index - index >= minimumLength,
                        isEdge(scalars, count, start: index, end: candidate.index, isSubterm: isSubterm)
                    else { continue }
                    let hit = Hit(
                        start: index, end: candidate.index, place: candidate.place, isSubterm: isSubterm,
                        order: isWithin ? .insteadOfLast : .behind)
                    guard accept(hit) else { continue }
                    if !includesSubterms {
                        if isWithin { shorten(last, to: index, scalars, count, minimumLength, accept) }
                        last = Last(start: index, end: candidate.index, shorter: number)
                        break
                    }
                    if isFirst { coveredEnd = max(coveredEnd, candidate.index) }
                    isFirst = false
                }
            }
            begin = end
            // Its shorter ends are those of this chunk.
            last.shorter = -1
        }
    }

    /// The name that was found last.
    private struct Last {
        var start = 0
        var end = 0
        /// The next shorter key that begins at the same place, among the ends; -1 for none.
        var shorter = -1
        var length: Int { end - start }
    }

    /// Finds a shorter key in the place of a name that does not count, before the one that does.
    @inline(never)
    private func shorten(
        _ name: Last, to limit: Int, _ scalars: UnsafeMutablePointer<UInt32>, _ count: Int, _ minimumLength: Int,
        _ accept: (Hit) -> Bool
    ) {
        var number = name.shorter
        while number >= 0 {
            let candidate = ends[number]
            number = Int(candidate.shorter)
            guard candidate.index <= limit, candidate.index - name.start >= minimumLength,
                isEdge(scalars, count, start: name.start, end: candidate.index, isSubterm: false)
            else { continue }
            let hit = Hit(
                start: name.start, end: candidate.index, place: candidate.place, isSubterm: false, order: .beforeLast)
            if accept(hit) { return }
        }
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
