import Terminology

/// Pairs of hashes of tokens that are known before a text is read, by languages.
struct GivenPairs {
    struct Pair {
        var first: UInt64
        var second: UInt64
        /// 1 for what is certain.
        var strength: Float
    }

    /// Phrases with more pairs of tokens than this say too little of each.
    static let limit = 4

    private var pairs: [[LanguageTag]: [Pair]] = [:]

    mutating func add(
        _ first: LanguageTag, _ hash: UInt64, _ second: LanguageTag, _ answer: UInt64, strength: Float = 1
    ) {
        pairs[[first, second], default: []].append(Pair(first: hash, second: answer, strength: strength))
    }

    /// In either direction.
    subscript(_ first: LanguageTag, _ second: LanguageTag) -> [Pair] {
        (pairs[[first, second]] ?? [])
            + (pairs[[second, first]] ?? []).map { Pair(first: $0.second, second: $0.first, strength: $0.strength) }
    }
}
