import ICU
import Terminology
import TestSupport
import TranslationMemory

/// The naive twin of the search: every segment against the query, by the book.
enum Oracle {
    /// NFC with each run of white space made one space.
    static func compared(_ text: String) throws -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in try Normalizer(.nfc).normalized(text).unicodeScalars {
            if !scalar.properties.isWhitespace {
                result.append(scalar)
            } else if result.last != " " {
                result.append(" ")
            }
        }
        return result
    }

    static func matches<Symbol: Equatable>(
        _ query: [Symbol], _ segments: [(id: Int64, symbols: [Symbol])], _ options: FuzzySearchOptions
    ) -> [FuzzyHit] {
        let hits = segments.compactMap { segment -> FuzzyHit? in
            let hit = FuzzyHit(
                id: segment.id, distance: EditDistance.between(query, segment.symbols),
                longerLength: max(query.count, segment.symbols.count))
            return hit.percent >= options.threshold ? hit : nil
        }
        let sorted = hits.sorted {
            let (left, right) = ($0.distance * max(1, $1.longerLength), $1.distance * max(1, $0.longerLength))
            return (left, $1.id) < (right, $0.id)
        }
        return Array(sorted.prefix(options.limit))
    }

    /// Where a piece is in a text, in bytes.
    static func places(of piece: String, in text: String) -> [TextSpan] {
        let (piece, text) = (Array(piece.utf8), Array(text.utf8))
        guard !piece.isEmpty, piece.count <= text.count else { return [] }
        return (0...text.count - piece.count).filter { text[$0..<$0 + piece.count].elementsEqual(piece) }
            .map { TextSpan($0, $0 + piece.count) }
    }
}
