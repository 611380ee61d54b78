/// Finds the pairs of tokens of two languages that are known beforehand.
struct Seeds {
    /// Strength of a pair that is read alike only.
    private static let readAlike: Float = 0.6

    let without: Set<AlignmentSignal>
    /// Pairs of hashes from lists that the user gave, and from the glossary.
    var given: [GivenPairs.Pair] = []

    func pairs(_ first: Vocabulary, _ second: Vocabulary) -> [Lexicon.Seed] {
        var seeds: [Lexicon.Seed] = []
        var read: [UInt64: [Int32]] = [:]
        let reads = !without.contains(.hangul)
        if reads {
            for id in 0..<second.count where second.aliases[id] != 0 {
                read[second.aliases[id], default: []].append(Int32(id))
            }
        }
        for id in 0..<first.count {
            let hash = first.hashes[id]
            if let same = second.id(of: hash), let signal = first.kinds[id].signal, !without.contains(signal) {
                seeds.append(Lexicon.Seed(first: Int32(id), second: same, strength: 1))
            }
            guard reads else { continue }
            if first.aliases[id] != 0, let other = second.id(of: first.aliases[id]) {
                seeds.append(Lexicon.Seed(first: Int32(id), second: other, strength: Self.readAlike))
            }
            for other in read[hash] ?? [] {
                seeds.append(Lexicon.Seed(first: Int32(id), second: other, strength: Self.readAlike))
            }
        }
        for pair in given {
            guard let first = first.id(of: pair.first), let second = second.id(of: pair.second) else { continue }
            seeds.append(Lexicon.Seed(first: first, second: second, strength: pair.strength))
        }
        return seeds
    }
}
