import ICU
import Normalization
import Terminology

/// A query with what is asked of it again and again.
final class Asked {
    let query: MemoryQuery
    /// As keys are folded.
    let folded: [UInt32]
    private var known: [LanguageTag: [UInt32]] = [:]

    init(_ query: MemoryQuery, _ skeletons: SegmentSkeletons, _ forms: SegmentForms) {
        self.query = query
        folded = skeletons.folded(query.text)
    }

    func skeleton(_ language: LanguageTag, _ skeletons: SegmentSkeletons) -> [UInt32] {
        if let skeleton = known[language] { return skeleton }
        let skeleton = skeletons.skeleton(query.text, language)
        known[language] = skeleton
        return skeleton
    }
}

/// Compares texts as the memory's search does: in NFC, runs of white space made one.
struct SegmentForms {
    private let normalizer: Normalizer

    init() throws(ICUError) { normalizer = try Normalizer(.nfc) }

    /// Whether there are two texts, and they are equal.
    func areEqual(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return false }
        if left.utf8.elementsEqual(right.utf8) { return true }
        return form(left) == form(right)
    }

    private func form(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in ((try? normalizer.normalized(text)) ?? text).unicodeScalars {
            guard scalar.properties.isWhitespace else {
                result.append(scalar)
                continue
            }
            if result.last != " " { result.append(" ") }
        }
        return result
    }
}

extension LanguageTag {
    /// Chinese in the other script.
    var otherScript: LanguageTag? {
        switch self {
        case .simplifiedChinese: .traditionalChinese
        case .traditionalChinese: .simplifiedChinese
        default: nil
        }
    }
}

/// What stands between the values of a query, and parts of it: what other segments may say word for word.
struct QueryPieces {
    /// Pieces that are looked for, at most.
    private static let most = 6
    /// Scalars; Han characters and the like count twice. What is shorter says too little.
    private static let shortest = 8

    let longestFirst: [String]

    init(_ text: String, between spans: [TextSpan], _ words: WordSegmenter?) {
        var pieces: [String] = []
        var start = 0
        for span in spans + [TextSpan(text.utf8.count, text.utf8.count)] where span.start >= start {
            let piece = text.piece(TextSpan(start, span.start))
            pieces.append(piece)
            // Where the ends are said otherwise, the middle may be the same.
            let parts = words?.divided(piece) ?? []
            for cut in 1..<4 where parts.count > cut {
                pieces.append(parts.dropFirst(cut).joined())
                pieces.append(parts.dropLast(cut).joined())
                if parts.count > 2 * cut { pieces.append(parts.dropFirst(cut).dropLast(cut).joined()) }
            }
            start = span.end
        }
        let weighed = pieces.map { ($0, Self.weight($0)) }.filter { $0.1 >= Self.shortest }
        longestFirst = weighed.sorted { $0.1 > $1.1 }.prefix(Self.most * 3).map(\.0)
    }

    private static func weight(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : $1.value >= 0x1100 ? 2 : 1) }
    }
}
