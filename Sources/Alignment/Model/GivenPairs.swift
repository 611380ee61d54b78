import Terminology

/// Pairs of hashes of tokens from the lists that the user gave, by languages.
struct GivenPairs {
    /// Phrases with more pairs of tokens than this say too little of each.
    static let limit = 4

    private var pairs: [[LanguageTag]: [(UInt64, UInt64)]] = [:]

    mutating func add(_ first: LanguageTag, _ hash: UInt64, _ second: LanguageTag, _ answer: UInt64) {
        pairs[[first, second], default: []].append((hash, answer))
    }

    /// In either direction.
    subscript(_ first: LanguageTag, _ second: LanguageTag) -> [(UInt64, UInt64)] {
        (pairs[[first, second]] ?? []) + (pairs[[second, first]] ?? []).map { ($0.1, $0.0) }
    }
}
