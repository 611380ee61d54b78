import Glossary
import Terminology

/// What the terms of a glossary say of the words that they are made of: 知识产权 and "intellectual property" also know 知识产权局
/// and "property rights".
///
/// Two tokens answer each other as far as they stand in the terms of the same concepts (the coefficient of Dice 1945).
struct GlossaryWords {
    /// Larger glossaries are of fields that a text need not be of, and would have to be read whole.
    private static let limit = 20_000
    /// Pairs that go together less are left out.
    private static let leastDice: Float = 0.3
    /// How much a pair is believed that always goes together.
    private static let strength: Float = 1
    /// Concepts in which a pair has to be seen to be believed by half.
    private static let doubt: Float = 1

    /// Adds the pairs of all languages of the encoders, of tokens that are in the texts.
    ///
    /// - Complexity: O(n) in the terms of the glossary.
    static func add(
        to pairs: inout GivenPairs, _ index: GlossaryIndex, _ encoders: [TextEncoder], _ vocabularies: [Vocabulary]
    ) throws(IndexError) {
        guard index.conceptCount <= limit else { return }
        // Of each language; nil where it has no term.
        var concepts: [[Set<UInt64>?]] = []
        var phrases = encoders.map { _ in Vocabulary() }
        for number in 0..<index.conceptCount {
            let terms = try index.entry(try index.concept(number: number)).concept.terms
            concepts.append(
                encoders.indices.map { column in
                    var own: [UInt64] = []
                    for term in terms where term.language == encoders[column].language {
                        own += encoders[column].hashes(of: term.text, &phrases[column])
                    }
                    return own.isEmpty ? nil : Set(own.filter { vocabularies[column].id(of: $0) != nil })
                })
        }
        for first in encoders.indices {
            for second in encoders.indices.dropFirst(first + 1) {
                for (one, other, strength) in associations(concepts.map { ($0[first], $0[second]) }) {
                    pairs.add(encoders[first].language, one, encoders[second].language, other, strength: strength)
                }
            }
        }
    }

    private struct Key: Hashable {
        let first: UInt64
        let second: UInt64
    }

    private static func associations(
        _ concepts: [(Set<UInt64>?, Set<UInt64>?)]
    ) -> [(UInt64, UInt64, Float)] {
        var first: [UInt64: Float] = [:]
        var second: [UInt64: Float] = [:]
        var both: [Key: Float] = [:]
        for case (let ones?, let others?) in concepts {
            for one in ones { first[one, default: 0] += 1 }
            for other in others { second[other, default: 0] += 1 }
            for one in ones { for other in others { both[Key(first: one, second: other), default: 0] += 1 } }
        }
        return both.compactMap { key, count in
            let dice = 2 * count / ((first[key.first] ?? 0) + (second[key.second] ?? 0))
            guard dice >= leastDice else { return nil }
            return (key.first, key.second, strength * dice * count / (count + doubt))
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }
}
