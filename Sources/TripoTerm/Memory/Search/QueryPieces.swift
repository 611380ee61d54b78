import Normalization
import Terminology

/// What stands between the values of a query, and parts of it: what other segments may say word for word.
struct QueryPieces {
    /// Pieces that are looked for, at most: each is a concordance.
    private static let most = 12
    /// Scalars; Han characters and the like count twice. What is shorter says too little.
    private static let shortest = 8

    let longestFirst: [String]

    init(_ text: String, between spans: [TextSpan], _ words: WordSegmenter?) {
        var pieces: [String] = []
        var start = 0
        for span in spans + [TextSpan(text.utf8.count, text.utf8.count)] where span.start >= start {
            let piece = text.piece(TextSpan(start, span.start))
            start = span.end
            pieces.append(piece)
            let parts = words?.divided(piece) ?? []
            // Where the ends are said otherwise, the middle may be the same; else the beginning, or the end.
            for cut in 1..<3 where parts.count > 2 * cut { pieces.append(parts.dropFirst(cut).dropLast(cut).joined()) }
            for (numerator, denominator) in [(3, 4), (1, 2), (1, 3)] {
                let count = parts.count * numerator / denominator
                guard count > 0, count < parts.count else { continue }
                pieces.append(parts.prefix(count).joined())
                pieces.append(parts.suffix(count).joined())
            }
        }
        let weighed = pieces.map { (text: $0, weight: Self.weight($0)) }.filter { $0.weight >= Self.shortest }
        longestFirst = weighed.sorted { $0.weight > $1.weight }.prefix(Self.most).map(\.text)
    }

    /// Scalars without spaces, those of Han, kana and Hangul twice.
    static func weight(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : $1.value >= 0x1100 ? 2 : 1) }
    }
}
