import Glossary
import Normalization

extension TrieWalk {
    /// Letters of the longest word that has a mark.
    private static let longestMarked = 31

    /// The mark of the word that is the text: 0 where no key begins with it, else the edge from which to go on, and in the
    /// lowest five bits how many of its letters the edges so far have. No key ends within a word, so none is missed.
    func mark() -> UInt32? {
        guard count > 1, count <= Self.longestMarked else { return nil }
        let pair = TrieFormat.pair(FoldedScalar.value(scalars[0]), FoldedScalar.value(scalars[1]))
        let home = TrieFormat.slot(TrieFormat.hash(pair), of: slotCount)
        var (slot, edge) = find(pair, from: home, edge(at: home))
        for next in 2..<count {
            guard slot >= 0 else { return 0 }
            if edge & TrieFormat.hasRest != 0 {
                return startsRest(Int(place(of: slot)), from: next) ? UInt32(slot) << 5 | UInt32(next) : 0
            }
            let key = TrieFormat.edge(from: slot, FoldedScalar.value(scalars[next]))
            let home = TrieFormat.slot(TrieFormat.hash(key), of: slotCount)
            (slot, edge) = find(key, from: home, self.edge(at: home))
        }
        return slot >= 0 ? UInt32(slot) << 5 | UInt32(count) : 0
    }

    /// Whether the rest of a key begins with the letters of the text from `index` on.
    private func startsRest(_ place: Int, from index: Int) -> Bool {
        var offset = place
        guard let length = varint(&offset), length <= pool.count - offset else { return false }
        return pool[offset..<offset + length].starts(
            with: (index..<count).lazy.map { UInt8(truncatingIfNeeded: scalars[$0]) })
    }
}
